// Small parts that an exam's views share.

import { button } from "./page.js"

const LONGEST = 90

/** A button that does something. */
export function pressing(text, className, act) {
  const made = button(text, className)
  made.addEventListener("click", act)
  return made
}

/** The first words of what a question asks. */
export function stem(quiz) {
  const text = quiz?.querySelector("legend:not(.unseen), fieldset p")?.textContent.trim().replace(/\s+/g, " ") ?? ""
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text
}

/** Bring the reader to a heading, by eye and by ear. */
export function arrive(heading, host) {
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  host.scrollIntoView({ block: "start" })
}
