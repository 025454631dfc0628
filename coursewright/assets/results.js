// What came of a set of attempts, in words: passed or not and why, what could hurt a client, what to look at again.

import { group, link, told } from "./page.js"
import { stem } from "./parts.js"
import { percent, verdict } from "./passing.js"

const WORDS = {
  results: "Your results",
  passed: "Passed",
  notYet: "Not passed yet",
  score: (score) => `Your score is ${score} %.`,
  right: (right, all) => `${right} of ${all} right.`,
  enough: (needed) => `${needed} % was needed.`,
  short: (needed) => `${needed} % is needed to pass.`,
  unsafe: (count, most) =>
    `${count === 1 ? "One answer" : `${count} answers`} on critical questions could hurt a client` +
    `${most ? `, and at most ${most} may` : ""}, so this is not a pass yet.`,
  row: (title, score, needed) => `On “${title}” you have ${score} %, and ${needed} % is needed.`,
  hurt: "Answers that could hurt a client",
  question: "Question",
  critical: "critical question",
  parts: "Part by part",
  on: "Questions on",
  count: "Asked",
  reached: "Score",
  needed: "Needed",
  objectives: "Objective by objective",
  again: "What to look at again",
  nothing: "Nothing: every answer was right.",
  missed: (count) => ["You missed ", ` ${times(count)}.`],
  believed: (count) => ["You took ", ` to be true ${times(count)}.`],
  lesson: (title) => `Go to the lesson “${title}”`,
  read: "Read about it",
  sent: "Where you sent clients",
  far: (count) => `Sent too far: ${times(count)}.`,
  farMeans: "The client was sent to more urgent help than the signs ask for. That costs time and worry, and trust the next time it counts.",
  near: (count) => `Not far enough: ${times(count)}.`,
  nearMeans: "The client was kept, or sent to slower help, when the signs ask for more. This is the mistake that can do harm.",
}

const SENT = [
  ["too far", WORDS.far, WORDS.farMeans],
  ["not far enough", WORDS.near, WORDS.nearMeans],
]

/**
 * The results of these attempts as an element. With the catalog's `exam` it tells whether that is passed, as it was
 * told when the `sitting` was handed in, if that is given.
 */
export function results(attempts, catalog, { exam, sitting } = {}) {
  const outcome = exam && { ...verdict(attempts, exam, catalog.items), ...sitting }
  const parts = [
    exam?.pass ? passing(outcome, exam, attempts, catalog) : summary(attempts),
    harm(attempts),
    byPart(attempts, catalog, outcome?.rows ?? []),
    lookAgain(attempts, catalog),
    sent(attempts, catalog),
  ]
  return group("div", parts.filter(Boolean), "results")
}

function summary(attempts) {
  const right = attempts.filter((attempt) => attempt.right).length
  const words = [WORDS.right(right, attempts.length), WORDS.score(percent(attempts))]
  return section("h2", WORDS.results, [told("p", words.join(" "))])
}

function passing(outcome, exam, attempts, catalog) {
  const heading = told("h2", outcome.passed ? WORDS.passed : WORDS.notYet)
  const right = WORDS.right(attempts.filter((attempt) => attempt.right).length, attempts.length)
  const first = told("p", `${WORDS.score(outcome.score)} ${right} ${outcome.passed ? WORDS.enough(exam.pass.score) : ""}`)
  const why = outcome.passed ? [] : reasons(outcome, exam, catalog).map((words) => told("li", words))
  const parts = [heading, first, ...(why.length ? [group("ul", why)] : [])]
  return group("section", parts, `verdict-card ${outcome.passed ? "right" : "wrong"}`)
}

function reasons({ score, unsafe, rows }, { pass }, catalog) {
  const short = rows.filter((row) => !row.reached)
  return [
    ...(unsafe > pass.unsafe ? [WORDS.unsafe(unsafe, pass.unsafe)] : []),
    ...(score < pass.score ? [WORDS.short(pass.score)] : []),
    ...short.map((row) => WORDS.row(titleOf(row, catalog), row.score, row.pass)),
  ]
}

function harm(attempts) {
  const entries = attempts.filter((attempt) => attempt.unsafe).map(({ item, critical }) => {
    const to = told("a", stem(document.getElementById(`item-${item}`)) || WORDS.question)
    to.href = `#item-${item}`
    return group("li", [to, ...(critical ? [` (${WORDS.critical})`] : [])])
  })
  return entries.length > 0 && section("h3", WORDS.hurt, [group("ul", entries)], "harm")
}

/** Scores in a table: of the blueprint's rows, and of each objective. */
function byPart(attempts, catalog, rows) {
  const codes = new Set(attempts.map(({ item }) => facts(catalog, item)?.objective).filter(Boolean))
  const objectives = [...codes].map((objective) => {
    const own = attempts.filter(({ item }) => facts(catalog, item)?.objective === objective)
    return { objective, count: own.length, score: percent(own) }
  })
  if (codes.size === 0) return null
  if (rows.length === 0) return section("h3", WORDS.parts, [table(objectives, catalog)])
  const more = group("details", [told("summary", WORDS.objectives), table(objectives, catalog)])
  return section("h3", WORDS.parts, [table(rows, catalog), more])
}

function table(rows, catalog) {
  const withPass = rows.some((row) => row.pass !== undefined)
  const columns = [WORDS.on, WORDS.count, WORDS.reached, ...(withPass ? [WORDS.needed] : [])]
  const head = group("thead", [group("tr", columns.map((name) => cell("th", name, "col")))])
  const body = rows.map((row) => line({ ...row, title: titleOf(row, catalog) }, withPass))
  return group("table", [head, group("tbody", body)])
}

function line({ title, count, score, pass }, withPass) {
  const cells = [cell("th", title, "row"), told("td", count), told("td", `${score} %`)]
  if (withPass) cells.push(told("td", pass === undefined ? "" : `${pass} %`))
  return group("tr", cells)
}

function cell(name, text, scope) {
  const made = told(name, text)
  made.scope = scope
  return made
}

/** What was missed, most often first: errors and beliefs, which say what to change, before objectives. */
function lookAgain(attempts, catalog) {
  const counts = new Map()
  for (const topic of attempts.flatMap(({ missed }) => [...new Set(missed)])) {
    if (Object.hasOwn(catalog.topics, topic)) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  }
  const isWide = (topic) => Number(topic.startsWith("objective:"))
  const order = [...counts].sort(([a, n], [b, m]) => isWide(a) - isWide(b) || m - n)
  const list = group("ul", order.map(([topic, count]) => group("li", missed(topic, count, catalog))))
  return section("h3", WORDS.again, [order.length ? list : told("p", WORDS.nothing)], "look-again")
}

function missed(topic, count, { topics, lessons }) {
  const { title, path, lesson } = topics[topic]
  const [before, after] = (topic.startsWith("misconception:") ? WORDS.believed : WORDS.missed)(count)
  const goal = lesson && Object.hasOwn(lessons, lesson) ? lessons[lesson] : null
  const to = goal ? link(goal.path, WORDS.lesson(goal.title)) : link(path, WORDS.read)
  return [group("p", [before, told("em", title), after]), to]
}

/** Sending a client too far and not far enough are two mistakes: each is counted, and said what it means. */
function sent(attempts, { topics }) {
  const parts = SENT.flatMap(([way, words, means]) => {
    const sends = (topic) => Object.hasOwn(topics, topic) && topics[topic].sends === way
    const count = attempts.filter((attempt) => attempt.missed.some(sends)).length
    return count ? [group("li", [told("strong", words(count)), " ", means])] : []
  })
  return parts.length > 0 && section("h3", WORDS.sent, [group("ul", parts)])
}

function section(level, title, parts, className = "") {
  return group("section", [told(level, title), ...parts], className)
}

function titleOf({ objective, module }, { topics, modules }) {
  if (objective) return Object.hasOwn(topics, `objective:${objective}`) ? topics[`objective:${objective}`].title : objective
  return modules.find(({ name }) => name === module)?.title ?? module
}

function facts({ items }, item) {
  return Object.hasOwn(items, item) ? items[item] : undefined
}

function times(count) {
  return count === 1 ? "once" : `${count} times`
}
