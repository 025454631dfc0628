// The checklist of a drill: an observer's marks, saved as a file and kept nowhere else.

import { offer } from "./backup.js"
import { button, group, meta, told } from "./page.js"
import { now } from "./record.js"

const WORDS = {
  save: "Save as a file",
  print: "Print",
  clear: "Clear the marks",
  who: "Write whom you observed, and who you are.",
  none: "Nothing is marked yet.",
  saved: (name) => `Saved as ${name}. Nothing is kept on this page once you leave it.`,
  cleared: "No marks are set.",
}

class CourseObserve extends HTMLElement {
  connectedCallback() {
    if (this.form) return
    this.form = this.querySelector("form")
    this.status = told("p", "", "told")
    this.status.setAttribute("role", "status")
    const [save, print, clear] = [button(WORDS.save, "md-button md-button--primary"), button(WORDS.print, "md-button"), button(WORDS.clear, "md-button")]
    save.addEventListener("click", () => this.#save())
    print.addEventListener("click", () => window.print())
    clear.addEventListener("click", () => this.#clear())
    this.form.addEventListener("submit", (event) => event.preventDefault())
    this.form.append(this.status, group("p", [save, print, clear], "actions"))
  }

  #save() {
    const { of, by } = this.form.elements
    const missing = [of, by].find((field) => !field.value.trim())
    const marks = this.#marks()
    if (missing || !Object.keys(marks).length) {
      missing?.focus()
      this.status.textContent = missing ? WORDS.who : WORDS.none
      return
    }
    const sheet = { format: "coursewright-observation", version: 1, course: meta.course, drill: this.dataset.drill }
    const held = { ...sheet, of: of.value.trim(), by: by.value.trim(), at: now(), marks }
    const name = `${this.dataset.drill}-${filed(held.of)}-${filed(held.by)}.json`
    offer(new Blob([JSON.stringify(held)], { type: "application/json" }), name)
    this.status.textContent = WORDS.saved(name)
  }

  #marks() {
    const set = [...this.form.querySelectorAll("input:checked")]
    return Object.fromEntries(set.map(({ name, value }) => [name, Number(value)]))
  }

  #clear() {
    for (const set of this.form.querySelectorAll("input:checked")) set.checked = false
    this.status.textContent = WORDS.cleared
  }
}

/** A label as part of a file's name. */
function filed(label) {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "x"
}

if (!customElements.get("course-observe")) customElements.define("course-observe", CourseObserve)
