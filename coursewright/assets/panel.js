// What the parts of the answers page are made of.

import { button, group, told } from "./page.js"

/** A part of the page under its heading, with a line that tells what its buttons have done: below all, or among them. */
export function panel(title, parts, line = status()) {
  const section = group("section", [told("h2", title), ...new Set([...parts, line])], "keep-part")
  section.tell = (text) => (line.textContent = text)
  return section
}

/** A line that is read out when a text comes into it. */
export function status() {
  const line = told("p", "", "done")
  line.setAttribute("role", "status")
  line.tabIndex = -1
  return line
}

/** A button that does something. */
export function press(text, action, className = "") {
  const made = button(text, `md-button ${className}`.trim())
  made.addEventListener("click", action)
  return made
}

/** Buttons beside each other. */
export function row(...buttons) {
  return group("p", buttons, "buttons")
}

/** A control under its name. */
export function labelled(text, control) {
  return group("label", [told("span", text), control])
}
