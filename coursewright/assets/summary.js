// A summary of where the trainee stands, small enough to be read on every page before anything else is known.

import { days } from "./schedule.js"
import { ofLesson, ofModule } from "./standing.js"

const WORDS = { questions: (title) => `questions on ${title}`, progress: "your progress" }

/** What the marks are shown from: how far lessons and modules are, when topics come back, where to go on. */
export function summarize(state, course, place) {
  const lessons = Object.keys(course.lessons).map((name) => [course.lessons[name].path, ofLesson(state, course, name)])
  const modules = course.modules.map((module) => [module.path, ofModule(state, course, module)])
  return {
    lessons: Object.fromEntries(lessons.filter(([, how]) => how)),
    modules: Object.fromEntries(modules.filter(([, { read, practiced, mastered }]) => read + practiced + mastered)),
    days: days(state, course),
    go: goOn(state, course, place),
  }
}

/** Where the trainee was, or the next lesson that isn't read; null where nothing is known. */
function goOn(state, course, place) {
  const order = course.modules.flatMap((module) => module.lessons)
  const last = [place, state.last].find((one) => isOf(course, one))
  if (!last) return null
  const page = last.lesson ? null : course.items[last.item].path.split("#")[0]
  const lesson = last.lesson ?? order.find((name) => course.lessons[name].path === page)
  if (!lesson && isOpen(state, course, page)) return { path: page, title: last.title || onModule(course, last.item) }
  const at = lesson ? order.indexOf(lesson) : lastOf(course, last.item, order)
  const next = [...order.slice(lesson ? Math.max(at, 0) : at + 1), ...order].find((name) => !state.lessons[name])
  return next ? course.lessons[next] : { path: "progress/index.md", title: WORDS.progress }
}

const isOf = (course, place) =>
  place && (Object.hasOwn(course.lessons, place.lesson ?? "") || Object.hasOwn(course.items, place.item ?? ""))

function isOpen(state, course, page) {
  const items = Object.entries(course.items).filter(([, item]) => item.path.startsWith(`${page}#`))
  return items.some(([id, item]) => !item.exam && state.items[id]?.version !== item.version)
}

function onModule(course, item) {
  const module = course.modules.find(({ name }) => name === course.items[item].module)
  return WORDS.questions(module?.title ?? course.title)
}

/** Where the last lesson of a question's module stands among all lessons. */
function lastOf(course, item, order) {
  const module = course.modules.find(({ name }) => name === course.items[item].module)
  return order.indexOf(module?.lessons.at(-1))
}
