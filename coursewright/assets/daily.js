// The daily five: what waits today, and five questions about it.

import { bring, unreachable } from "./bring.js"
import { dayOf } from "./log.js"
import { button, catalog, group, link, told } from "./page.js"
import { now, record } from "./record.js"
import { reminderFor } from "./remind.js"
import { answered, days, due, five } from "./schedule.js"

const WORDS = {
  waits: (count) => `Today: ${count} ${count === 1 ? "topic waits" : "topics wait"}.`,
  none: (next) => `Nothing waits today${next ? `; next ${next}` : ""}.`,
  nothing: "Nothing yet: read a lesson first.",
  begin: (title) => `Begin with ${title}`,
  tomorrow: "tomorrow",
  on: (day) => `on ${day}`,
  question: (n, all) => `Question ${n} of ${all}`,
  asNew: "New questions on what you have studied.",
  answered: (count, all) => `${count} of ${all} answered.`,
  done: (right, all) => `Done for today: ${right} of ${all} right.`,
  next: (next) => `The next come back ${next}.`,
  more: "Five more",
  fresh: "Five new questions",
  from: "From the lesson ",
  about: "About: ",
  lost: "The questions could not be loaded. Look at your connection, then load this page again.",
}
const DAY = 86_400_000

class CourseDaily extends HTMLElement {
  #change = () => this.#refresh()

  async connectedCallback() {
    record.addEventListener("change", this.#change)
    this.addEventListener("course:answer", this)
    if (this.status) return
    this.#furnish()
    const course = await Promise.all([catalog(), record.ready]).then(([one]) => one, () => null)
    if (!course) return say(this.status, [WORDS.lost])
    this.course = course
    this.append(reminderFor(course))
    this.plan = planned(record.draft("daily"), course)
    if (!this.plan && due(record.state, course, today()).length) this.#choose()
    this.#ask()
  }

  #furnish() {
    this.top = told("p", "", "waiting")
    this.questions = told("div", "", "five")
    this.status = told("p", "", "outcome")
    this.status.setAttribute("role", "status")
    this.below = told("p", "", "more")
    this.replaceChildren(this.top, this.questions, this.status, this.below)
  }

  disconnectedCallback() {
    record.removeEventListener("change", this.#change)
  }

  /** Remember how a question of today was answered at first; trying again doesn't change that. */
  handleEvent({ detail, target }) {
    if (!this.plan?.items.includes(detail.item)) return
    this.plan.right[detail.item] ??= detail.right
    this.#tellSource(target)
  }

  #choose() {
    const items = five(record.state, this.course, today())
    this.plan = { day: today(), at: now(), items, right: {} }
    record.draft("daily", this.plan)
  }

  /** Put today's questions into the page: those answered today as they were answered, the others fresh. */
  async #ask() {
    this.#tell()
    const items = this.plan?.items ?? []
    this.questions.replaceChildren()
    const brought = await bring(items, this.course).catch(() => null)
    if (!brought) return this.questions.replaceChildren(unreachable(() => this.#ask()))
    this.questions.replaceChildren(...brought.map((question, n) => asked(question, n + 1, items.length)))
    this.#refresh()
  }

  #anew() {
    this.#choose()
    this.#ask().then(() => this.questions.querySelector("h2")?.focus())
  }

  #refresh() {
    if (!this.course) return
    this.#unite()
    for (const question of this.questions.querySelectorAll("course-quiz")) this.#settle(question)
    this.#tell()
  }

  /** What this tab and others know of today's answers, put together and kept. */
  #unite() {
    if (!this.plan) return
    const kept = planned(record.draft("daily"), this.course)
    if (kept?.at === this.plan.at) this.plan.right = { ...this.plan.right, ...kept.right }
    for (const id of this.plan.items) {
      const facts = answered(record.state, this.course, id)
      if (facts?.at >= this.plan.at) this.plan.right[id] ??= facts.right
    }
    if (!kept || kept.at === this.plan.at) record.draft("daily", this.plan)
  }

  /** Show an answer that was given in another tab, or before the page was loaded again. */
  async #settle(question) {
    const { item } = question.dataset
    const facts = answered(record.state, this.course, item)
    if (question.source || !(facts?.at >= this.plan.at)) return
    this.#tellSource(question)
    await question.loaded
    if (!question.dataset.verdict) question.show(facts.answer)
  }

  /** Which lesson a question comes from; told only after its answer, for it gives away what is asked. */
  #tellSource(question) {
    if (question.source) return
    const lesson = this.course.lessons[this.#topic(question)?.lesson]
    const parts = [
      ...(lesson ? [WORDS.from, link(lesson.path, lesson.title), ". "] : []),
      ...(this.#topic(question) ? [WORDS.about, link(this.#topic(question).path, this.#topic(question).title), "."] : []),
    ]
    question.source = group("p", parts, "source")
    question.after(question.source)
  }

  #topic(question) {
    return this.course.topics[`objective:${this.course.items[question.dataset.item].objective}`]
  }

  /** Where the day stands, in words, and what can be done next. */
  #tell() {
    const waiting = due(record.state, this.course, today()).length
    const next = comes(days(record.state, this.course).find((day) => day > today()))
    const right = Object.values(this.plan?.right ?? {})
    const all = this.plan?.items.length ?? 0
    const done = all > 0 && right.length === all && WORDS.done(right.filter(Boolean).length, all)
    const asking = [waiting ? WORDS.waits(waiting) : WORDS.asNew, right.length > 0 && WORDS.answered(right.length, all)]
    this.below.replaceChildren()
    this.classList.toggle("done", Boolean(done))
    say(this.status, done ? [done, waiting ? WORDS.waits(waiting) : next && WORDS.next(next)] : [])
    say(this.top, done ? [done] : all ? asking : this.#offer(next))
    if (done && waiting) this.below.append(this.#button(WORDS.more))
  }

  /** What there is when nothing waits: new questions, or the first lesson. */
  #offer(next) {
    const isStudied = five(record.state, this.course, today()).length > 0
    if (isStudied) this.below.append(this.#button(WORDS.fresh))
    if (isStudied || next) return [WORDS.none(next)]
    this.below.append(...firstLesson(this.course))
    return [WORDS.nothing]
  }

  #button(words) {
    const press = button(words, "md-button")
    press.addEventListener("click", () => this.#anew())
    return press
  }
}

const today = () => dayOf(now())

/** What was chosen for today, if it is of today and still in the course. */
function planned(plan, course) {
  const { day, at, items, right } = plan ?? {}
  if (day !== today() || !Number.isSafeInteger(at) || !Array.isArray(items) || !items.length || items.length > 5) return null
  const isKnown = (id) => typeof id === "string" && Object.hasOwn(course.items, id) && course.items[id].type !== "say"
  if (!items.every(isKnown) || new Set(items).size < items.length) return null
  const known = Object.entries(right ?? {}).filter(([id, one]) => items.includes(id) && typeof one === "boolean")
  return { day, at, items, right: Object.fromEntries(known) }
}

function asked(question, n, all) {
  const heading = told("h2", WORDS.question(n, all))
  heading.tabIndex = -1
  return group("section", [heading, question])
}

/** A day in words, such as "tomorrow" or "on Nov 25". */
function comes(day) {
  if (day === undefined) return ""
  if (day === today() + 1) return WORDS.tomorrow
  return WORDS.on(new Date(day * DAY).toLocaleDateString("en", { day: "numeric", month: "short", timeZone: "UTC" }))
}

function say(place, sentences) {
  const words = sentences.filter(Boolean).join(" ")
  if (place.textContent !== words) place.textContent = words
}

function firstLesson(course) {
  const name = course.modules.flatMap((module) => module.lessons)[0]
  if (!name) return []
  const begin = link(course.lessons[name].path, WORDS.begin(course.lessons[name].title))
  begin.className = "md-button md-button--primary"
  return [begin]
}

if (!customElements.get("course-daily")) customElements.define("course-daily", CourseDaily)
