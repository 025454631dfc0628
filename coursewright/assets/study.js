// The record of self-study: the holder's own statement of what was answered, to print or to save.

import { button, catalog, day, group, link, told } from "./page.js"
import { record } from "./record.js"
import { objectivesOf, ofItems, ofObjective, scored } from "./standing.js"
import { table } from "./tables.js"

const WORDS = {
  lost: "The course could not be loaded. Look at your connection, then load this page again.",
  nothing: "There is nothing to state yet: read a lesson or answer a question first.",
  name: "Name of the holder",
  hint: "Only printed: it is kept nowhere, and gone when you leave this page.",
  print: "Print or save as PDF",
  course: "Course",
  version: "Version of its questions",
  dates: "From the first entry to the last",
  made: "Printed on",
  lessons: "Lessons read",
  questions: "Questions answered",
  first: "Score at the first try",
  of: (some, all) => `${some} of ${all}`,
  percent: (score) => `${score} %`,
  range: (from, to) => (from === to ? from : `${from} to ${to}`),
  objectives: "Objectives with answers",
  objective: ["Objective", "Answered", "Right", "First try"],
  exams: "Exams taken",
  exam: ["Exam", "Date", "Score", "Unsafe", "Result"],
  passed: "Passed",
  notPassed: "Not passed",
  test: "A test: no pass mark",
  statement: "What this page is",
  states: [
    "The person named above states this about their own study. Nobody has checked who that is, and nobody watched while the questions were answered.",
    "The right answers stand in the course's pages, where everyone can read them at any time.",
    "The course is general education. This page is no certificate of competence, and no license to train or to treat anyone.",
  ],
}

class CourseStudy extends HTMLElement {
  #change = () => this.#show()

  async connectedCallback() {
    record.addEventListener("change", this.#change)
    if (this.facts) return
    this.facts = told("div", "", "facts-of-study")
    const course = await Promise.all([catalog(), record.ready]).then(([one]) => one, () => null)
    if (!course) return this.replaceChildren(told("p", WORDS.lost))
    this.course = course
    this.replaceChildren(holder(), this.facts)
    this.#show()
  }

  disconnectedCallback() {
    record.removeEventListener("change", this.#change)
  }

  #show() {
    const { state } = record
    if (!this.course) return
    const times = datesOf(state)
    const parts = times.length ? [overall, exams, objectives].flatMap((part) => part(state, this.course, times)) : [told("p", WORDS.nothing)]
    this.facts.replaceChildren(...parts, statement())
    this.querySelector("button").disabled = !times.length
  }
}

/** The name, typed here and kept nowhere; and the button that prints. */
function holder() {
  const name = told("input", "")
  name.type = "text"
  name.maxLength = 80
  name.autocomplete = "off"
  const press = button(WORDS.print, "md-button md-button--primary")
  press.addEventListener("click", () => window.print())
  return group("div", [group("label", [told("span", WORDS.name), name]), told("p", WORDS.hint, "hint"), group("p", [press], "print")], "holder")
}

function datesOf(state) {
  const items = Object.values(state.items).flatMap(({ firstAt, at }) => [firstAt ?? at, at])
  return [...items, ...Object.values(state.lessons), ...state.sittings.map(({ at }) => at)].filter(Number.isSafeInteger)
}

function overall(state, course, times) {
  const { all, answered, first } = ofItems(state, course, scored(course))
  const lessons = Object.keys(course.lessons)
  const read = lessons.filter((name) => Object.hasOwn(state.lessons, name)).length
  const edge = (pick) => day(times.reduce((one, other) => pick(one, other)))
  const rows = [
    [WORDS.course, course.title],
    [WORDS.version, course.stamp],
    [WORDS.dates, WORDS.range(edge(Math.min), edge(Math.max))],
    [WORDS.made, day(Date.now())],
    [WORDS.lessons, WORDS.of(read, lessons.length)],
    [WORDS.questions, WORDS.of(answered, all)],
    [WORDS.first, answered ? WORDS.percent(first) : ""],
  ]
  return [group("dl", rows.filter(([, fact]) => fact).map(([name, fact]) => group("div", [told("dt", name), told("dd", fact)])))]
}

function objectives(state, course) {
  const rows = course.modules.flatMap((module) => objectivesOf(course, module)).flatMap((code) => {
    const { all, answered, right, first } = ofObjective(state, course, code)
    const title = course.topics[`objective:${code}`]?.title ?? ""
    return answered ? [[`${code} ${title}`, WORDS.of(answered, all), String(right), WORDS.percent(first)]] : []
  })
  return rows.length ? [table(WORDS.objectives, WORDS.objective, rows)] : []
}

function exams(state, course) {
  const rows = state.sittings
    .filter(({ quiz }) => Object.hasOwn(course.exams, quiz))
    .map(({ quiz, at, score, unsafe, passed }) => [
      link(course.exams[quiz].path, course.exams[quiz].title),
      ...[day(at), WORDS.percent(score), String(unsafe), !course.exams[quiz].pass ? WORDS.test : passed ? WORDS.passed : WORDS.notPassed],
    ])
  return rows.length ? [table(WORDS.exams, WORDS.exam, rows)] : []
}

function statement() {
  return group("section", [told("h2", WORDS.statement), ...WORDS.states.map((words) => told("p", words))], "statement")
}

if (!customElements.get("course-study")) customElements.define("course-study", CourseStudy)
