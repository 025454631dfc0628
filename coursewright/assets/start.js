// The one script that every page loads beside the menu's: it puts the questions to work, and calls the rest when needed.

import "./quiz.js"
import { showMarks } from "./marks.js"
import { remindOfBackup, tellTrouble, tellWhere } from "./notice.js"
import { meta } from "./page.js"
import { newId, now, record } from "./record.js"

const PARTS = {
  "course-exam": () => import("./exam.js"),
  "course-daily": () => import("./daily.js"),
  "course-progress": () => import("./progress.js"),
  "course-study": () => import("./study.js"),
  "course-keep": () => import("./keep.js"),
  "course-case": () => import("./case.js"),
  "course-check": () => import("./check.js"),
  "course-notes": () => import("./notes.js"),
  "course-observe": () => import("./observe.js"),
}

document.addEventListener("course:answer", async ({ target, detail }) => {
  const kept = record.add([{ kind: "answer", id: newId(), at: now(), share: Number(detail.right), about: [], missed: [], ...detail }])
  target.saved?.(kept, () => record.trouble)
  await kept
  tellWhere(target)
  tellTrouble(target)
})

record.addEventListener("change", showMarks)

let article

/** Put a page to work: once for each page that instant navigation brings. */
function begin() {
  leave()
  for (const [name, load] of Object.entries(PARTS)) if (document.querySelector(name)) load()
  if (!meta.course) return
  const questions = [...document.querySelectorAll("course-quiz")]
  if (!document.querySelector("course-exam")) {
    for (const question of questions) restore(question)
    if (questions.length > 1) import("./practice.js").then(({ practice }) => practice(questions))
  }
  showMarks()
  remind()
  watchEnd()
}

/** Take the last page apart: Material keeps it alive, and with it all that listens in it. */
function leave() {
  if (article && !article.isConnected) {
    article.dispatchEvent(new Event("course:leave"))
    article.replaceChildren()
  }
  article = document.querySelector("article")
}

function restore(question) {
  const facts = record.state.items[question.dataset.item]
  if (facts) question.restore?.({ ...facts, older: facts.older || facts.version !== question.dataset.version })
}

function remind() {
  const reminder = document.querySelector("course-keep, course-exam") ? null : remindOfBackup()
  if (reminder) document.querySelector("article h1")?.after(reminder)
}

/** A lesson is read when its end has been seen. */
function watchEnd() {
  const end = document.querySelector("[data-lesson-end]")
  if (!end) return
  const watcher = new IntersectionObserver(([seen]) => {
    if (!seen.isIntersecting) return
    watcher.disconnect()
    const { lessonEnd: lesson } = end.dataset
    if (!record.state.lessons[lesson]) record.add([{ kind: "read", id: newId(), at: now(), lesson }])
  })
  watcher.observe(end)
}

if (globalThis.document$) document$.subscribe(begin)
else begin()
