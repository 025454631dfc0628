// A record carried to another device by a code: shown here as letters and as a picture, and taken in there.

import { decode, encode } from "./code.js"
import { catalog, day, group, told, url } from "./page.js"
import { labelled, panel, press, row, status } from "./panel.js"
import { picture } from "./qr.js"
import { now, record } from "./record.js"

const PAGE = "progress/answers.md"
const FRAGMENT = "#code="

const WORDS = {
  title: "Move them by a code",
  why: "A code carries which lessons you have read and, for each question, whether you got it right and when. What you typed and your exams are only in the file.",
  make: "Show the code and its picture",
  picture: (count) => `QR code that carries ${questions(count)} to another device`,
  scan: "Point the camera of your other device at the picture. Or copy the code, and put it in on this page there.",
  tooMuch: "This is too much for a picture: use the code or the file.",
  tooMany: "This course has too many questions for a code: use the file.",
  nothingYet: "There is nothing to carry yet.",
  code: "The code",
  copy: "Copy the code",
  copied: "The code is copied.",
  marked: "The code is marked: copy it now.",
  enter: "Read a code",
  put: "The code that your other device shows",
  read: "Read the code",
  arrived: "A code from another device",
  bad: "This is no code of this course, or a letter of it is wrong. Copy it once more.",
  empty: "This code holds nothing that this course still has.",
  holds: (parts, last) => `This code holds ${parts.join(" and ")}${last ? `, last on ${last}` : ""}.`,
  ask: "Add these to the answers in this browser?",
  add: "Add these",
  leave: "Leave it",
  left: "Nothing was added.",
}

const questions = (count) => `${count} ${count === 1 ? "question" : "questions"}`
const lessons = (count) => `${count} read ${count === 1 ? "lesson" : "lessons"}`
const isQuestion = ({ kind }) => kind === "carried"

/** The part of the page that makes a code. */
export function giving() {
  const [line, shown] = [status(), group("div", [])]
  const make = press(WORDS.make, async () => shown.replaceChildren(...(await show(section.tell))))
  const section = panel(WORDS.title, [told("p", WORDS.why), row(make), line, shown], line)
  return section
}

/** The part that takes one in. `take` adds entries, and tells what came of it. */
export function taking(take) {
  const [text, offered] = [codeBox(), group("div", [status()])]
  const read = press(WORDS.read, () => offer(offered, text.value.split(FRAGMENT).pop(), take))
  return panel(WORDS.enter, [labelled(WORDS.put, text), row(read), offered], offered)
}

// ---- Showing one ----

async function show(tell) {
  await record.ready
  const course = await catalog()
  const code = encode(record.state, course, now())
  const held = code && decode(code, course)
  if (!held?.length) {
    tell(code ? WORDS.nothingYet : WORDS.tooMany)
    return []
  }
  const name = WORDS.picture(held.filter(isQuestion).length)
  const image = await picture(url(PAGE) + FRAGMENT, code, name)
  tell(image ? WORDS.scan : WORDS.tooMuch)
  return [image, ...letters(code, tell)].filter(Boolean)
}

function letters(code, tell) {
  const text = codeBox(code)
  text.readOnly = true
  const copy = press(WORDS.copy, async () => {
    text.select()
    const copied = await navigator.clipboard?.writeText(code).then(() => true, () => false)
    tell(copied ? WORDS.copied : WORDS.marked)
  })
  return [labelled(WORDS.code, text), row(copy)]
}

function codeBox(value = "") {
  const box = told("textarea", "", "code")
  return Object.assign(box, { value, rows: 3, spellcheck: false, autocapitalize: "characters", autocomplete: "off" })
}

// ---- Taking one in ----

/** What stands in the address after "#code=", as a question to the trainee; null without one. It leaves the address. */
export async function arrived(take) {
  if (!location.hash.startsWith(FRAGMENT)) return null
  const code = location.hash.slice(FRAGMENT.length)
  history.replaceState(history.state, "", location.pathname + location.search)
  await record.ready
  const section = panel(WORDS.arrived, [], group("div", [status()]))
  section.classList.add("arrived")
  await offer(section.lastChild, code, take)
  return section
}

/** Tell what a code holds, and ask before it is added. */
async function offer(place, code, take) {
  const [line] = place.children
  const entries = decode(code, await catalog())
  place.replaceChildren(line)
  line.textContent = !entries ? WORDS.bad : entries.length ? `${contents(entries)} ${WORDS.ask}` : WORDS.empty
  if (!entries?.length) return
  const end = async (text) => {
    buttons.remove()
    line.focus()
    line.textContent = await text
  }
  const buttons = row(
    press(WORDS.add, () => end(take(entries)), "md-button--primary"),
    press(WORDS.leave, () => end(WORDS.left)),
  )
  place.append(buttons)
}

function contents(entries) {
  const answered = entries.filter(isQuestion)
  const read = entries.length - answered.length
  const parts = [answered.length && questions(answered.length), read && lessons(read)].filter(Boolean)
  return WORDS.holds(parts, answered.length && day(Math.max(...answered.map(({ at }) => at))))
}
