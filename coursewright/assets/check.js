// "Stop and check": what is there is tapped, and the referral rules decide. Nothing is kept, and nothing is sent.

import { decide } from "./deciding.js"
import { button, group, say, told } from "./page.js"
import { Verdict } from "./verdict.js"

const WORDS = {
  yes: "Yes",
  no: "No",
  unsure: "Not sure",
  none: (some) => (some === 1 ? "Not this" : `None of these ${some}`),
  others: (some) => (some === 1 ? "Not the other one" : `None of the other ${some}`),
  open: (some) => `${some} open`,
  there: (some) => `${some} yes`,
  doubts: (some) => `${some} not sure`,
  clear: "all no",
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
    document.documentElement.dataset.checking = ""
    this.page.querySelector(".check-levels").dataset.folded = ""
    this.page.addEventListener("change", ({ target }) => this.#answer(target))
    this.referral = await fetch(RULES).then((answer) => (answer.ok ? answer.json() : null), () => null)
    if (!this.referral) return this.#lose()
    if (this.answers.size || this.tapped.size) this.#show()
  }

  disconnectedCallback() {
    this.life.abort()
    delete document.documentElement.dataset.checking
  }

  /** The level that the answers ask for, and why. While a question is open, no level lets training go on. */
  decide() {
    const said = (value) => [...this.answers].filter(([, answer]) => answer === value).map(([name]) => name)
    const signs = [...this.tapped].flatMap((sign) => sign.dataset.findings.split(" "))
    const open = this.#open(this.questions.flatMap(({ rows }) => rows))
    const none = { level: null, rules: [], softened: [], open: [] }
    const { open: doubted, ...decided } = this.referral ? decide(this.referral, said("yes"), [...said("unsure"), ...signs]) : none
    const level = this.tapped.size ? this.verdict.mostUrgent : decided.level
    const held = open && level && this.verdict.goesOn(level)
    return { ...decided, doubted, level: held ? null : level, open, signs: [...this.tapped] }
  }

  #answer({ name, value }) {
    this.answers.set(name, value)
    this.questions.find(({ rows }) => rows.some((row) => row.name === name)).show()
    this.#show()
  }

  #show() {
    this.verdict.show(this.decide(), this.referral)
  }

  #lose() {
    delete this.page.querySelector(".check-levels").dataset.folded
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
        afterPaint(() => this.verdict.open())
      })
      sign.replaceWith(made)
    }
  }

  #question(details) {
    const state = details.querySelector("summary").appendChild(told("span", "", "state"))
    const groups = [...details.querySelectorAll("section")].map((section) => this.#group(section))
    const rows = groups.flatMap((group) => group.rows)
    const show = () => {
      say(state, this.#state(rows))
      for (const group of groups) group.show()
    }
    const question = { details, groups, rows, show }
    for (const { rows, none } of groups) none.addEventListener("click", () => this.#deny(rows, question))
    return question
  }

  /** Findings that are asked for together. What denies the rest of them stands below them: they are read first. */
  #group(section) {
    const rows = [...section.querySelectorAll("[data-finding]")].map(asked)
    const none = section.appendChild(button(WORDS.none(rows.length), "none"))
    const show = () => {
      const open = this.#open(rows)
      none.hidden = !open
      say(none, (open === rows.length ? WORDS.none : WORDS.others)(open))
    }
    return { section, rows, none, show }
  }

  #open(rows) {
    return rows.filter(({ name }) => !this.answers.has(name)).length
  }

  #state(rows) {
    const open = this.#open(rows)
    if (open === rows.length) return ""
    const count = (value) => rows.filter(({ name }) => this.answers.get(name) === value).length
    const said = [[count("yes"), WORDS.there], [count("unsure"), WORDS.doubts], [open, WORDS.open]]
    return said.filter(([some]) => some).map(([some, words]) => words(some)).join(", ") || WORDS.clear
  }

  /** Answer with no what isn't answered yet, and go on. */
  #deny(rows, question) {
    for (const { name, row } of rows) {
      if (this.answers.has(name)) continue
      this.answers.set(name, "no")
      row.querySelector("[value=no]").checked = true
    }
    question.show()
    this.#show()
    this.#goOn(question)
  }

  /** To the findings of this question that are still open; then to the next question; to what was decided at last. */
  #goOn({ details, groups }) {
    const group = groups.find(({ rows }) => this.#open(rows))
    details.open = Boolean(group)
    const next = this.questions.find(({ rows }) => this.#open(rows))
    const place = group?.section ?? next?.details ?? this.verdict.bar
    place.querySelector("input, summary, button").focus({ preventScroll: true })
    if (place !== this.verdict.bar) place.scrollIntoView({ block: "start" })
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

/** Later, so that a slow phone shows first what there is. */
function afterPaint(act) {
  requestAnimationFrame(() => setTimeout(act))
}

if (!customElements.get("course-check")) customElements.define("course-check", CourseCheck)
