// The questions of a sitting that was handed in, each with its verdict and its explanations.

import { group, told } from "./page.js"
import { pressing } from "./parts.js"

const WORDS = {
  questions: "Every question, explained",
  question: (n) => `Question ${n}`,
  missed: "Only the ones I missed",
  shown: (count, all) => (count === all ? `All ${all} questions are shown.` : `${count} of ${all} questions are shown.`),
}

/** These questions as they were answered, with a button that leaves out those that were right. They must be shown by `reveal`. */
export function explained(questions, attempts) {
  const sheets = questions.map((quiz, n) => group("section", [told("h4", WORDS.question(n + 1)), quiz], "exam-question"))
  const isRight = (n) => attempts.find(({ item }) => item === questions[n].dataset.item)?.right === true
  const status = told("p", "", "tally")
  status.setAttribute("role", "status")
  const filter = pressing(WORDS.missed, "md-button", () => {
    const on = filter.getAttribute("aria-pressed") === "false"
    filter.setAttribute("aria-pressed", String(on))
    sheets.forEach((sheet, n) => (sheet.hidden = on && isRight(n)))
    status.textContent = WORDS.shown(sheets.filter((sheet) => !sheet.hidden).length, sheets.length)
  })
  filter.setAttribute("aria-pressed", "false")
  const bar = group("div", [filter, status], "exam-filter")
  const some = questions.some((_, n) => isRight(n)) && questions.some((_, n) => !isRight(n))
  return group("section", [told("h3", WORDS.questions), ...(some ? [bar] : []), ...sheets], "explained")
}

/** Show verdicts and explanations, once the questions stand in the page. Explanations of right answers stay closed. */
export function reveal(questions, attempts) {
  for (const quiz of questions) {
    const attempt = attempts.find(({ item }) => item === quiz.dataset.item)
    quiz.exam = true
    if (attempt?.version === quiz.dataset.version) {
      quiz.show(attempt.answer)
      quiz.explanation.open = !attempt.right
    } else {
      quiz.restore({ at: attempt?.at, older: true })
    }
  }
}
