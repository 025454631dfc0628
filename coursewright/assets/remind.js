// A reminder for the trainee's own calendar, as a file to save.

import { reminder } from "./calendar.js"
import { button, group, meta, told, url } from "./page.js"
import { newId, now, record } from "./record.js"

const WORDS = {
  title: "A reminder each day",
  explain: "Your calendar can remind you. This saves a file; open it, and your calendar takes it in.",
  time: "Time of day",
  save: "Save the reminder",
  saved: "Saved: open the file to put the reminder in your calendar.",
  event: (course) => `Daily five: ${course}`,
  text: "Five questions on what you have studied.",
}
const MORNING = "07:30"

/** The part of the daily page where a time is chosen and the file is saved. */
export function reminderFor(course) {
  const time = told("input", "")
  time.type = "time"
  time.required = true
  time.value = kept().time ?? MORNING
  const press = button(WORDS.save, "md-button")
  const status = told("p", "")
  status.setAttribute("role", "status")
  press.addEventListener("click", () => {
    if (!time.reportValidity()) return
    const uid = kept().uid ?? newId() // the same as before, so that a new time replaces the old one
    record.draft("reminder", { uid, time: time.value })
    save("daily-five.ics", event(course, time.value, uid))
    status.textContent = WORDS.saved
  })
  const choice = group("p", [group("label", [told("span", WORDS.time), time]), press])
  return group("section", [told("h2", WORDS.title), told("p", WORDS.explain), choice, status], "reminder")
}

function kept() {
  const { uid, time } = record.draft("reminder") ?? {}
  return { uid: /^[0-9a-f]{24}$/.test(uid) ? uid : undefined, time: /^\d\d:\d\d$/.test(time) ? time : undefined }
}

function event(course, time, uid) {
  const address = url("progress/daily.md")
  const words = { summary: WORDS.event(course.title), text: `${WORDS.text} ${address}` }
  return reminder({ ...words, time, address, uid: `${uid}-${meta.course}@${new URL(address).hostname}`, now: now() })
}

function save(name, text) {
  const file = told("a", "")
  file.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }))
  file.download = name
  file.click()
  setTimeout(() => URL.revokeObjectURL(file.href), 10_000)
}
