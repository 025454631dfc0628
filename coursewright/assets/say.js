// A cue of one's own beside model cues. No script can judge it: trainees do, by a checklist.

import { button } from "./page.js"
import { TYPES } from "./types.js"

const WORDS = {
  cue: "Write your cue first.",
  compare: "Compare your cue with these, and tick what it does.",
  save: "Save my marks",
  does: (hits, all) => `Your cue does ${hits} of ${all}.`,
}

TYPES.say = say

function say(quiz) {
  const cue = quiz.querySelector("textarea")
  const checks = [...quiz.querySelectorAll("[data-check]")]
  const save = button(WORDS.save, "save")
  const ticked = () => checks.filter((check) => check.checked)
  const isEmpty = () => cue.value.trim() === ""
  const lacks = () => isEmpty() && [WORDS.cue, cue]

  quiz.querySelector(".checklist").after(save)
  save.addEventListener("click", () => {
    const lack = lacks()
    if (lack) return quiz.ask(...lack)
    if (save.hasAttribute("aria-disabled") || quiz.asksSure()) return
    quiz.settle()
    quiz.status.scrollIntoView({ block: "nearest" })
  })
  for (const check of checks) check.addEventListener("input", () => save.removeAttribute("aria-disabled"))

  return {
    isEmpty,
    lacks,
    controls: () => [cue],
    compare() {
      quiz.explanation.open = true
      quiz.status.textContent = WORDS.compare
    },
    unsettle: () => save.removeAttribute("aria-disabled"),
    back() {
      for (const check of checks) check.checked = false
    },
    answer: () => [cue.value.trim(), ...ticked().map((check) => check.dataset.check)],
    put([text = "", ...names]) {
      const named = checks.filter((check) => names.includes(check.dataset.check))
      if (named.length !== names.length) return false
      cue.value = text
      for (const check of named) check.checked = true
      return true
    },
    judge() {
      const share = checks.length ? ticked().length / checks.length : 1
      return { right: share === 1, share, met: [] }
    },
    mark() {
      save.setAttribute("aria-disabled", "true")
      return { verdict: WORDS.does(ticked().length, checks.length) }
    },
  }
}
