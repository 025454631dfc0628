// A question in its page: choose, check, read why, try again. It keeps nothing: it sends "course:answer" up the
// page, and shows what it is given back. Without this file it can still be read, and its answers opened.

import { button, day, told } from "./page.js"
import { LATER, TYPES } from "./types.js"

const WORDS = {
  right: "Right.",
  wrong: "Not quite.",
  none: "Not answered.",
  unsafe: "This could hurt a client.",
  sureFirst: "Say how sure you are first.",
  sureAndWrong: "You were sure of this. It will come back soon.",
  guessedRight: "A good guess: look at why.",
  again: "Try again",
  saved: "Saved",
  lost: "Not saved.",
  before: (date) => `You answered this on ${date}.`,
  changed: (date) => `This question has changed since you answered it on ${date}: that answer isn't counted.`,
}

const MOST = { answers: 30, letters: 200, topics: 40 }
const NAMED = ["error", "misconception"]

export class CourseQuiz extends HTMLElement {
  /** Settles once all methods can be used; that is at once, but for types that few pages have. */
  loaded = Promise.resolve()

  #exam = false
  #shown = false
  #touched = false
  #kept = 0

  // The browser calls this whenever a question comes into a page, also with instant navigation.
  connectedCallback() {
    if (this.form) return
    this.form = this.querySelector("form")
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      if (this.type && !this.#exam && !this.#shown) this.#check()
    })
    const { type } = this.dataset
    if (Object.hasOwn(TYPES, type)) this.#begin()
    else this.loaded = LATER[type]().then(() => this.#begin())
  }

  #begin() {
    this.status = this.querySelector("[role=status]")
    this.explanation = this.querySelector(".explanation")
    this.submit = this.querySelector("[type=submit]")
    this.again = button(WORDS.again, "again")
    this.again.hidden = true
    this.submit.after(this.again)
    this.note = told("p", "", "kept")
    this.status.after(this.note)
    this.#speak(true)
    this.type = TYPES[this.dataset.type](this)
    this.form.addEventListener("input", () => {
      this.#touched = true
      this.unsettle()
    })
    this.again.addEventListener("click", () => {
      this.retry()
      this.type.controls()[0].focus()
    })
    this.exam = "exam" in this.dataset
  }

  /** In an exam nothing is checked before all is handed in. */
  get exam() {
    return this.#exam
  }
  set exam(on) {
    this.#exam = Boolean(on)
    this.toggleAttribute("data-exam", this.#exam)
    if (this.submit) this.submit.hidden = this.#exam
  }

  get sure() {
    const chosen = this.querySelector(".sure :checked")
    return chosen ? Number(chosen.value) : undefined
  }
  set sure(value) {
    for (const choice of this.querySelectorAll(".sure input")) choice.checked = choice.value === String(value)
  }

  isEmpty() {
    return this.type.isEmpty()
  }

  /** What is answered, as strings that mean the same when the page is built again. */
  answer() {
    return this.type.answer().map((text) => text.slice(0, MOST.letters))
  }

  /** Answer as somebody did before; false, and left unanswered, if that doesn't fit this question. */
  put(answer) {
    this.reset()
    const fits = Array.isArray(answer) && answer.length <= MOST.answers && answer.every(isShort) && this.type.put(answer)
    if (!fits) this.reset()
    return fits
  }

  /** What the answer is worth, without a word about it in the page. */
  judge() {
    const { item, version, type, objective, critical } = this.dataset
    const { right, share, met } = this.type.judge()
    const own = objective ? [`objective:${objective}`] : []
    const about = [...own, ...topics(this.querySelectorAll(NAMED.map((kind) => `[data-${kind}]`).join()))]
    return {
      ...{ item, version, type, answer: this.answer(), right, share },
      unsafe: met.some((part) => "unsafe" in part.dataset),
      about: [...new Set(about)].slice(0, MOST.topics),
      missed: right ? [] : [...new Set([...own, ...topics(met)])].slice(0, MOST.topics),
      ...(this.sure !== undefined && { sure: this.sure }),
      ...(critical !== undefined && { critical: true }),
    }
  }

  /** Show the verdict, the marks and the explanations, as after Check; nothing is announced or sent. */
  show(answer) {
    if (answer) this.put(answer)
    this.unsettle()
    this.#speak(false)
    this.#tell(this.judge())
  }

  /** Check the answer: show it, announce it, send it. */
  settle() {
    const detail = this.judge()
    this.unsettle()
    this.#tell(detail)
    this.dispatchEvent(new CustomEvent("course:answer", { bubbles: true, detail }))
  }

  /** Put the question back to how it stands for somebody who has never answered it. */
  reset() {
    this.unsettle()
    this.form.reset()
    this.type.back?.()
  }

  /** As `reset`, with the options in another order, so that no place is remembered. */
  retry() {
    this.reset()
    this.shuffle(Math.random)
  }

  shuffle(random) {
    this.type.shuffle?.(random)
  }

  /** Show the answer of an earlier visit; of an older version of the question, only that there was one. */
  async restore({ answer, at, older } = {}) {
    await this.loaded
    if (!isTime(at) || this.#shown || this.#touched) return
    if (!older && (!this.put(answer) || this.isEmpty())) return this.reset()
    this.#speak(false)
    if (!older) this.show()
    this.explanation.open = false
    this.note.textContent = older ? WORDS.changed(day(at)) : WORDS.before(day(at))
  }

  /** Say whether the answer is kept, once the promise tells; `reason` gives the words for why not. */
  async saved(promise, reason = () => "") {
    const turn = ++this.#kept
    const kept = await promise
    if (turn !== this.#kept) return
    this.note.textContent = kept === true ? WORDS.saved : [WORDS.lost, reason()].filter(Boolean).join(" ")
    this.note.classList.toggle("lost", kept !== true)
  }

  /** Take the verdict away, because the answer is no longer the one that was checked. */
  unsettle() {
    this.#kept += 1
    this.status.replaceChildren()
    this.note.replaceChildren()
    this.note.classList.remove("lost")
    this.#speak(true)
    this.type.unsettle?.()
    if (!this.#shown) return
    this.#shown = false
    delete this.dataset.verdict
    this.again.hidden = true
    this.submit.removeAttribute("aria-disabled")
    this.explanation.open = false
    this.#freeze(false)
    clean(this)
    this.#changed()
  }

  /** Ask for what is missing, in words and by the focus. */
  ask(words, control) {
    this.status.textContent = words
    control.focus()
  }

  #check() {
    const lack = this.type.lacks()
    if (lack) return this.ask(...lack)
    if (this.type.compare) return this.type.compare()
    if (this.asksSure()) return
    this.settle()
  }

  /** True, and asked for, when the trainee hasn't said how sure they are where the quiz wants to know. */
  asksSure() {
    const choice = this.querySelector(".sure input")
    if (!choice || this.sure !== undefined) return false
    this.ask(WORDS.sureFirst, choice)
    return true
  }

  #tell({ right, unsafe, sure }) {
    const empty = this.isEmpty()
    this.#shown = true
    this.dataset.verdict = right ? "right" : "wrong"
    const { verdict = right ? WORDS.right : WORDS.wrong, score, entries = [] } = this.type.mark()
    const afterSure = right ? sure === 0 && WORDS.guessedRight : sure === 2 && WORDS.sureAndWrong
    this.status.replaceChildren(
      ...(unsafe ? [told("strong", WORDS.unsafe, "unsafe"), " "] : []),
      told("strong", empty ? WORDS.none : verdict, "verdict"),
      ...lines([!right && !empty && score, ...entries.map(why)]),
      ...lines([...new Set(entries.flatMap(standsFor))], "stands-for"),
      ...lines([afterSure], "surely"),
    )
    this.submit.setAttribute("aria-disabled", "true")
    this.again.hidden = this.#exam
    this.explanation.open = true
    this.#freeze(true)
    this.#changed()
  }

  // How sure somebody was can't be said afterwards; and what was handed in stays as it was.
  #freeze(on) {
    for (const part of this.form.querySelectorAll(this.#exam ? "fieldset" : ".sure")) part.disabled = on
  }

  #speak(aloud) {
    for (const part of [this.status, this.note]) part.setAttribute("aria-live", aloud ? "polite" : "off")
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("course:verdict", { bubbles: true }))
  }
}

function isShort(text) {
  return typeof text === "string" && text.length <= MOST.letters
}

function isTime(at) {
  return Number.isInteger(at) && Math.abs(at) < 8.64e15
}

function topics(parts) {
  return [...parts].flatMap(({ dataset }) =>
    NAMED.filter((kind) => dataset[kind]).map((kind) => `${kind}:${dataset[kind]}`),
  )
}

function clean(quiz) {
  for (const mark of quiz.querySelectorAll(".mark")) mark.remove()
  for (const marked of quiz.querySelectorAll(".right, .wrong, .chosen")) {
    if (quiz.form.contains(marked)) marked.classList.remove("right", "wrong")
    marked.classList.remove("chosen")
  }
  for (const blank of quiz.querySelectorAll("[aria-invalid]")) blank.removeAttribute("aria-invalid")
}

function lines(texts, className) {
  return texts.filter(Boolean).flatMap((text) => [" ", told("span", text, className)])
}

/** The explanation that stands under an entry of the list of explanations. */
function why(entry) {
  return words(entry, (part) => !part.matches(".option, .stands-for")).join(" ")
}

/** The error and the belief that an entry stands for, each as its line in the explanation. */
function standsFor(entry) {
  return words(entry, (part) => part.matches(".stands-for"))
}

function words(entry, wanted) {
  return [...entry.children].filter(wanted).map((part) => part.textContent.trim().replace(/\s+/g, " "))
}

if (!customElements.get("course-quiz")) customElements.define("course-quiz", CourseQuiz)
