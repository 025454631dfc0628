// The bar above a page of questions: how many are answered, only those that were missed, all of them once more.

import { button, catalog, told } from "./page.js"

const WORDS = {
  name: "These questions",
  count: (answered, all, right) => `${answered} of ${all} answered, ${right} right`,
  own: (count) => `. You mark ${count} yourself.`,
  all: "Show all",
  missed: "Only the ones I missed",
  again: "Start again",
  noneMissed: "None of your answers is a miss.",
  toTry: (count) => (count === 1 ? "1 question to try again." : `${count} questions to try again.`),
  shown: "All questions are shown.",
  afresh: "Every question can be answered again.",
  done: "All are answered. Your results are at the end of the page.",
  results: "Your results",
}

/** Put the bar above the first of these questions, once. */
export function practice(quizzes) {
  const article = quizzes[0]?.closest("article")
  if (quizzes.length > 1 && article && !article.querySelector(".practice")) new Practice(article, quizzes).start()
}

class Practice {
  constructor(article, quizzes) {
    this.article = article
    this.quizzes = quizzes
    this.judged = quizzes.filter((quiz) => quiz.dataset.type !== "say")
    this.hidden = []
    this.ending = new AbortController()
  }

  start() {
    this.count = told("p", "", "count")
    this.status = told("p", "", "told")
    this.status.setAttribute("role", "status")
    this.all = this.#button(WORDS.all, () => this.#showAll())
    this.missed = this.#button(WORDS.missed, () => this.#showMissed())
    const again = this.#button(WORDS.again, () => this.#startAgain())
    this.bar = told("div", "", "practice")
    this.bar.setAttribute("role", "group")
    this.bar.setAttribute("aria-label", WORDS.name)
    this.bar.append(this.count, this.all, this.missed, again, this.status)
    whole(this.quizzes[0])[0].before(this.bar)
    this.#press(this.all)
    this.#refresh()
    this.#listen("course:verdict", () => this.#refresh())
    this.#listen("course:answer", () => this.#finish())
    this.#listen("course:leave", () => this.ending.abort())
  }

  #listen(name, act) {
    this.article.addEventListener(name, act, { signal: this.ending.signal })
  }

  #button(text, act) {
    const made = button(text)
    made.addEventListener("click", act)
    return made
  }

  #press(pressed) {
    for (const one of [this.all, this.missed]) one.setAttribute("aria-pressed", String(one === pressed))
  }

  #are(...verdicts) {
    return this.judged.filter((quiz) => verdicts.includes(quiz.dataset.verdict))
  }

  #refresh() {
    const own = this.quizzes.length - this.judged.length
    const answered = this.#are("right", "wrong").length
    const words = WORDS.count(answered, this.judged.length, this.#are("right").length)
    this.count.textContent = words + (own ? WORDS.own(own) : "")
    if (answered < this.judged.length) this.#drop()
  }

  #showMissed() {
    const missed = this.#are("wrong")
    if (missed.length === 0) return this.#say(WORDS.noneMissed)
    this.#unhide()
    this.#press(this.missed)
    this.hidden = this.quizzes.filter((quiz) => !missed.includes(quiz)).flatMap(whole)
    for (const part of this.hidden) part.hidden = true
    for (const quiz of missed) quiz.retry()
    this.#say(WORDS.toTry(missed.length))
  }

  #showAll() {
    this.#unhide()
    this.#say(WORDS.shown)
  }

  #startAgain() {
    this.#unhide()
    for (const quiz of this.quizzes) quiz.retry()
    this.#say(WORDS.afresh)
  }

  #unhide() {
    for (const part of this.hidden) part.hidden = false
    this.hidden = []
    this.#press(this.all)
  }

  #say(words) {
    this.status.textContent = words
  }

  /** When the last is answered, show what came of them all at the end of the page. */
  async #finish() {
    this.#say("")
    if (this.#are("right", "wrong").length < this.judged.length) return
    const attempts = this.judged.map((quiz) => quiz.judge())
    const [{ results }, course] = await Promise.all([import("./results.js"), catalog()])
    if (this.#are("right", "wrong").length < this.judged.length) return
    this.#drop()
    this.results = told("section", "", "practice-results")
    this.results.setAttribute("aria-label", WORDS.results)
    this.results.append(results(attempts, course, { exam: false }))
    this.article.append(this.results)
    this.#say(WORDS.done)
  }

  #drop() {
    this.results?.remove()
    this.results = undefined
  }
}

/** A question with what stands there for its sake: its heading above, and what it is about below. */
function whole(quiz) {
  const heading = quiz.previousElementSibling
  if (!heading?.matches("[id^=question-]")) return [quiz]
  const parts = [heading, quiz]
  for (let next = quiz.nextElementSibling; next?.matches("p, .record-notice"); next = next.nextElementSibling) parts.push(next)
  return parts
}
