// "Stop and check": what is there is tapped, and the referral rules decide. Nothing is kept, and nothing is sent.

import { decide } from "./deciding.js"
import { button, group, told } from "./page.js"
import { Verdict } from "./verdict.js"

const WORDS = {
  yes: "Yes",
  no: "No",
  unsure: "Not sure",
  nothing: "Nothing of this",
  nothingElse: "Nothing else of this",
  none: "None of these",
  noneElse: "None of the others",
  open: (some) => `${some} open`,
  there: (some) => `${some} yes`,
  doubts: (some) => `${some} not sure`,
  clear: "nothing",
  over: "Start over",
  print: "Print as a card",
  lost: "The rules could not be loaded, so nothing can be decided here. Look at the list by level below, or load this page again.",
}

const RULES = new URL("referral.json", import.meta.url)

class CourseCheck extends HTMLElement {
  async connectedCallback() {
    this.life = new AbortController()
    const { signal } = this.life
    addEventListener("pageshow", ({ persisted }) => persisted && this.#over(), { signal })
    if (this.answers) return
    this.page = this.closest("article")
    this.answers = new Map()
    this.tapped = new Set()
    this.verdict = new Verdict({ host: this, page: this.page, takeBack: (sign) => this.#takeBack(sign), over: () => this.#over() })
    this.#makeFirst()
    this.questions = [...this.page.querySelectorAll(".check-question")].map((details) => this.#question(details))
    this.append(this.#end())
    this.page.addEventListener("change", ({ target }) => this.#answer(target))
    this.referral = await fetch(RULES).then((answer) => (answer.ok ? answer.json() : null), () => null)
    if (!this.referral) return this.#lose()
    if (this.answers.size || this.tapped.size) this.#show()
  }

  disconnectedCallback() {
    this.life.abort()
  }

  /** The level that the answers ask for, and why. While a question is open, no level lets training go on. */
  decide() {
    const said = (value) => [...this.answers].filter(([, answer]) => answer === value).map(([name]) => name)
    const signs = [...this.tapped].flatMap((sign) => sign.dataset.findings.split(" "))
    const open = this.questions.flatMap(({ rows }) => rows).filter((row) => !this.answers.has(row.name)).length
    const none = { level: null, rules: [], softened: [], open: [] }
    const { open: doubted, ...decided } = this.referral ? decide(this.referral, said("yes"), [...said("unsure"), ...signs]) : none
    const level = this.tapped.size ? this.verdict.mostUrgent : decided.level
    const held = open && level && this.verdict.goesOn(level)
    return { ...decided, doubted, level: held ? null : level, open, signs: [...this.tapped] }
  }

  #answer({ name, value }) {
    this.answers.set(name, value)
    this.#show()
  }

  #show() {
    for (const question of this.questions) question.show()
    this.verdict.show(this.decide(), this.referral)
  }

  #lose() {
    this.dataset.lost = ""
    this.parentElement.prepend(group("p", [told("strong", WORDS.lost)], "lost"))
  }

  #over() {
    this.answers.clear()
    this.tapped.clear()
    for (const box of this.page.querySelectorAll("input")) box.checked = false
    for (const { details } of this.questions) details.open = false
    for (const question of this.questions) question.show()
    this.verdict.clear()
    scrollTo(0, 0)
    this.page.querySelector(".check-first button").focus({ preventScroll: true })
  }

  #takeBack(sign) {
    this.tapped.delete(sign)
    this.#show()
  }

  /** The first signs lead to the most urgent level without scripts; with them, they are buttons that decide. */
  #makeFirst() {
    for (const sign of this.page.querySelectorAll(".check-first li > a")) {
      const made = button(sign.textContent)
      made.dataset.findings = sign.dataset.findings
      made.addEventListener("click", () => {
        this.tapped.add(made)
        this.#show()
        this.verdict.open()
      })
      sign.replaceWith(made)
    }
  }

  #question(details) {
    const rows = [...details.querySelectorAll("[data-finding]")].map(asked)
    const state = details.querySelector("summary").appendChild(told("span", "", "state"))
    const parts = [...details.querySelectorAll("section")].map((section) => {
      const inside = rows.filter(({ row }) => section.contains(row))
      const clear = section.querySelector("h4").appendChild(button(WORDS.none))
      clear.addEventListener("click", () => {
        this.#clear(inside)
        inside.at(-1).row.querySelector("input:checked").focus({ preventScroll: true })
      })
      return { inside, clear }
    })
    const nothing = button(WORDS.nothing, "md-button nothing")
    nothing.addEventListener("click", () => {
      this.#clear(rows)
      this.#goOn(details)
    })
    details.querySelector(".ask").after(nothing)
    const open = (some) => some.filter(({ name }) => !this.answers.has(name)).length
    const show = () => {
      state.textContent = this.#state(rows, open(rows))
      label(nothing, rows.length, open(rows), WORDS.nothing, WORDS.nothingElse)
      for (const { inside, clear } of parts) label(clear, inside.length, open(inside), WORDS.none, WORDS.noneElse)
    }
    return { details, rows, show }
  }

  #state(rows, open) {
    if (open === rows.length) return ""
    const count = (value) => rows.filter(({ name }) => this.answers.get(name) === value).length
    const said = [[count("yes"), WORDS.there], [count("unsure"), WORDS.doubts], [open, WORDS.open]]
    return said.filter(([some]) => some).map(([some, words]) => words(some)).join(", ") || WORDS.clear
  }

  /** Answer with no what isn't answered yet. */
  #clear(rows) {
    for (const { name, row } of rows) {
      if (this.answers.has(name)) continue
      this.answers.set(name, "no")
      row.querySelector("[value=no]").checked = true
    }
    this.#show()
  }

  /** On to the next question that is open; to what was decided after the last. */
  #goOn(details) {
    details.open = false
    const next = this.questions.find(({ rows }) => rows.some(({ name }) => !this.answers.has(name)))
    const place = next?.details.querySelector("summary") ?? this.verdict.opener
    place.focus({ preventScroll: true })
    place.scrollIntoView({ block: "nearest" })
  }

  #end() {
    const over = button(WORDS.over, "md-button")
    over.addEventListener("click", () => this.#over())
    const print = button(WORDS.print, "md-button")
    print.addEventListener("click", () => window.print())
    return group("p", [over, print], "check-end")
  }
}

/** A finding with its three answers. */
function asked(row) {
  const name = row.dataset.finding
  const answers = ["yes", "no", "unsure"].map((value) => {
    const box = Object.assign(told("input", ""), { type: "radio", name, value, autocomplete: "off" })
    return group("label", [box, told("span", WORDS[value])], value)
  })
  row.replaceChildren(group("fieldset", [told("legend", row.textContent), ...answers]))
  return { name, row }
}

function label(button, all, open, none, others) {
  button.hidden = !open
  button.textContent = open === all ? none : others
}

if (!customElements.get("course-check")) customElements.define("course-check", CourseCheck)
