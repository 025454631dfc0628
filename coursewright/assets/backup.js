// The record as a file: saved from this device, and read on it or on another.

import { told, meta, catalog } from "./page.js"
import { now, record } from "./record.js"

const FORMAT = "coursewright-record"
const VERSION = 1
const MOST = { bytes: 20 * 1024 * 1024, entries: 200_000, title: 200 }

const WORDS = {
  big: "This file is too large to be a file of answers.",
  bad: "This is no file of answers, or it is damaged.",
  newer: "This file was saved by a newer version of this site. Open the course again, then read it once more.",
  other: (title) => `This file holds answers to another course${title ? `: ${title}` : ""}.`,
}

/** Save the whole log to a file, and remember that it was. Gives the file's name. */
export async function save() {
  const text = JSON.stringify(await contents())
  const name = `${meta.course}-answers-${localDay(now())}.json`
  offer(new Blob([text], { type: "application/json" }), name)
  record.backedUp()
  return name
}

async function contents() {
  const { title = "" } = await catalog().catch(() => ({}))
  const entries = await record.entries()
  return { format: FORMAT, version: VERSION, course: meta.course, record: record.device, title, exported: now(), entries }
}

/** Hand a file to the browser, to be saved under a name. */
export function offer(blob, name) {
  const link = told("a", "")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function localDay(time) {
  const date = new Date(time)
  const two = (number) => String(number).padStart(2, "0")
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** What a file holds: its entries, not yet checked one by one; or the trouble with it, in words. */
export async function read(file) {
  if (file.size > MOST.bytes) return { trouble: WORDS.big }
  try {
    return opened(JSON.parse(await file.text()))
  } catch {
    return { trouble: WORDS.bad }
  }
}

function opened(kept) {
  if (kept?.format !== FORMAT || !Array.isArray(kept.entries)) return { trouble: WORDS.bad }
  if (kept.version !== VERSION) return { trouble: kept.version > VERSION ? WORDS.newer : WORDS.bad }
  if (kept.course !== meta.course) {
    const title = typeof kept.title === "string" ? kept.title.slice(0, MOST.title) : ""
    return { trouble: WORDS.other(title) }
  }
  return kept.entries.length > MOST.entries ? { trouble: WORDS.big } : { entries: kept.entries }
}
