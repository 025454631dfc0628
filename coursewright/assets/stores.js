// Where a log can be kept: on the device, until the tab closes, or in the page alone. All three are added to and asked alike.

/** IndexedDB: stays on the device. What `add` has promised is on the disk. */
export class DeviceStore {
  where = "device"

  constructor(name) {
    this.name = name
  }

  async add(entries) {
    const database = await this.#open()
    const change = database.transaction("log", "readwrite", { durability: "strict" })
    for (const entry of entries) change.objectStore("log").put(entry)
    change.commit?.()
    return done(change, "complete")
  }

  async all() {
    return this.#ask((log) => log.getAll())
  }

  async count() {
    return this.#ask((log) => log.count())
  }

  /** Take the whole database away; other tabs give way to that. What a sleeping tab holds on to is empty at least. */
  async drop() {
    await this.#empty().catch(() => {})
    const database = await this.opened?.catch(() => null)
    database?.close()
    this.opened = undefined
    await new Promise((resolve) => {
      if (!hasIndexedDB()) return resolve()
      const deleting = indexedDB.deleteDatabase(this.name)
      deleting.onsuccess = deleting.onerror = deleting.onblocked = resolve
    })
  }

  async #empty() {
    const change = (await this.#open()).transaction("log", "readwrite", { durability: "strict" })
    change.objectStore("log").clear()
    return done(change, "complete")
  }

  async #ask(question) {
    const database = await this.#open()
    return done(question(database.transaction("log").objectStore("log")), "success")
  }

  #open() {
    this.opened ??= new Promise((resolve, reject) => {
      const opening = indexedDB.open(this.name, 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore("log", { keyPath: "id" })
      opening.onsuccess = () => {
        // Another tab may want the database gone, or the browser may close it: the next question opens it again.
        opening.result.onversionchange = opening.result.onclose = () => {
          opening.result.close()
          this.opened = undefined
        }
        resolve(opening.result)
      }
      opening.onerror = opening.onblocked = () => reject(opening.error ?? new Error("blocked"))
    })
    this.opened.catch(() => (this.opened = undefined))
    return this.opened
  }
}

function hasIndexedDB() {
  try {
    return Boolean(globalThis.indexedDB)
  } catch {
    return false
  }
}

function done(request, event) {
  return new Promise((resolve, reject) => {
    request[`on${event}`] = () => resolve(request.result)
    request.onerror = request.onabort = () => reject(request.error ?? new Error("aborted"))
  })
}

/** sessionStorage: gone when the tab is closed. */
export class TabStore {
  where = "tab"

  constructor(name) {
    this.name = `${name}:log`
  }

  // Reads and writes in one go: of two that add at once, none takes the other's place.
  async add(entries) {
    const kept = new Map([...this.#read(), ...entries].map((entry) => [entry.id, entry]))
    sessionStorage.setItem(this.name, JSON.stringify([...kept.values()]))
  }

  async all() {
    return this.#read()
  }

  async count() {
    return this.#read().length
  }

  async clear() {
    sessionStorage.removeItem(this.name)
  }

  /** What is there; nothing, if something else has been put in its place. */
  #read() {
    const text = sessionStorage.getItem(this.name) ?? "[]"
    try {
      return JSON.parse(text).filter((entry) => entry !== null && typeof entry === "object")
    } catch {
      return []
    }
  }
}

/** Nothing but this page: gone with it. */
export class PageStore {
  where = "page"
  kept = new Map()

  async add(entries) {
    for (const entry of entries) this.kept.set(entry.id, entry)
  }

  async all() {
    return [...this.kept.values()]
  }

  async count() {
    return this.kept.size
  }

  async clear() {
    this.kept.clear()
  }
}
