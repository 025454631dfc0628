// The trainee's record: the log where it is kept, the fold of it that pages show, and word between tabs.

import { blank, checked, fitted, fold, isNext, merge, revived, step } from "./log.js"
import { catalog, meta } from "./page.js"
import { DeviceStore, PageStore, TabStore } from "./stores.js"

const WORDS = {
  noDevice: "This browser won't keep your answers: they are gone when you close this tab. Save them to a file first.",
  noTab: "This browser keeps nothing: your answers are gone when you leave this page. Save them to a file first.",
  noMove: "This tab can't hold your answers, so they stay on this device. You can save them to a file and then delete them.",
}

const NAME = `coursewright:${meta.course}`
const SETTINGS = `${NAME}:settings`
const FOLD = `${NAME}:fold`
const DRAFT = `${NAME}:draft:`
const MOST_DRAFT = 500_000
const SOON = 2 * 86_400_000

/** What the settings may hold. */
const FITS = {
  keep: (x) => typeof x === "boolean",
  told: (x) => x === true,
  backup: (x) => Number.isSafeInteger(x) && x > 0 && x <= now(),
  device: (x) => typeof x === "string" && /^[0-9a-f]{24}$/.test(x),
}

class CourseRecord extends EventTarget {
  /** Why answers can't be kept as the trainee wants, in a sentence; empty when they can. */
  trouble = ""

  #stores = { device: new DeviceStore(NAME), tab: new TabStore(NAME), page: new PageStore() }
  #channel = globalThis.BroadcastChannel ? new BroadcastChannel(NAME) : null
  #place = ""
  #drafted = new Set()
  #turn = Promise.resolve()
  #folding = null
  #foldAgain = false
  #folds = 0

  constructor() {
    super()
    this.settings = storedSettings()
    const kept = read(this.#storage, FOLD)
    this.state = revived(kept) ?? blank()
    this.stamp = kept?.stamp
    this.#channel?.addEventListener("message", ({ data }) => this.#hear(data))
    addEventListener("pagehide", () => this.#keepFold())
    addEventListener("pageshow", ({ persisted }) => persisted && this.#wake())
    this.ready = this.#start()
  }

  /** Where answers go: "device" once the trainee keeps them, else "tab"; "page" where neither can be. */
  get where() {
    return this.#place || (this.settings.keep ? "device" : "tab")
  }

  /** Whether the trainee has been told where answers stay, here or in another tab. */
  get told() {
    return (this.settings.told || storedSettings().told) === true
  }

  /** The name of this record in the files that are saved from it. */
  get device() {
    if (!this.settings.device) this.#note({ device: newId() })
    return this.settings.device
  }

  /** Add entries. True once they are kept as the trainee wants; false if they can't be, and `trouble` says why. */
  async add(entries) {
    const good = entries.map(fitted).filter(Boolean)
    const folds = this.#folding ? NaN : this.#folds
    const inOrder = this.#show(good)
    const kept = await this.#inTurn(async () => {
      if (this.settings.keep === undefined && good.some(({ kind }) => kind === "answer")) await this.#begin()
      return this.#put(good)
    })
    this.#post({ entries: good })
    if (!inOrder || this.#folds !== folds) this.#refold() // a fold made meanwhile may lack them
    this.dispatchEvent(new Event("change"))
    return kept && good.length === entries.length
  }

  /** The whole log, by time. */
  async entries() {
    const all = await Promise.all(this.#inUse().map((store) => store.all().catch(() => [])))
    return all.map((entries) => entries.map(checked).filter(Boolean)).reduce(merge, [])
  }

  /** Unite the log with entries from elsewhere. Gives how many were new, and how many didn't fit. */
  async take(entries) {
    const good = entries.map(checked).filter((entry) => entry && entry.at < now() + SOON)
    const added = await this.#inTurn(() => this.#unite(good))
    await this.#refold()
    this.#post({ again: true })
    return { added, refused: entries.length - good.length }
  }

  /** Keep all answers on this device, or only until the tab is closed. */
  async keep(keep) {
    this.tell()
    const moved = await this.#inTurn(() => this.#move(keep, (all) => this.#post({ chosen: true, entries: all })))
    if (moved && keep) await persist()
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
    this.#drafted.add(DRAFT + name)
    if (value === null) storage?.removeItem(DRAFT + name)
    else write(storage, DRAFT + name, value)
  }

  /** Delete all of it, here and in other tabs. */
  async forget() {
    await this.#inTurn(() => this.#dropDevice())
    this.#clear()
    this.#post({ forgotten: true })
  }

  get #storage() {
    return this.settings.keep ? localStorageOf() : sessionStorageOf()
  }

  #inUse() {
    const { device, tab, page } = this.#stores
    return this.settings.keep ? [device, tab, page] : [tab, page]
  }

  /** Changes of what is kept come one after another: none is lost while the log moves. */
  #inTurn(work) {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {})
    return done
  }

  // ---- Opening, and what is there already ----

  async #start() {
    if (this.settings.keep === undefined) {
      if (await hasDatabase()) this.#note({ keep: true })
      else this.#post({ asking: true })
    }
    const counts = await Promise.all(this.#inUse().map((store) => store.count().catch(() => null)))
    if (this.settings.keep && counts[0] === null) await this.#inTurn(() => this.#put([])) // says what the trouble is
    const count = counts.reduce((sum, one) => sum + one, 0)
    const isNew = count === 0 && this.state.count === 0
    if (count !== this.state.count || (this.stamp !== meta.stamp && !isNew)) await this.#refold()
    if (this.trouble) this.dispatchEvent(new Event("change"))
  }

  /** Back from where the browser had put the page to sleep. */
  #wake() {
    this.settings = storedSettings()
    this.#start()
  }

  // ---- Keeping ----

  /** The first answer: from now on the log is kept on the device, unless the trainee says otherwise. */
  async #begin() {
    const passing = await this.#stores.tab.all().catch(() => [])
    this.#settle(true)
    if (await this.#put(passing)) this.#dropTab()
    persist()
  }

  async #put(entries) {
    const [wanted, ...lesser] = this.#inUse()
    for (const store of [wanted, ...lesser]) {
      try {
        const stranded = this.trouble && store === wanted ? await this.#stranded(lesser) : []
        await store.add([...stranded, ...entries])
        this.trouble = store === wanted ? "" : store.where === "tab" ? WORDS.noDevice : WORDS.noTab
        this.#place = store === wanted ? "" : store.where
        if (stranded.length) for (const one of lesser) one.clear()
        return store === wanted
      } catch {
        continue // the next store holds less long; `trouble` says so
      }
    }
  }

  /** From now on keep, or pass; what is kept beside the log goes with it. */
  #settle(keep) {
    const from = this.#storage
    const drafts = keysOf(from).filter((key) => key.startsWith(DRAFT)).map((key) => [key, read(from, key)])
    this.#note({ keep })
    for (const [key, value] of drafts) write(this.#storage, key, value)
  }

  /** What had to be kept elsewhere while the wanted store failed. */
  async #stranded(lesser) {
    return (await Promise.all(lesser.map((store) => store.all().catch(() => [])))).flat()
  }

  /** Put those that are new into the log, and tell how many there are. */
  async #unite(good) {
    if (this.settings.keep === undefined) await this.#begin()
    const were = await this.entries()
    const before = new Map(were.map((entry) => [entry.id, JSON.stringify(entry)]))
    const fresh = merge(were, good).filter((entry) => before.get(entry.id) !== JSON.stringify(entry))
    await this.#put(fresh)
    return fresh.filter(({ id }) => !before.has(id)).length
  }

  /** Move the whole log. Where it is now, it goes only once it is safe where it shall be. */
  async #move(keep, moved = () => {}) {
    const { device, tab, page } = this.#stores
    const all = await this.entries()
    try {
      await (keep ? device : tab).add(all)
    } catch {
      this.trouble = keep ? WORDS.noDevice : WORDS.noMove
      this.#place = keep ? this.where : "device"
      this.dispatchEvent(new Event("change"))
      return false
    }
    this.#settle(keep)
    this.trouble = this.#place = ""
    moved(all)
    page.clear()
    await (keep ? this.#dropTab() : this.#dropDevice())
    this.#keepFold()
    this.dispatchEvent(new Event("change"))
    return true
  }

  // ---- Word between tabs ----

  #post(message) {
    this.#channel?.postMessage({ keep: this.settings.keep, ...message })
  }

  async #hear({ keep, chosen, asking, entries, again, forgotten }) {
    if (asking) return this.settings.keep === false && this.#post({ chosen, entries: await this.entries() })
    if (forgotten) return this.#clear()
    const follows = typeof keep === "boolean" && (chosen || this.settings.keep === undefined)
    if (follows && keep !== this.settings.keep) await this.#inTurn(() => this.#move(keep))
    if (keep !== this.settings.keep) return
    const good = Array.isArray(entries) ? entries.map(checked).filter(Boolean) : []
    if (!keep && good.length) await this.#inTurn(() => this.#put(good)) // each tab holds what passes with it
    if (!this.#show(good) || again || chosen) await this.#refold()
  }

  // ---- The fold ----

  /** Show entries in the fold at once; false if it must be made anew because they aren't the latest. */
  #show(entries) {
    const inOrder = entries.every((entry) => {
      const next = isNext(this.state, entry)
      if (next) step(this.state, entry)
      return next
    })
    this.#keepFoldSoon()
    this.dispatchEvent(new Event("change"))
    return inOrder
  }

  #refold() {
    if (this.#folding) this.#foldAgain = true
    this.#folding ??= this.#foldAll().finally(() => (this.#folding = null))
    return this.#folding
  }

  async #foldAll() {
    do {
      this.#foldAgain = false
      this.#folds += 1
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

  #keepFoldSoon() {
    clearTimeout(this.soon)
    this.soon = setTimeout(() => this.#keepFold(), 200)
  }

  /** A copy of the fold, so that the next page shows it at once. It can be thrown away at any time. */
  #keepFold() {
    if (this.state.count) write(this.#storage, FOLD, { ...this.state, stamp: this.stamp ?? meta.stamp })
  }

  // ---- Forgetting ----

  /** Begin anew, after the log was deleted here or by another tab. */
  #clear() {
    clearTimeout(this.soon)
    this.#stores.page.clear()
    this.#dropTab()
    this.#dropOwn()
    this.settings = storedSettings()
    this.state = blank()
    this.stamp = undefined
    this.trouble = this.#place = ""
    this.dispatchEvent(new Event("change"))
    if (this.#folding || this.settings.keep) this.#refold()
  }

  /** What this tab wrote beside the log: it may have done so before it heard that another had deleted all. */
  #dropOwn() {
    for (const key of [FOLD, ...this.#drafted]) localStorageOf()?.removeItem(key)
    this.#drafted.clear()
  }

  #dropTab() {
    for (const key of keysOf(sessionStorageOf())) sessionStorage.removeItem(key)
  }

  async #dropDevice() {
    for (const key of keysOf(localStorageOf())) localStorage.removeItem(key)
    await this.#stores.device.drop()
  }

  #note(changes) {
    this.settings = { ...this.settings, ...storedSettings(), ...changes }
    write(this.#storage, SETTINGS, this.settings)
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
  try {
    return (await indexedDB.databases()).some(({ name }) => name === NAME)
  } catch {
    return false
  }
}

/** What is known of the trainee's wishes: this tab's own before the device's. */
function storedSettings() {
  const kept = read(sessionStorageOf(), SETTINGS) ?? read(localStorageOf(), SETTINGS) ?? {}
  return Object.fromEntries(Object.entries(FITS).flatMap(([key, fits]) => (fits(kept[key]) ? [[key, kept[key]]] : [])))
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
