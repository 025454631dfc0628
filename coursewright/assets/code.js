// The short code that carries a record to another device: what each question has come to, in five bytes.
//
//   head     format (1 byte), checksum (3), salt (1), the day it was made (2) and the minute of that day (2)
//   lessons  hash of the course's list of lessons (2 bytes), how many bytes follow (1), a bit for each lesson read
//   items    key (3 bytes), then 16 bits: first try right, right, unsafe, days right (2), days before the code (11)
//
// All of it is written in base32, so that it can be read aloud, and fits well into a QR code.

import { dayOf, keyOf } from "./log.js"

const FORMAT = 1
const HEAD = 9
const ROW = 5
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
const MOST = { letters: 20_000, salts: 256, days: 3, back: 2047 }
const MINUTE = 60_000
const DAY = 1440 * MINUTE
const FIRST_DAY = Date.UTC(2020) / DAY
const DAY_BEGINS = -14 * 60 // minutes: where the sun rises first
const SAME_DAY = 10 * 60 // minutes: when nearly all of the world has the same day

/** The code of a fold, made at a time; null where the course has too many questions for it. */
export function encode(state, catalog, time) {
  const salt = saltFor(catalog.items)
  const day = dayOf(time)
  const minute = Math.floor(time / MINUTE) - day * 1440 - DAY_BEGINS
  if (salt === undefined) return null
  const body = [
    ...[salt, ...bytes(day - FIRST_DAY, 2), ...bytes(minute, 2)],
    ...readLessons(state, catalog),
    ...Object.entries(catalog.items).flatMap(([name, { version }]) => {
      const facts = state.items[name]
      const current = facts && !facts.older && facts.version === version
      return current ? [...bytes(keyOf(name, version, salt), 3), ...bytes(bitsOf(facts, day), 2)] : []
    }),
  ]
  return toLetters([FORMAT, ...bytes(checksum(catalog.course, body), 3), ...body])
}

/** The entries that a code holds of this course's questions and lessons; null if it isn't one, or is mistyped. */
export function decode(text, catalog) {
  const all = fromLetters(text)
  if (!all || all.length < HEAD + 3 || all[0] !== FORMAT) return null
  const body = all.slice(4)
  if (numberOf(all.slice(1, 4)) !== checksum(catalog.course, body)) return null
  const [salt, day, minute] = [body[0], numberOf(body.slice(1, 3)) + FIRST_DAY, numberOf(body.slice(3, 5))]
  const made = (day * 1440 + minute + DAY_BEGINS) * MINUTE
  const [lessons, rows] = [body.slice(5, 8 + body[7]), body.slice(8 + body[7])]
  if (minute > 1440 - 2 * DAY_BEGINS || rows.length % ROW) return null
  return [...readEntries(lessons, catalog, made), ...carriedEntries(rows, { salt, day, made }, catalog.items)]
}

// ---- Questions ----

function bitsOf({ firstRight, right, unsafe, days, day: last }, day) {
  const back = Math.min(Math.max(day - last, 0), MOST.back)
  return (firstRight << 15) | (right << 14) | (unsafe << 13) | (Math.min(days, MOST.days) << 11) | back
}

function carriedEntries(rows, { salt, day, made }, items) {
  const known = new Set(keysOf(items, salt))
  const entries = []
  for (let at = 0; at < rows.length; at += ROW) {
    const key = numberOf(rows.slice(at, at + 3))
    const bits = numberOf(rows.slice(at + 3, at + ROW))
    if (known.has(key)) entries.push(carried(key, salt, bits, day - (bits & MOST.back), made))
  }
  return entries
}

// What was so on a day is one entry, whenever it is told: the same code, or a later one, adds nothing twice.
function carried(key, salt, bits, day, made) {
  const [first, right, unsafe, days] = [bits & 0x8000, bits & 0x4000, bits & 0x2000, (bits >> 11) & 3]
  const id = idOf(`${key}:${salt}:${day}:${bits >> 11}`)
  const at = Math.min((day * 1440 + SAME_DAY) * MINUTE, made)
  return { kind: "carried", id, at, key, salt, first: !!first, right: !!right, unsafe: !!unsafe, days }
}

/** The first salt with which no two questions have one key. All devices find the same. */
function saltFor(items) {
  const count = Object.keys(items).length
  for (let salt = 0; salt < MOST.salts; salt++) if (new Set(keysOf(items, salt)).size === count) return salt
}

function keysOf(items, salt) {
  return Object.entries(items).map(([name, { version }]) => keyOf(name, version, salt))
}

// ---- Lessons ----

const lessonsOf = (catalog) => catalog.modules.flatMap(({ lessons }) => lessons)
const listHash = (lessons) => hash(lessons.join(" ")) & 0xffff

function readLessons(state, catalog) {
  const lessons = lessonsOf(catalog)
  const bits = new Array(Math.min(Math.ceil(lessons.length / 8), 255)).fill(0)
  lessons.forEach((name, n) => {
    if (state.lessons[name] && n >> 3 < bits.length) bits[n >> 3] |= 1 << (n & 7)
  })
  return [...bytes(listHash(lessons), 2), bits.length, ...bits]
}

// A millisecond apart, so that the last one in the course's order is the one to go on from.
function readEntries([high, low, , ...bits], catalog, made) {
  const lessons = lessonsOf(catalog)
  if (numberOf([high, low]) !== listHash(lessons)) return []
  return lessons
    .map((lesson, n) => ({ kind: "read", id: idOf(`read:${lesson}`), at: made + n, lesson }))
    .filter((_, n) => bits[n >> 3] & (1 << (n & 7)))
}

// ---- Bytes, letters, hashes ----

const bytes = (number, count) => Array.from({ length: count }, (_, n) => (number >> (8 * (count - 1 - n))) & 0xff)
const numberOf = (bytes) => bytes.reduce((sum, byte) => sum * 256 + byte, 0)

function toLetters(bytes) {
  let [text, held, bits] = ["", 0, 0]
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) text += LETTERS[(held >> (bits - 5)) & 31]
  }
  return bits ? text + LETTERS[(held << (5 - bits)) & 31] : text
}

function fromLetters(text) {
  if (typeof text !== "string" || text.length > MOST.letters || !/^[A-Za-z2-7\s-]+$/.test(text)) return null
  let [held, bits] = [0, 0]
  const bytes = []
  for (const letter of text.toUpperCase().replace(/[\s-]/g, "")) {
    held = ((held << 5) | LETTERS.indexOf(letter)) & 0xfff
    bits += 5
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 0xff)
  }
  return bits < 5 && !(held & ((1 << bits) - 1)) ? bytes : null
}

/** FNV-1a of a text's letters, or of bytes. */
function hash(of, start = 0x811c9dc5) {
  let sum = start
  for (const each of of) sum = Math.imul(sum ^ (each.codePointAt?.(0) ?? each), 0x01000193) >>> 0
  return sum
}

function checksum(course, body) {
  const sum = hash(body, hash(course))
  return (sum ^ (sum >>> 24)) & 0xffffff
}

function idOf(text) {
  return [1, 2, 3].map((start) => hash(text, hash([start])).toString(16).padStart(8, "0")).join("")
}
