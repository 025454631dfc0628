// Your progress: the whole course in one view.

import { dayOf } from "./log.js"
import { lessonMark, moduleMark } from "./marks.js"
import { catalog, day, group, link, told } from "./page.js"
import { now, record } from "./record.js"
import { due } from "./schedule.js"
import { changed, missed, objectivesOf, ofItems, ofLesson, ofModule, ofObjective, scored, verdict } from "./standing.js"
import { figures, table } from "./tables.js"

const WORDS = {
  lost: "The course could not be loaded. Look at your connection, then load this page again.",
  nothing: "Nothing yet: it fills as you read lessons and answer questions.",
  figures: ["Lessons read", "Questions answered", "Right at the first try"],
  of: (some, all) => `${some} of ${all}`,
  waits: (count) => (count === 1 ? "1 topic waits in the " : `${count} topics wait in the `),
  daily: "daily five",
  standing: "Does it pass?",
  rule: ({ score, unsafe }) =>
    `The course passes with ${score} % or more, and ${unsafe ? `at most ${unsafe}` : "no"} unsafe ${unsafe > 1 ? "answers" : "answer"} on critical questions.`,
  passed: "Passed.",
  notYet: "Not passed yet.",
  answers: ({ score, all }) => `Your last answers come to ${score} % of all ${all} questions.`,
  unsafe: (count) =>
    count ? `${count} of them ${count === 1 ? "is" : "are"} unsafe on a critical question.` : "None of them is unsafe on a critical question.",
  exams: "Exams",
  exam: ["Exam", "Needed", "Best", "Last", "Taken"],
  each: "The course passes when each exam is passed.",
  needed: ({ score, unsafe }) => `${score} %, ${unsafe ? `at most ${unsafe}` : "none"} unsafe`,
  sitting: ({ score, passed, at }) => `${score} %, ${passed ? "passed" : "not passed"}, ${day(at)}`,
  untaken: "Not taken",
  unsafeBy: (count) => (count ? `, ${count} unsafe` : ""),
  times: (count, most) => (most ? `${count} of ${most}` : String(count)),
  again: "What to look at again",
  missed: (count) => (count === 1 ? "missed once" : `missed ${count} times`),
  unsafeLast: "unsafe the last time",
  lesson: "Go to the lesson ",
  modules: "Module by module",
  signs: "The signs:",
  read: "its end was seen",
  practiced: "all its questions are answered",
  mastered: "each of them right on two days, and not wrong since",
  detail: "Lessons and objectives",
  objective: ["You can …", "Answered", "Right", "Mastered"],
  objectives: "Objectives",
  changed: (count) =>
    count === 1
      ? "1 question has changed since you answered it. Your answer is kept and isn't counted any more:"
      : `${count} questions have changed since you answered them. Your answers are kept and aren't counted any more:`,
  changedTitle: "Older versions",
  questionOf: (title) => `a question on “${title}”`,
  others: (count) => `and ${count} more`,
  pages: [
    ["progress/daily.md", "Daily five"],
    ["progress/record.md", "Record of self-study"],
    ["progress/answers.md", "Keep and move your answers"],
  ],
  more: "Pages for you",
}
const MOST = { missed: 8, changed: 10 }

class CourseProgress extends HTMLElement {
  #change = () => this.#show()

  async connectedCallback() {
    record.addEventListener("change", this.#change)
    this.course ??= await catalog().catch(() => null)
    this.#show()
  }

  disconnectedCallback() {
    record.removeEventListener("change", this.#change)
  }

  #show() {
    const { course } = this
    if (!course) return this.replaceChildren(told("p", WORDS.lost))
    const { state } = record
    const open = new Set([...this.querySelectorAll("details[open]")].map((part) => part.dataset.module))
    const parts = [summary, standing, again, modules, older, pages].flatMap((part) => part(state, course))
    this.replaceChildren(...parts)
    for (const part of this.querySelectorAll("details")) part.open = open.has(part.dataset.module)
  }
}

function summary(state, course) {
  const { answered, all, firstRight } = ofItems(state, course, scored(course))
  const names = Object.keys(course.lessons)
  const read = names.filter((name) => Object.hasOwn(state.lessons, name)).length
  const values = [WORDS.of(read, names.length), WORDS.of(answered, all), WORDS.of(firstRight, answered)]
  const waiting = due(state, course, dayOf(now())).length
  return [
    ...(read + answered ? [] : [told("p", WORDS.nothing)]),
    figures(WORDS.figures.map((name, n) => [name, values[n]])),
    ...(waiting ? [group("p", [WORDS.waits(waiting), link("progress/daily.md", WORDS.daily), "."])] : []),
  ]
}

// ---- Whether the course is passed ----

function standing(state, course) {
  const found = verdict(state, course)
  const words = found.passed ? WORDS.passed : WORDS.notYet
  const sentences = found.exams ? [] : [WORDS.answers(found), WORDS.unsafe(found.unsafe)]
  const sentence = group("p", [told("strong", words, `verdict ${found.passed ? "right" : ""}`), " ", sentences.join(" ")])
  return [
    told("h2", WORDS.standing),
    sentence,
    ...(found.exams ? [table(WORDS.exams, WORDS.exam, found.exams.map(examRow))] : []),
    told("p", found.exams ? WORDS.each : WORDS.rule(course.pass), "rule"),
  ]
}

function examRow({ exam, best, last, times }) {
  const sitting = (one) => (one ? WORDS.sitting(one) + WORDS.unsafeBy(one.unsafe) : WORDS.untaken)
  return [link(exam.path, exam.title), WORDS.needed(exam.pass), sitting(best), times > 1 ? sitting(last) : "", WORDS.times(times, exam.attempts)]
}

// ---- What to look at again ----

function again(state, course) {
  const rows = missed(state, course, MOST.missed).map((topic) => {
    const facts = [WORDS.missed(topic.missed), ...(topic.unsafe ? [WORDS.unsafeLast] : [])].join(", ")
    const lesson = course.lessons[topic.lesson]
    return group("li", [
      group("span", [link(topic.path, topic.title), `: ${facts}.`]),
      ...(lesson ? [" ", group("span", [WORDS.lesson, link(lesson.path, lesson.title), "."])] : []),
    ])
  })
  return rows.length ? [told("h2", WORDS.again), group("ul", rows, "again")] : []
}

// ---- Module by module ----

function modules(state, course) {
  return [told("h2", WORDS.modules), signs(), ...course.modules.map((module) => card(state, course, module))]
}

function signs() {
  const hows = ["read", "practiced", "mastered"].map((how) => group("li", [lessonMark(how), `: ${WORDS[how]}`]))
  return group("div", [told("p", WORDS.signs), group("ul", hows)], "signs")
}

function card(state, course, module) {
  const title = group("h3", [link(module.path, module.title)])
  const details = group("details", [told("summary", WORDS.detail), lessons(state, course, module), objectives(state, course, module)])
  details.dataset.module = module.name
  return group("section", [title, moduleMark(ofModule(state, course, module)), details], "card module")
}

function lessons(state, course, module) {
  const rows = module.lessons.map((name) => {
    const how = ofLesson(state, course, name)
    const { path, title } = course.lessons[name]
    return group("li", [link(path, title), ...(how ? [lessonMark(how)] : [])])
  })
  return group("ol", rows, "lessons")
}

function objectives(state, course, module) {
  const rows = objectivesOf(course, module).map((code) => {
    const { all, answered, right, mastered } = ofObjective(state, course, code)
    const topic = course.topics[`objective:${code}`]
    return [topic ? link(topic.path, topic.title) : code, WORDS.of(answered, all), String(right), String(mastered)]
  })
  return rows.length ? table(WORDS.objectives, WORDS.objective, rows) : ""
}

// ---- Older versions, and where else to go ----

function older(state, course) {
  const ids = changed(state, course).filter((id) => scored(course).includes(id))
  const rows = ids.slice(0, MOST.changed).map((id) => {
    const { path, objective } = course.items[id]
    return group("li", [link(path, WORDS.questionOf(course.topics[`objective:${objective}`]?.title ?? id))])
  })
  if (ids.length > rows.length) rows.push(told("li", WORDS.others(ids.length - rows.length)))
  return ids.length ? [told("h2", WORDS.changedTitle), told("p", WORDS.changed(ids.length)), group("ul", rows)] : []
}

function pages() {
  const links = WORDS.pages.map(([path, title]) => group("li", [link(path, title)]))
  return [told("h2", WORDS.more), group("ul", links)]
}

if (!customElements.get("course-progress")) customElements.define("course-progress", CourseProgress)
