// The notes: what is written stays in the page; words that don't belong in a note are pointed at, and a missing consent.

import { button, group, plain, told } from "./page.js"

const WORDS = {
  copy: "Copy as text",
  print: "Print",
  copyYet: "Copy all the same",
  printYet: "Print all the same",
  clear: "Clear the note",
  copied: "Copied.",
  cleared: "The note is empty again.",
  refused: "This browser doesn't let a page copy. Print the note, or mark its text and copy it by hand.",
  empty: "The note is still empty.",
  lose: "This is kept nowhere. Copy or print it before you leave the page.",
  instead: (words) => `“${words}”. Write instead:`,
  missing: (labels) => `Still empty: ${labels}.`,
  consent: "Consent is not ticked. Hand the note on only once the client has agreed.",
  agreed: "Consent:",
  notAgreed: "Consent: NOT YET GIVEN.",
}

const PAUSE = 500

class CourseNotes extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController()
    const { signal } = this.life
    addEventListener("beforeunload", (event) => this.#isWritten() && event.preventDefault(), { signal })
    addEventListener("pageshow", ({ persisted }) => persisted && this.#clear(), { signal })
    if (this.fields) return
    this.form = this.querySelector("form")
    this.consent = this.form.querySelector(".consent input")
    this.lacking = told("div", "", "pointed")
    this.lacking.setAttribute("role", "status")
    this.form.querySelector(".consent").after(this.lacking)
    this.wordings = wordings()
    this.fields = [...this.form.querySelectorAll(".field")].map((field) => this.#field(field))
    this.form.addEventListener("submit", (event) => event.preventDefault())
    this.form.addEventListener("input", () => this.#changed())
    this.form.append(...this.#end())
  }

  disconnectedCallback() {
    this.life.abort()
  }

  #isWritten() {
    return this.fields.some(({ area }) => area.value.trim() !== area.defaultValue.trim())
  }

  /** A field, with a line that points at words in it; and its text once more, for paper. */
  #field(field) {
    const area = field.querySelector("textarea")
    const hint = told("div", "", "pointed")
    hint.setAttribute("role", "status")
    const paper = told("div", "", "on-paper")
    field.append(hint, paper)
    let waiting
    let said = ""
    const point = () => {
      const found = this.wordings.flatMap(({ form, instead }) => {
        const words = [...new Set((area.value.match(form) ?? []).map((word) => word.replace(/\s+/g, " ")))]
        return words.length ? [{ words: words.join("”, “"), instead }] : []
      })
      if (said === JSON.stringify(found)) return
      said = JSON.stringify(found)
      hint.replaceChildren(...found.map(({ words, instead }) => group("p", [told("strong", WORDS.instead(words)), ` ${instead}`])))
    }
    area.addEventListener("input", () => {
      paper.textContent = area.value
      clearTimeout(waiting)
      waiting = setTimeout(point, PAUSE)
    })
    paper.textContent = area.value
    return { area, label: field.querySelector("label").textContent, show: () => ((paper.textContent = area.value), point()) }
  }

  #end() {
    this.status = told("p", "", "told")
    this.status.setAttribute("role", "status")
    this.lose = told("p", WORDS.lose, "lose")
    this.lose.hidden = true
    this.acts = [
      { press: button(WORDS.copy, "md-button md-button--primary"), first: WORDS.copy, yet: WORDS.copyYet, act: () => this.#copy() },
      { press: button(WORDS.print, "md-button"), first: WORDS.print, yet: WORDS.printYet, act: () => this.#print() },
    ]
    for (const one of this.acts) one.press.addEventListener("click", () => this.#do(one))
    const clear = button(WORDS.clear, "md-button")
    clear.addEventListener("click", () => {
      this.#clear()
      this.#tell(WORDS.cleared)
    })
    return [this.status, this.lose, group("p", [...this.acts.map(({ press }) => press), clear], "actions")]
  }

  #changed() {
    this.lose.hidden = !this.#isWritten()
    this.#pointAtConsent()
    this.#ask(null)
    this.#tell("")
  }

  /** As soon as something is written, that nobody has agreed to it yet. */
  #pointAtConsent() {
    const lacks = this.#isWritten() && !this.consent.checked
    if (lacks === Boolean(this.lacking.firstChild)) return
    this.lacking.replaceChildren(...(lacks ? [told("p", WORDS.consent)] : []))
  }

  #tell(text) {
    this.status.textContent = text
  }

  /** The buttons as they are; the one that has been pressed asks whether it is meant. */
  #ask(pressed) {
    for (const one of this.acts) one.press.textContent = one === pressed ? one.yet : one.first
  }

  /** What is missing is pointed at once; after that the trainee decides. An empty note prints as a form. */
  #do(one) {
    const missing = this.#missing()
    const meant = !missing || one.press.textContent === one.yet
    this.#ask(meant ? null : one)
    this.#tell(meant ? "" : missing)
    if (meant) one.act()
  }

  #missing() {
    if (!this.#isWritten()) return ""
    const empty = this.fields.filter(({ area }) => "required" in area.dataset && !area.value.trim())
    const labels = empty.map(({ label }) => label).join("; ")
    return [this.consent.checked ? "" : WORDS.consent, labels && WORDS.missing(labels)].filter(Boolean).join(" ")
  }

  async #copy() {
    if (!this.#isWritten()) return this.#tell(WORDS.empty)
    const done = await navigator.clipboard?.writeText(this.#text()).then(() => true, () => false)
    this.#tell(done ? WORDS.copied : WORDS.refused)
  }

  #text() {
    const filled = this.fields.filter(({ area }) => area.value.trim())
    const agreed = this.form.querySelector(".consent span").textContent
    const parts = [
      plain(this.closest(".note").querySelector("h2")),
      ...filled.map(({ label, area }) => `${label}:\n${area.value.trim()}`),
      this.consent.checked ? `${WORDS.agreed} ${agreed}` : WORDS.notAgreed,
      this.form.querySelector(".closing")?.textContent,
    ]
    return `${parts.filter(Boolean).join("\n\n")}\n`
  }

  /** Only this note goes on paper. */
  #print() {
    const note = this.closest(".note")
    note.classList.add("printed")
    addEventListener("afterprint", () => note.classList.remove("printed"), { once: true })
    window.print()
  }

  #clear() {
    this.form.reset()
    for (const field of this.fields) field.show()
    this.#changed()
  }
}

/** The words to point at, as the page tells them: in any case, and however they are spaced. */
function wordings() {
  return [...document.querySelectorAll(".note-words dl > div")].map((row) => {
    const words = [...row.querySelectorAll("dt > span")].map((word) => escaped(word.textContent.trim()))
    return { form: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "giu"), instead: row.querySelector("dd").textContent }
  })
}

function escaped(words) {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+")
}

if (!customElements.get("course-notes")) customElements.define("course-notes", CourseNotes)
