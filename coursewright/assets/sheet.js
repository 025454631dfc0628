// One question as an exam asks it: how sure somebody is, and what the answer comes to.

import { group, told } from "./page.js"

const WORDS = { sure: "How sure are you?", levels: [[2, "Sure"], [1, "Fairly sure"], [0, "Guessing"]] }

/** Let a question ask how sure the trainee is, if its own quiz doesn't. */
export function addSure(quiz) {
  if (quiz.querySelector(".sure")) return
  const levels = WORDS.levels.map(([value, words]) => {
    const input = told("input", "")
    Object.assign(input, { type: "radio", name: `${quiz.dataset.item}-sure`, value })
    return group("label", [input, " ", told("span", words)])
  })
  quiz.dataset.sure = ""
  quiz.querySelector("[type=submit]").before(group("fieldset", [told("legend", WORDS.sure), ...levels], "sure"))
}

/** What the log keeps of an answer. One left empty is not right, and misses its objective alone. */
export function attempt(quiz) {
  const detail = quiz.judge()
  if (!quiz.isEmpty()) return detail
  const objective = detail.about.filter((topic) => topic.startsWith("objective:"))
  return { ...detail, answer: [], right: false, share: 0, unsafe: false, missed: objective }
}
