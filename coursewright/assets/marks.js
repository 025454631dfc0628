// How far the trainee is, on every page: signs at lessons, what is due in the header, and how to go on from the home
// page. All of it is shown at once from a summary kept beside the record; the catalog is fetched later, and only when
// the record has changed since.

import { dayOf } from "./log.js"
import { catalog, group, meta, told, url } from "./page.js"
import { now, record } from "./record.js"

const WORDS = {
  due: (count) => `Daily five, ${count} due`,
  goOn: (title) => `Go on: ${title}`,
  ofLesson: { read: "read", practiced: "practiced", mastered: "mastered" },
  ofModule: ({ all, seen, practiced, mastered }) =>
    [`${seen} of ${all} lessons read`, ...some(practiced + mastered, "practiced"), ...some(mastered, "mastered")].join(", "),
}
const some = (count, word) => (count ? [`${count} ${word}`] : [])
const HOWS = ["mastered", "practiced", "read"]
const MOST = { letters: 200, entries: 2000, due: 99 }

let waiting = false
let noted

/** Show the marks as the record now stands. */
export function showMarks() {
  noteLesson()
  const summary = kept()
  paint(summary)
  if (record.state.count && isStale(summary)) refreshSoon()
}

document.addEventListener("course:answer", ({ target, detail }) => {
  if (target.closest("course-daily, course-exam")) return
  noted = undefined
  if (document.querySelector("[data-lesson-end]")) noteLesson()
  else note({ item: detail.item, title: document.querySelector("article h1")?.firstChild?.textContent.slice(0, MOST.letters) })
})

/** Remember which lesson is open, once there is something to go on with. */
function noteLesson() {
  const lesson = document.querySelector("[data-lesson-end]")?.dataset.lessonEnd
  if (!lesson || lesson === noted || !record.state.count) return
  noted = lesson
  note({ lesson })
}

function note(place) {
  record.draft("place", place)
}

/** Whether the record has moved on since the summary was made; where to go on matters on the home page only. */
function isStale({ of, place }) {
  return of !== recordNow() || (document.querySelector("[data-begin]") !== null && place !== placeNow())
}

const recordNow = () => JSON.stringify([record.state.count, record.state.latest?.id, meta.stamp])
const placeNow = () => JSON.stringify(record.draft("place") ?? null)

// ---- The summary ----

function refreshSoon() {
  if (waiting) return
  waiting = true
  const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 200))
  idle(() => refresh().catch(() => {}).finally(() => (waiting = false)))
}

async function refresh() {
  const [course, { summarize }] = await Promise.all([catalog(), import("./summary.js"), record.ready])
  if (!record.state.count) return
  const summary = summarize(record.state, course, record.draft("place"))
  record.draft("marks", { ...summary, of: recordNow(), place: placeNow() })
  paint(kept())
}

/** The summary as it was kept, without anything that doesn't belong in one. */
function kept() {
  const { lessons, modules, days, go, of, place } = (record.state.count && record.draft("marks")) || {}
  return {
    ...{ of, place },
    lessons: entries(lessons).filter(([, how]) => HOWS.includes(how)),
    modules: entries(modules).filter(([, facts]) => ["all", "seen", ...HOWS].every((name) => Number.isSafeInteger(facts?.[name]))),
    days: Array.isArray(days) ? days.filter(Number.isSafeInteger) : [],
    go: isPath(go?.path) && isText(go.title) ? go : null,
  }
}

const isText = (x) => typeof x === "string" && x.length <= MOST.letters
const isPath = (x) => isText(x) && /^[\w-]+(\/[\w.-]+)*\.md(#[\w.-]+)?$/.test(x) && !x.includes("..")

function entries(table) {
  const all = table && typeof table === "object" ? Object.entries(table) : []
  return all.slice(0, MOST.entries).filter(([path]) => isPath(path))
}

// ---- What is shown ----

function paint(summary) {
  paintDue(summary.days.filter((day) => day <= dayOf(now())).length)
  paintLessons(new Map(summary.lessons.map(([path, how]) => [url(path), how])))
  paintModules(new Map(summary.modules.map(([path, facts]) => [url(path), facts])))
  paintGo(summary.go)
}

function paintDue(count) {
  const link = document.querySelector(".course-due")
  if (!link) return
  link.hidden = !count
  link.href = url("progress/daily.md")
  link.querySelector("span").textContent = count > MOST.due ? `${MOST.due}+` : String(count)
  link.setAttribute("aria-label", WORDS.due(count))
}

function paintLessons(found) {
  const here = location.href.split("#")[0]
  for (const link of document.querySelectorAll(".md-nav--primary :is(a, label[for=__toc]).md-nav__link, article > .lessons a")) {
    const how = found.get(link.href?.split("#")[0] ?? here)
    const place = link.closest("article > .lessons li") ?? link
    put(place, ".lesson-mark", how && lessonMark(how))
  }
}

/** The sign of how far a lesson is, and the word for it. */
export function lessonMark(how) {
  const mark = told("span", "", "lesson-mark")
  mark.dataset.how = how
  mark.append(told("span", WORDS.ofLesson[how]))
  return mark
}

function paintModules(found) {
  for (const link of document.querySelectorAll(".path a, .modules a")) {
    const facts = found.get(link.href)
    put(link, ".module-mark", facts && moduleMark(facts))
  }
}

/** How far a module is, in words and as a thin bar. */
export function moduleMark(facts) {
  const bar = told("span", "", "bar")
  for (const how of HOWS) {
    const part = told("span", "")
    part.dataset.how = how
    part.style.flexGrow = facts[how]
    bar.append(part)
  }
  const rest = told("span", "")
  rest.style.flexGrow = Math.max(0, facts.all - facts.read - facts.practiced - facts.mastered)
  bar.append(rest)
  return group("span", [told("span", WORDS.ofModule(facts)), bar], "module-mark")
}

/** Put a mark in its place, where it isn't there yet; none takes the old one away. */
function put(place, selector, mark) {
  const was = place.querySelector(selector)
  if (was && mark?.isEqualNode(was)) return
  was?.remove()
  if (mark) place.append(mark)
}

function paintGo(go) {
  const link = document.querySelector("[data-begin]")
  if (!link) return
  link.begin ??= { text: link.textContent, href: link.href }
  link.textContent = go ? WORDS.goOn(go.title) : link.begin.text
  link.href = go ? url(go.path) : link.begin.href
}
