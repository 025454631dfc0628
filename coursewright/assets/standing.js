// How far a trainee has come: lessons, objectives, the whole course. It only reads the fold and the catalog.

import { mastered } from "./log.js"
import { answered } from "./schedule.js"

/** How far a lesson is: "mastered", "practiced", "read", or "" when it wasn't begun. */
export function ofLesson(state, course, name) {
  const facts = course.lessons[name].items.map((id) => answered(state, course, id))
  if (facts.length && facts.every((one) => one && mastered(one))) return "mastered"
  if (facts.length && facts.every(Boolean)) return "practiced"
  return Object.hasOwn(state.lessons, name) ? "read" : ""
}

/** How many lessons of a module there are, were read to the end, and are how far at most. */
export function ofModule(state, course, module) {
  const seen = module.lessons.filter((name) => Object.hasOwn(state.lessons, name)).length
  const count = { all: module.lessons.length, seen, read: 0, practiced: 0, mastered: 0 }
  for (const name of module.lessons) {
    const how = ofLesson(state, course, name)
    if (how) count[how] += 1
  }
  return count
}

/** How the questions on an objective stand. */
export function ofObjective(state, course, code) {
  return ofItems(state, course, scored(course).filter((id) => course.items[id].objective === code))
}

/** How some questions stand: how many there are, how many were answered, are right, mastered, were right at first. */
export function ofItems(state, course, ids) {
  const facts = ids.map((id) => answered(state, course, id)).filter(Boolean)
  return {
    all: ids.length,
    answered: facts.length,
    right: facts.filter((one) => one.right).length,
    mastered: facts.filter(mastered).length,
    firstRight: facts.filter((one) => one.firstRight).length,
    first: percent(facts.map((one) => Number(one.first) || 0), facts.length),
  }
}

/** All questions but those that the trainee judges; and no decision of a case: a good way meets only some of them. */
export function scored(course) {
  return Object.keys(course.items).filter((id) => !["say", "case"].includes(course.items[id].type))
}

/** The objectives of a module that questions are about, in their order in the catalog. */
export function objectivesOf(course, module) {
  const codes = module.items.map((id) => course.items[id]?.objective).filter(Boolean)
  const order = Object.keys(course.topics)
  return [...new Set(codes)].sort((a, b) => order.indexOf(`objective:${a}`) - order.indexOf(`objective:${b}`))
}

/** Whether the course is passed: by its exams, or where it has none by the last answer to every question. */
export function verdict(state, course) {
  const exams = Object.entries(course.exams).filter(([, exam]) => exam.pass)
  return exams.length ? byExams(state, exams) : byAnswers(state, course)
}

function byExams(state, known) {
  const exams = known.map(([name, exam]) => {
    const sittings = state.sittings.filter(({ quiz }) => quiz === name)
    const best = sittings.reduce((one, other) => (!one || isBetter(other, one) ? other : one), null)
    return { name, exam, best, last: sittings.at(-1) ?? null, times: sittings.length }
  })
  return { exams, passed: exams.every(({ best }) => best?.passed) }
}

const isBetter = (one, other) => (one.passed === other.passed ? one.score > other.score : one.passed)

function byAnswers(state, course) {
  const ids = scored(course)
  const facts = ids.map((id) => answered(state, course, id))
  const score = percent(facts.map((one) => Number(one?.share) || 0), ids.length)
  const unsafe = ids.filter((id, n) => course.items[id].critical && facts[n]?.unsafe).length
  return { all: ids.length, score, unsafe, passed: score >= course.pass.score && unsafe <= course.pass.unsafe }
}

/** Whole percent, never rounded up to a pass. */
function percent(shares, all) {
  return all ? Math.floor((100 * shares.reduce((sum, share) => sum + share, 0)) / all + 1e-9) : 0
}

/** The topics missed most, those with an unsafe last miss first. */
export function missed(state, course, most) {
  return Object.entries(state.topics)
    .filter(([topic, facts]) => facts.missed > 0 && Object.hasOwn(course.topics, topic))
    .sort(([, a], [, b]) => Number(b.unsafe === true) - Number(a.unsafe === true) || b.missed - a.missed || b.day - a.day)
    .slice(0, most)
    .map(([topic, facts]) => ({ ...course.topics[topic], missed: facts.missed, unsafe: facts.unsafe === true, due: facts.due }))
}

/** The questions that have changed since they were answered; those answers don't count any more. */
export function changed(state, course) {
  return Object.keys(course.items).filter((id) => Object.hasOwn(state.items, id) && !answered(state, course, id))
}
