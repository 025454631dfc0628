// What the trainee is told of where answers stay: once, at the first answer, and when they can't be kept.

import { button, group, link, told } from "./page.js"
import { record } from "./record.js"

const WORDS = {
  where: "Your answers stay on this device; nobody else gets them.",
  keep: "Keep them",
  pass: "Only until I close",
  kept: "They are kept on this device.",
  passing: "They are kept until you close this tab.",
  save: "Save my answers to a file",
  saved: "They are saved to a file: look among your downloads.",
  old: (days) => `Your answers were last saved to a file ${days} days ago. A browser may clear what a site keeps.`,
  never: (days) => `You began ${days} days ago and have no backup file yet. A browser may clear what a site keeps.`,
}
const DAY = 86_400_000
const DAYS = 5 // Safari clears a site's storage after 7 days of use without a visit to it

/** Tell, below a question just answered, where answers stay, and offer the choice. Once. */
export function tellWhere(question) {
  if (record.told) return
  record.tell()
  const sentence = told("p", WORDS.where)
  const choose = (keep) => async () => {
    await record.keep(keep)
    sentence.textContent = record.trouble || (keep ? WORDS.kept : WORDS.passing)
    for (const press of notice.querySelectorAll("button")) press.remove()
    notice.focus()
  }
  const [keep, pass] = [button(WORDS.keep), button(WORDS.pass)]
  keep.addEventListener("click", choose(true))
  pass.addEventListener("click", choose(false))
  const notice = show([sentence, group("p", [keep, " ", pass])], "where")
  question.after(notice)
}

/** Say that answers can't be kept, and offer the file; once a page. */
export function tellTrouble(question) {
  if (!record.trouble || document.querySelector(".record-notice.trouble")) return
  question.after(show([told("p", record.trouble), saveHere()], "trouble"))
}

// In this page: answers that no browser keeps are gone on the next.
function saveHere() {
  const press = button(WORDS.save)
  const line = group("p", [press])
  press.addEventListener("click", async () => {
    const { save } = await import("./backup.js")
    await save()
    line.append(" ", WORDS.saved)
  })
  return line
}

/** Remind of the backup file, five days after the last one or after the first answer. */
export function remindOfBackup() {
  const since = record.settings.backup ?? first(record.state)
  const days = Math.floor((Date.now() - since) / DAY)
  if (record.where !== "device" || !since || days < DAYS) return null
  return show([told("p", (record.settings.backup ? WORDS.old : WORDS.never)(days)), toFile()], "backup")
}

function first(state) {
  const times = Object.values(state.items).map((facts) => facts.firstAt ?? facts.at)
  return times.length ? Math.min(...times) : 0
}

function toFile() {
  return group("p", [link("progress/answers.md", WORDS.save)])
}

function show(parts, name) {
  const notice = group("div", parts, `record-notice ${name}`)
  notice.setAttribute("role", "status")
  notice.tabIndex = -1
  return notice
}
