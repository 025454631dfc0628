// The trainee's record: the log where it is kept, the fold of it that pages show, and word between tabs.

import { blank, checked, fold, isNext, merge, revived, step } from "./log.js"
import { catalog, meta } from "./page.js"
import { DeviceStore, PageStore, TabStore } from "./stores.js"

const WORDS = {
  noDevice: "This browser won't keep your answers: they are gone when you close this tab. Save them to a file first.",
  noTab: "This browser keeps nothing: your answers are gone when you leave this page. Save them to a file first.",
}

const NAME = `coursewright:${meta.course}`
const SETTINGS = `${NAME}:settings`
const FOLD = `${NAME}:fold`
const DRAFT = `${NAME}:draft:`
const MOST_DRAFT = 500_000
const SOON = 2 * 86_400_000

class CourseRecord extends EventTarget {
  /** Why answers can't be kept as the trainee wants, in a sentence; empty when they can. */
  trouble = ""

  #stores = { device: new DeviceStore(NAME), tab: new TabStore(NAME), page: new PageStore() }
  #channel = globalThis.BroadcastChannel ? new BroadcastChannel(NAME) : null
  #folding = null
  #foldAgain = false

  constructor() {
    super()
    this.settings = read(sessionStorageOf(), SETTINGS) ?? read(localStorageOf(), SETTINGS) ?? {}
    this.state = revived(read(this.#storage, FOLD)) ?? blank()
    this.stamp = read(this.#storage, FOLD)?.stamp
    this.#channel?.addEventListener("message", ({ data }) => this.#hear(data))
    addEventListener("pagehide", () => this.#keepFold())
    this.ready = this.#start()
  }

  /** Where answers go: "device" once the trainee keeps them, else "tab"; "page" where neither can be. */
  get where() {
    if (this.trouble) return this.trouble === WORDS.noTab ? "page" : "tab"
    return this.settings.keep ? "device" : "tab"
  }

  /** Whether the trainee has been told where answers stay. */
  get told() {
    return this.settings.told === true
  }

  /** Add entries. True once they are kept as the trainee wants; false if they can't be, and `trouble` says why. */
  async add(entries) {
    this.#show(entries)
    if (this.settings.keep === undefined && entries.some(({ kind }) => kind === "answer")) await this.#begin()
    const kept = await this.#put(entries)
    this.#channel?.postMessage({ entries })
    this.dispatchEvent(new Event("change"))
    return kept
  }

  /** The whole log, by time. */
  async entries() {
    const all = await Promise.all(this.#inUse().map((store) => store.all().catch(() => [])))
    return all.map((entries) => entries.map(checked).filter(Boolean)).reduce(merge, [])
  }

  /** Unite the log with entries from elsewhere. Gives how many were new, and how many didn't fit. */
  async take(entries) {
    const good = entries.map(checked).filter((entry) => entry && entry.at < now() + SOON)
    const before = new Map((await this.entries()).map((entry) => [entry.id, JSON.stringify(entry)]))
    const fresh = merge([...before.values()].map((text) => JSON.parse(text)), good).filter(
      (entry) => before.get(entry.id) !== JSON.stringify(entry),
    )
    if (this.settings.keep === undefined) await this.#begin()
    await this.#put(fresh)
    await this.#refold()
    this.#channel?.postMessage({ again: true })
    return { added: fresh.filter(({ id }) => !before.has(id)).length, refused: entries.length - good.length }
  }

  /** Keep all answers on this device, or only until the tab is closed. */
  async keep(keep) {
    const all = await this.entries()
    this.#note({ keep, told: true })
    if (!(await this.#put(all))) return
    await Promise.all([this.#stores.page.clear(), keep ? this.#dropTab() : this.#dropDevice()])
    if (keep) await persist()
    this.#keepFold()
    this.#channel?.postMessage({ again: true })
    this.dispatchEvent(new Event("change"))
  }

  /** Remember that the trainee has been told where answers stay. */
  tell() {
    this.#note({ told: true })
  }

  /** Remember when the log was last saved to a file. */
  backedUp() {
    this.#note({ backup: now() })
    this.dispatchEvent(new Event("change"))
  }

  /** A small value kept beside the log, such as an exam that is under way; null takes it away. */
  draft(name, value) {
    const storage = this.#storage
    if (value === undefined) return read(storage, DRAFT + name)
    if (value === null) storage?.removeItem(DRAFT + name)
    else write(storage, DRAFT + name, value)
  }

  /** Delete all of it, here and in other tabs. */
  async forget() {
    await this.#empty()
    this.#channel?.postMessage({ forgotten: true })
  }

  get #storage() {
    return this.settings.keep ? localStorageOf() : sessionStorageOf()
  }

  #inUse() {
    const { device, tab, page } = this.#stores
    return this.settings.keep ? [device, tab, page] : [tab, page]
  }

  async #start() {
    if (this.settings.keep === undefined && (await hasDatabase())) this.#note({ keep: true })
    const counts = await Promise.all(this.#inUse().map((store) => store.count().catch(() => 0)))
    const count = counts.reduce((sum, one) => sum + one, 0)
    if (count !== this.state.count || (count && this.stamp !== meta.stamp)) await this.#refold()
  }

  /** The first answer: from now on the log is kept on the device, unless the trainee says otherwise. */
  async #begin() {
    const passing = await this.#stores.tab.all().catch(() => [])
    this.#note({ keep: true })
    if (await this.#put(passing)) this.#dropTab()
    persist()
  }

  async #put(entries) {
    const wanted = this.settings.keep ? "device" : "tab"
    for (const store of this.#inUse()) {
      try {
        await store.add(entries)
        this.trouble = store.where === wanted ? "" : store.where === "tab" ? WORDS.noDevice : WORDS.noTab
        return store.where === wanted
      } catch {
        continue // the next store holds less long; `trouble` says so
      }
    }
  }

  #show(entries) {
    if (this.#folding) this.#foldAgain = true
    for (const entry of entries) {
      if (isNext(this.state, entry)) step(this.state, entry)
      else this.#refold()
    }
    this.#keepFoldSoon()
    this.dispatchEvent(new Event("change"))
  }

  #refold() {
    if (this.#folding) this.#foldAgain = true
    this.#folding ??= this.#foldAll().finally(() => (this.#folding = null))
    return this.#folding
  }

  async #foldAll() {
    do {
      this.#foldAgain = false
      const [state, stamp] = (await this.#foldAside()) ?? (await this.#foldHere())
      if (this.#foldAgain) continue
      this.state = state
      this.stamp = stamp
    } while (this.#foldAgain)
    this.#keepFold()
    this.dispatchEvent(new Event("change"))
  }

  /** The fold of what is on the device, made by a worker: the page stays quick. */
  async #foldAside() {
    if (!this.settings.keep || this.trouble || !globalThis.Worker) return null
    return new Promise((resolve) => {
      const worker = new Worker(new URL("folding.js", import.meta.url), { type: "module" })
      const end = (made) => {
        worker.terminate()
        const state = revived(made?.state)
        resolve(state && [state, made.stamp])
      }
      worker.onmessage = ({ data }) => end(data)
      worker.onerror = () => end(null)
      worker.postMessage(NAME)
    })
  }

  async #foldHere() {
    const course = await catalog().catch(() => null)
    return [fold(await this.entries(), course?.items), course?.stamp]
  }

  async #hear({ entries, again, forgotten }) {
    if (Array.isArray(entries)) this.#show(entries.map(checked).filter(Boolean))
    if (forgotten) await this.#empty()
    if (again) {
      this.settings = read(sessionStorageOf(), SETTINGS) ?? read(localStorageOf(), SETTINGS) ?? {}
      await this.#refold()
    }
  }

  async #empty() {
    this.#stores.page.clear()
    this.#dropTab()
    await this.#dropDevice()
    this.settings = {}
    this.state = blank()
    this.trouble = ""
    this.dispatchEvent(new Event("change"))
  }

  #dropTab() {
    for (const key of keysOf(sessionStorageOf())) sessionStorage.removeItem(key)
  }

  async #dropDevice() {
    for (const key of keysOf(localStorageOf())) localStorage.removeItem(key)
    await this.#stores.device.drop()
  }

  #note(settings) {
    this.settings = { ...this.settings, ...settings }
    write(this.#storage, SETTINGS, this.settings)
  }

  #keepFoldSoon() {
    clearTimeout(this.soon)
    this.soon = setTimeout(() => this.#keepFold(), 200)
  }

  /** A copy of the fold, so that the next page shows it at once. It can be thrown away at any time. */
  #keepFold() {
    if (this.state.count) write(this.#storage, FOLD, { ...this.state, stamp: this.stamp ?? meta.stamp })
  }
}

/** A new name for an entry. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

export function now() {
  return Date.now()
}

function persist() {
  return navigator.storage?.persist?.().catch(() => false)
}

async function hasDatabase() {
  const found = await globalThis.indexedDB?.databases?.().catch(() => [])
  return (found ?? []).some(({ name }) => name === NAME)
}

// A browser may refuse even the mention of its storage.
function localStorageOf() {
  try {
    return globalThis.localStorage
  } catch {
    return null
  }
}

function sessionStorageOf() {
  try {
    return globalThis.sessionStorage
  } catch {
    return null
  }
}

function keysOf(storage) {
  return Object.keys(storage ?? {}).filter((key) => key === NAME || key.startsWith(`${NAME}:`))
}

function read(storage, key) {
  try {
    const value = JSON.parse(storage?.getItem(key) ?? "null")
    return value && typeof value === "object" ? value : undefined
  } catch {
    return undefined
  }
}

function write(storage, key, value) {
  const text = JSON.stringify(value)
  try {
    if (text.length <= MOST_DRAFT) storage?.setItem(key, text)
  } catch {
    // The storage is full: what is written here can be made again.
  }
}

export const record = new CourseRecord()
