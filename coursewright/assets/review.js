// The last look before an exam is handed in: what is empty, what is flagged.

import { group, told } from "./page.js"
import { pressing, stem } from "./parts.js"

const WORDS = {
  review: "Review",
  all: (count) => `All ${count} questions are answered, and none is flagged.`,
  some: (empty, flagged) =>
    [empty && `${questions(empty)} empty`, flagged && `${questions(flagged)} flagged`].filter(Boolean).join("; ") + ".",
  question: (n) => `Question ${n}`,
  empty: "empty",
  flagged: "flagged",
  handIn: "Hand in",
  sure: (empty) => `${questions(empty)} still empty, and counts as not right. Hand in all the same?`,
  sureMany: (empty) => `${questions(empty)} still empty, and count as not right. Hand in all the same?`,
  anyway: "Hand in all the same",
  back: (n) => `Go to question ${n}`,
}

/** A list of the questions that are empty or flagged, each leading back to itself, and the button that hands in. */
export function review(quizzes, facts, { go, handIn }) {
  const empty = facts.filter((one) => one.empty).length
  const flagged = facts.filter((one) => one.flagged).length
  const open = facts.flatMap((one, n) => (one.empty || one.flagged ? [entry(quizzes[n], n, one, go)] : []))
  const words = told("p", open.length ? WORDS.some(empty, flagged) : WORDS.all(quizzes.length))
  const end = told("div", "", "hand-in")
  const first = facts.findIndex((one) => one.empty)
  const press = pressing(WORDS.handIn, "md-button md-button--primary", () => (empty ? ask(end, { empty, first, go, handIn }) : handIn()))
  end.append(press)
  return group("section", [told("h2", WORDS.review), words, ...(open.length ? [group("ul", open)] : []), end], "exam-review")
}

function entry(quiz, n, { empty, flagged }, go) {
  const signs = [...(empty ? [told("span", WORDS.empty, "empty")] : []), ...(flagged ? [told("span", WORDS.flagged, "flagged")] : [])]
  const press = pressing("", "", () => go(n))
  press.append(told("strong", WORDS.question(n + 1)), " ", ...signs.flatMap((sign) => [sign, " "]), told("span", stem(quiz), "stem"))
  return group("li", [press])
}

/** Ask once more, in the place of the button that was pressed. */
function ask(end, { empty, first, go, handIn }) {
  const question = told("p", empty === 1 ? WORDS.sure(empty) : WORDS.sureMany(empty))
  question.tabIndex = -1
  const back = pressing(WORDS.back(first + 1), "md-button md-button--primary", () => go(first))
  end.replaceChildren(question, back, " ", pressing(WORDS.anyway, "md-button", handIn))
  question.focus()
}

function questions(count) {
  return count === 1 ? "1 question is" : `${count} questions are`
}
