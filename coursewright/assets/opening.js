// What stands before an exam: what it asks for, how it went last time, and the button that begins it.

import { day, group, told } from "./page.js"
import { pressing } from "./parts.js"

const WORDS = {
  title: "Before you begin",
  questions: "Questions",
  drawn: (count, pool) => (count < pool ? `${count}, drawn anew each time` : `${count}`),
  pass: "To pass",
  needed: ({ score, unsafe }) =>
    `${score} % or more, and ${unsafe ? `at most ${unsafe}` : "no"} unsafe answer${unsafe > 1 ? "s" : ""} on critical questions`,
  attempts: "Attempts",
  taken: (count, most) => `${count} of ${most} taken`,
  last: "Last result",
  result: ({ score, passed, at }) => `${passed ? "Passed" : "Not passed yet"}: ${score} % on ${day(at)}`,
  score: ({ score, at }) => `${score} % on ${day(at)}`,
  begun: (answered, all) => `You have begun: ${answered} of ${all} questions are answered.`,
  none: "You have taken this exam as often as it allows. The limit rests on the record kept on this device.",
  begin: "Begin",
  goOn: "Go on",
  again: "Take it again",
  see: "See the last result",
}

/** Whether an exam may be taken again, after these sittings. */
export function mayBegin(exam, past) {
  return !exam.attempts || past.length < exam.attempts
}

/** The card to begin from; `sitting` is one that is under way, `past` those that were handed in. */
export function opening({ exam, size, sitting, past, note }, { begin, see }) {
  const last = past.at(-1)
  const facts = [
    [WORDS.questions, WORDS.drawn(size, exam.pool.length)],
    ...(exam.pass ? [[WORDS.pass, WORDS.needed(exam.pass)]] : []),
    ...(exam.attempts ? [[WORDS.attempts, WORDS.taken(past.length, exam.attempts)]] : []),
    ...(last ? [[WORDS.last, exam.pass ? WORDS.result(last) : WORDS.score(last)]] : []),
  ]
  const list = group("dl", facts.map(([term, text]) => group("div", [told("dt", term), told("dd", text)])))
  const notes = [note, status(exam, sitting, past)].filter(Boolean).map((words) => told("p", words))
  const may = mayBegin(exam, past)
  const first = sitting ? WORDS.goOn : last ? WORDS.again : WORDS.begin
  const buttons = [
    ...(may ? [pressing(first, "md-button md-button--primary", begin)] : []),
    ...(last ? [pressing(WORDS.see, "md-button", see)] : []),
  ]
  return group("section", [told("h2", WORDS.title), list, ...notes, group("div", buttons, "exam-moves")], "card opening")
}

function status(exam, sitting, past) {
  if (!mayBegin(exam, past)) return WORDS.none
  if (!sitting) return ""
  const answered = Object.values(sitting.answers).filter(({ answer }) => answer.length).length
  return WORDS.begun(answered, sitting.items.length)
}
