// An exam's questions one at a time: go back and forth, flag, review, hand in.

import { group, told } from "./page.js"
import { arrive, pressing } from "./parts.js"
import { review } from "./review.js"

const WORDS = {
  at: (n, all) => `Question ${n} of ${all}`,
  flag: "Flag this question",
  previous: "Previous",
  next: "Next",
  list: "The questions of this exam",
  review: "Review and hand in",
  last: "Review",
  question: (n, signs) => [`Question ${n}`, ...signs].join(", "),
  answered: "answered",
  empty: "empty",
  flagged: "flagged",
  count: (count, sign) => `${count} ${sign}`,
}

/** Ask the questions of a sitting in `host`; `keep` is called at each change, `handIn` at the end. */
export class Asking {
  constructor(host, sitting, questions, { keep, handIn }) {
    Object.assign(this, { host, sitting, questions, keep, handIn })
    this.sheets = questions.map((quiz) => group("div", [quiz], "exam-question"))
    this.heading = told("h2", "")
    this.heading.tabIndex = -1
    this.flag = pressing(WORDS.flag, "md-button flag", () => this.#toggleFlag())
    this.previous = pressing(WORDS.previous, "md-button", () => this.go(this.at - 1))
    this.next = pressing(WORDS.next, "md-button md-button--primary", () => this.#goOn())
    this.numbers = questions.map((_, n) => pressing(n + 1, "", () => this.go(n)))
    this.tally = told("p", "", "tally")
    this.toReview = pressing(WORDS.review, "md-button", () => this.review())
    this.#build()
  }

  get at() {
    return Math.min(this.sitting.at, this.questions.length - 1)
  }

  #build() {
    const nav = group("nav", [group("ol", this.numbers.map((number) => group("li", [number]))), this.tally], "exam-list")
    nav.setAttribute("aria-label", WORDS.list)
    const moves = group("div", [this.previous, this.next], "exam-moves")
    const head = group("div", [this.heading, this.flag], "exam-head")
    this.desk = group("div", [head, ...this.sheets, moves])
    this.last = told("div", "")
    this.host.replaceChildren(this.desk, this.last, nav, group("p", [this.toReview]))
    this.host.addEventListener("input", ({ target }) => this.#answered(target.closest("course-quiz")))
    for (const quiz of this.questions) this.put(quiz)
  }

  /** Fill a question in as the sitting has it. */
  put(quiz) {
    const given = this.sitting.answers[quiz.dataset.item]
    if (given?.answer.length) quiz.put(given.answer)
    else quiz.reset()
    if (given?.sure !== undefined) quiz.sure = given.sure
  }

  /** Show a question, and let the reader begin at its heading. */
  go(n) {
    this.sitting.at = n
    this.keep()
    this.desk.hidden = false
    this.last.replaceChildren()
    this.sheets.forEach((sheet, m) => (sheet.hidden = m !== n))
    this.heading.textContent = WORDS.at(n + 1, this.questions.length)
    this.previous.disabled = n === 0
    this.next.textContent = this.#isLast() ? WORDS.last : WORDS.next
    this.toReview.hidden = this.#isLast()
    this.refresh()
    arrive(this.heading, this.host)
  }

  /** Show what is empty and what is flagged, and offer to hand in. */
  review() {
    this.desk.hidden = true
    this.toReview.hidden = true
    this.refresh()
    const part = review(this.questions, this.facts(), { go: (n) => this.go(n), handIn: this.handIn })
    this.last.replaceChildren(part)
    arrive(part.querySelector("h2"), this.host)
  }

  /** Of each question: whether it is empty, and whether it is flagged. */
  facts() {
    return this.questions.map((quiz) => ({
      empty: quiz.isEmpty(),
      flagged: this.sitting.flags.includes(quiz.dataset.item),
    }))
  }

  refresh() {
    const facts = this.facts()
    facts.forEach((one, n) => show(this.numbers[n], n, { ...one, current: n === this.at && !this.desk.hidden }))
    this.flag.setAttribute("aria-pressed", String(facts[this.at].flagged))
    const empty = facts.filter((one) => one.empty).length
    const flagged = facts.filter((one) => one.flagged).length
    this.tally.replaceChildren(
      ...[[facts.length - empty, "answered"], [empty, "empty"], [flagged, "flagged"]].map(([count, sign]) =>
        told("span", WORDS.count(count, WORDS[sign]), sign),
      ),
    )
  }

  /** Take over what another tab has of the same sitting. */
  adopt({ answers, flags }) {
    const { sitting } = this
    for (const quiz of this.questions) {
      const { item } = quiz.dataset
      if (JSON.stringify(answers[item]) === JSON.stringify(sitting.answers[item])) continue
      sitting.answers[item] = answers[item]
      this.put(quiz)
    }
    sitting.flags = flags
    this.refresh()
  }

  #isLast() {
    return this.at === this.questions.length - 1
  }

  #goOn() {
    if (this.#isLast()) this.review()
    else this.go(this.at + 1)
  }

  #answered(quiz) {
    if (!quiz || !this.questions.includes(quiz)) return
    const given = { answer: quiz.isEmpty() ? [] : quiz.answer(), ...(quiz.sure !== undefined && { sure: quiz.sure }) }
    this.sitting.answers[quiz.dataset.item] = given
    this.refresh()
    this.keep(quiz)
  }

  #toggleFlag() {
    const { item } = this.questions[this.at].dataset
    const { flags } = this.sitting
    this.sitting.flags = flags.includes(item) ? flags.filter((name) => name !== item) : [...flags, item]
    this.refresh()
    this.keep()
  }
}

/** A number of the list, which tells in words and by sign how its question stands. */
function show(number, n, { empty, flagged, current }) {
  const signs = [empty ? WORDS.empty : WORDS.answered, ...(flagged ? [WORDS.flagged] : [])]
  number.setAttribute("aria-label", WORDS.question(n + 1, signs))
  number.className = [empty ? "empty" : "answered", ...(flagged ? ["flagged"] : [])].join(" ")
  number.setAttribute("aria-current", current ? "step" : "false")
}
