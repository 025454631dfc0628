// The page on which answers are kept, moved and deleted: its parts, and what their buttons do.

import { read, save } from "./backup.js"
import { arrived, giving, taking } from "./carry.js"
import { day, group, told } from "./page.js"
import { labelled, panel, press, row } from "./panel.js"
import { record } from "./record.js"

const WORDS = {
  where: "Where they are now",
  device: "Your answers are kept on this device, in this browser. Nobody else gets them.",
  tab: "Your answers are kept until you close this tab.",
  none: "There are no answers yet. They will be kept on this device from the first one on, unless you choose otherwise.",
  keep: "Keep them on this device",
  pass: "Keep them only until I close",
  promised: "This browser has promised not to clear them.",
  unsure: "This browser has not promised to keep them: it may clear them when space runs short.",
  ask: "Ask the browser not to clear them",
  refused: "This browser made no promise. Save a backup file now and then.",
  file: "Save them to a file",
  fileWhy: "A file is the safest copy. Keep it where your other files are, or send it to your other device and read it there.",
  save: "Save my answers to a file",
  saved: (name) => `Saved as ${name}. Look for it among your downloads.`,
  last: (date) => `Last saved to a file on ${date}.`,
  never: "Not yet saved to a file.",
  read: "Read them from a file",
  choose: "A file saved on this page, here or on another device",
  reading: "Reading …",
  taken: (added, here, refused) =>
    [
      `${added} ${added === 1 ? "answer" : "answers"} added`,
      here && `${here} ${here === 1 ? "was" : "were"} here already`,
      refused && `${refused} didn't fit and ${refused === 1 ? "was" : "were"} left out`,
    ].filter(Boolean).join(", ") + ".",
  erase: "Delete them",
  eraseWhy: "This deletes all that you have answered and read of this course in this browser. Files that you saved stay where they are.",
  eraseAll: "Delete my data",
  sure: "Delete all of it? This can't be undone.",
  forGood: "Delete for good",
  keepIt: "Keep it",
  erased: "Your data is deleted.",
}

class CourseKeep extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController()
    const { signal } = this.life
    this.replaceChildren(where(signal), saving(signal), reading(), giving(), taking(take), erasing())
    addEventListener("hashchange", () => this.#arrive(), { signal })
    this.#arrive()
  }

  disconnectedCallback() {
    this.life.abort()
  }

  async #arrive() {
    const section = await arrived(take)
    if (!section) return
    this.querySelector(".arrived")?.remove()
    this.prepend(section)
    section.scrollIntoView({ block: "center" })
    section.querySelector("button, [tabindex]").focus()
  }
}

/** Unite the log with these entries, and tell what came of it. */
async function take(entries) {
  const { added, refused } = await record.take(entries)
  const text = WORDS.taken(added, entries.length - added - refused, refused)
  return record.trouble ? `${text} ${record.trouble}` : text
}

// ---- Where they are ----

function where(signal) {
  const [sentence, promise] = [told("p", ""), told("p", "")]
  const move = press("", async () => {
    await record.keep(record.settings.keep === false)
    section.tell(sentence.textContent)
  })
  const ask = press(WORDS.ask, async () => {
    const promised = await navigator.storage.persist().catch(() => false)
    section.tell(promised ? WORDS.promised : WORDS.refused)
    show()
  })
  const section = panel(WORDS.where, [sentence, promise, row(move, ask)])
  const show = async () => {
    const { where, trouble, state, settings } = record
    sentence.textContent = trouble || (state.count ? WORDS[where] : WORDS.none)
    move.textContent = settings.keep === false ? WORDS.keep : WORDS.pass
    const promised = await navigator.storage?.persisted?.().catch(() => false)
    promise.textContent = promised ? WORDS.promised : WORDS.unsure
    promise.hidden = where !== "device" || promised === undefined
    ask.hidden = promise.hidden || promised
  }
  record.addEventListener("change", show, { signal })
  record.ready.then(show)
  show()
  return section
}

// ---- Files ----

function saving(signal) {
  const last = told("p", "")
  const button = press(WORDS.save, async () => section.tell(WORDS.saved(await save())), "md-button--primary")
  const section = panel(WORDS.file, [told("p", WORDS.fileWhy), last, row(button)])
  const show = () => {
    const { backup } = record.settings
    last.textContent = backup ? WORDS.last(day(backup)) : WORDS.never
  }
  record.addEventListener("change", show, { signal })
  show()
  return section
}

function reading() {
  const input = Object.assign(told("input", ""), { type: "file", accept: ".json,application/json" })
  const section = panel(WORDS.read, [labelled(WORDS.choose, input)])
  input.addEventListener("change", async () => {
    const [file] = input.files
    if (!file) return
    section.tell(WORDS.reading)
    const { trouble, entries } = await read(file)
    section.tell(trouble ?? (await take(entries)))
    input.value = ""
  })
  return section
}

// ---- Deleting ----

function erasing() {
  const first = press(WORDS.eraseAll, () => ask(true))
  const [forGood, keepIt] = [press(WORDS.forGood, () => erase(), "danger"), press(WORDS.keepIt, () => ask(false))]
  const question = group("div", [told("p", WORDS.sure), row(forGood, keepIt)])
  const section = panel(WORDS.erase, [told("p", WORDS.eraseWhy), row(first), question])
  const ask = (open) => {
    question.hidden = !open
    first.hidden = open
    section.tell("")
    const next = open ? keepIt : first
    next.focus()
  }
  const erase = async () => {
    await record.forget()
    ask(false)
    section.tell(WORDS.erased)
  }
  question.hidden = true
  return section
}

if (!customElements.get("course-keep")) customElements.define("course-keep", CourseKeep)
