// An exam: begin, answer one question at a time, hand in, see what came of it. Nothing is sent anywhere.

import { Asking } from "./asking.js"
import { bring, unreachable } from "./bring.js"
import { seeded } from "./draw.js"
import { explained, reveal } from "./explained.js"
import { tellTrouble, tellWhere } from "./notice.js"
import { mayBegin, opening } from "./opening.js"
import { catalog, group, told } from "./page.js"
import { arrive, pressing } from "./parts.js"
import { verdict } from "./passing.js"
import { newId, now, record } from "./record.js"
import { results } from "./results.js"
import { begun, entries, revived } from "./sitting.js"
import { addSure, attempt } from "./sheet.js"

const WORDS = {
  fetching: "Getting the questions …",
  saved: "Saved.",
  lost: "Not saved.",
  again: "Take it again",
  elsewhere: "You handed this exam in from another tab.",
  changed: "What was kept of an exam you had begun no longer fits it, so it begins anew.",
}

class CourseExam extends HTMLElement {
  connectedCallback() {
    this.ending = new AbortController()
    const { signal } = this.ending
    record.addEventListener("change", () => this.#recordChanged(), { signal })
    addEventListener("storage", () => this.#hearOtherTab(), { signal })
    this.#open()
  }

  disconnectedCallback() {
    this.ending.abort()
    this.asking = undefined
  }

  get #name() {
    return `exam-${this.dataset.quiz}`
  }

  get #past() {
    return record.state.sittings.filter(({ quiz }) => quiz === this.dataset.quiz).sort((a, b) => a.at - b.at)
  }

  async #open() {
    this.course = await catalog().catch(() => null)
    await record.ready.catch(() => null)
    if (!this.isConnected) return
    this.exam = this.course?.exams[this.dataset.quiz]
    if (this.exam) this.#start()
    else this.#show("start", unreachable(() => this.#open()))
  }

  /** Put a view in the place of the one before. Its questions go below, where no reader sees them, to be used again. */
  #show(at, ...parts) {
    this.asking = undefined
    this.#at(at)
    for (const quiz of this.querySelectorAll("course-quiz")) {
      quiz.reset()
      this.after(quiz)
    }
    this.replaceChildren(...parts)
  }

  /** Where it has come to, for the page around it as well: a selector that asks from there what is in here costs each change. */
  #at(at) {
    this.dataset.at = at
    this.closest("article").dataset.exam = at
  }

  #start(note = "") {
    const kept = record.draft(this.#name)
    const sitting = this.#underWay()
    const past = this.#past
    if (kept && !sitting) record.draft(this.#name, null)
    const dropped = kept && !sitting && !past.some(({ id }) => id === kept.id) ? WORDS.changed : ""
    const size = begun(this.exam, this.course.items, [], { seed: 0 }).items.length
    const facts = { exam: this.exam, size, sitting, past, note: note || dropped }
    this.taken = past.length
    this.#show("start", opening(facts, { begin: () => this.#begin(), see: () => this.#seeLast() }))
  }

  /** The sitting that was begun and not handed in. */
  #underWay() {
    const sitting = revived(record.draft(this.#name), this.exam, this.course.items)
    return sitting && !this.#past.some(({ id }) => id === sitting.id) ? sitting : null
  }

  async #begin() {
    const [seed] = crypto.getRandomValues(new Uint32Array(1))
    const last = this.#past.at(-1)?.items ?? []
    const sitting = this.#underWay() ?? begun(this.exam, this.course.items, last, { id: newId(), seed })
    const questions = await this.#bring(sitting.items, () => this.#begin())
    if (!questions) return
    const desk = group("div", [], "exam")
    this.#show("run", desk)
    this.sitting = sitting
    if (this.exam.sure) questions.forEach(addSure)
    const doing = { keep: (quiz) => this.#keep(quiz), handIn: () => this.#handIn() }
    this.asking = new Asking(desk, sitting, questions, doing)
    questions.forEach((quiz, n) => quiz.shuffle(seeded(sitting.seed + n)))
    this.asking.go(this.asking.at)
  }

  /** The questions of a sitting; nothing, and a way to try again in the page, if they can't be fetched. */
  async #bring(names, retry) {
    this.#show("start", told("p", WORDS.fetching))
    const questions = await bring(names, this.course).catch(() => null)
    if (!this.isConnected) return null
    if (!questions?.length) {
      this.#show("start", unreachable(retry))
      this.querySelector("button").focus()
      return null
    }
    for (const quiz of questions) quiz.exam = true
    return questions
  }

  /** Keep the sitting as it is now; at the first answer of all, tell where answers stay. */
  async #keep(quiz) {
    record.draft(this.#name, this.sitting)
    this.keptBy = record.settings.keep
    if (!quiz || this.keptBy !== undefined) return
    tellWhere(quiz)
    await record.keep(true)
    tellTrouble(quiz)
  }

  async #handIn() {
    const { sitting } = this
    const { questions } = this.asking
    const { quiz } = this.dataset
    const attempts = questions.map(attempt)
    const outcome = verdict(attempts, this.exam, this.course.items)
    const ids = questions.map(newId).sort()
    const kept = record.add(entries({ id: sitting.id, quiz, at: now(), ids }, attempts, outcome))
    const note = told("p", "", "kept")
    note.setAttribute("role", "status")
    this.#showResults(questions, attempts, outcome, note)
    note.textContent = (await kept) ? WORDS.saved : `${WORDS.lost} ${record.trouble}`
    tellTrouble(note)
    if (record.where !== "page") record.draft(this.#name, null)
  }

  async #seeLast() {
    const last = this.#past.at(-1)
    const attempts = (await record.entries()).filter(({ sitting }) => sitting === last.id)
    const questions = await this.#bring(last.items, () => this.#seeLast())
    if (questions) this.#showResults(questions, attempts, last)
  }

  #showResults(questions, attempts, outcome, ...notes) {
    const answers = explained(questions, attempts)
    this.asking = undefined
    this.#at("results")
    this.replaceChildren(answers)
    const made = results(attempts, this.course, { exam: this.exam, sitting: outcome })
    this.prepend(made)
    made.firstElementChild.append(...notes)
    if (mayBegin(this.exam, this.#past)) {
      const again = () => pressing(WORDS.again, "md-button", () => this.#begin())
      made.append(again())
      this.append(again())
    }
    reveal(questions, attempts)
    arrive(made.querySelector("h2"), this)
  }

  #recordChanged() {
    const { keep } = record.settings
    if (this.asking && this.#past.some(({ id }) => id === this.sitting.id)) this.#start(WORDS.elsewhere)
    else if (this.asking && keep === undefined && this.keptBy !== undefined) this.#start()
    else if (this.asking && keep !== this.keptBy) this.#keep()
    else if (this.exam && this.dataset.at === "start" && this.#past.length !== this.taken) this.#start()
  }

  /** Another tab asks the same exam: what is answered there is answered here. */
  #hearOtherTab() {
    const other = this.asking && this.#underWay()
    if (other?.id === this.sitting?.id) this.asking?.adopt(other)
  }
}

if (!customElements.get("course-exam")) customElements.define("course-exam", CourseExam)
