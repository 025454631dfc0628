// What a trainee's record is made of, and what follows from it. Nothing here touches the page or the device.
//
// The record is a log: entries are only ever added. What is shown is a fold of it, so two logs are merged by
// putting their entries together, in any order and as often as one likes.

const DAY = 86_400_000

/** Days until a topic comes back, from box to box: wider each time it was known. */
const INTERVALS = [1, 3, 7, 21]

const MOST = { text: 200, answer: 30, about: 40, items: 500 }

// ---- What an entry may hold ----

const isText = (x) => typeof x === "string" && x.length <= MOST.text
const isName = (x) => isText(x) && /^[\w.-]+$/.test(x)
const isTopic = (x) => isText(x) && /^(objective|error|misconception):[\w.-]+$/.test(x)
const isBool = (x) => typeof x === "boolean"
const isCount = (x) => Number.isSafeInteger(x) && x >= 0 && x < 2 ** 32
const isTime = (x) => Number.isSafeInteger(x) && x > 0 && x < 2 ** 43
const isShare = (x) => typeof x === "number" && x >= 0 && x <= 1
const isSure = (x) => [0, 1, 2].includes(x)
const isId = (x) => typeof x === "string" && /^[0-9a-f]{24}$/.test(x)
const isList = (each, most) => (x) => Array.isArray(x) && x.length <= most && x.every(each)
const optional = (check) => Object.assign((x) => x === undefined || check(x), { optional: true })

const COMMON = { kind: isText, id: isId, at: isTime }
const KINDS = {
  answer: {
    item: isName, version: isName, type: isName, answer: isList(isText, MOST.answer), right: isBool,
    share: isShare, unsafe: isBool, about: isList(isTopic, MOST.about), missed: isList(isTopic, MOST.about),
    sure: optional(isSure), critical: optional(isBool), sitting: optional(isId),
  },
  read: { lesson: isName },
  sitting: { quiz: isName, items: isList(isName, MOST.items), score: isCount, unsafe: isCount, passed: isBool },
  carried: { key: isCount, salt: isCount, first: isBool, right: isBool, unsafe: isBool, days: isCount },
}

const PARTS = new Map(Object.entries(KINDS).map(([kind, own]) => [kind, Object.entries({ ...COMMON, ...own })]))

/** A copy of an entry with only what belongs there, or null if it isn't one. */
export function checked(entry) {
  const parts = PARTS.get(entry?.kind)
  if (!parts) return null
  const copy = {}
  for (const [key, check] of parts) {
    if (!check(entry[key])) return null
    if (entry[key] !== undefined) copy[key] = Array.isArray(entry[key]) ? [...entry[key]] : entry[key]
  }
  return copy
}

/** An entry cut to what one may hold, so that a long answer is kept as far as it goes; null if it isn't one. */
export function fitted(entry) {
  const copy = { ...entry }
  if (Array.isArray(copy.answer)) copy.answer = copy.answer.slice(0, MOST.answer).map((x) => String(x).slice(0, MOST.text))
  for (const key of ["about", "missed"]) if (Array.isArray(copy[key])) copy[key] = copy[key].slice(0, MOST.about)
  return checked(copy)
}

// ---- Merging ----

const byTime = (a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** All entries of two logs, each once, by their time. Of two with one id, the one whose text comes first is kept. */
export function merge(one, other) {
  const found = new Map()
  for (const entry of [...one, ...other]) {
    const was = found.get(entry.id)
    if (!was || JSON.stringify(entry) < JSON.stringify(was)) found.set(entry.id, entry)
  }
  return [...found.values()].sort(byTime)
}

// ---- Folding ----

/** The fold of no entries. Its tables have no keys but their own, whatever a question is called. */
export function blank() {
  return { count: 0, latest: null, last: null, items: table(), topics: table(), lessons: table(), sittings: [] }
}

/** What all entries come to. `items` is the catalog's: attempts at another version of a question don't count. */
export function fold(entries, items) {
  const state = blank()
  for (const entry of [...entries].sort(byTime)) step(state, entry, items)
  return state
}

/** Whether an entry comes after all that a fold holds, so that one step is enough. */
export function isNext(state, entry) {
  return !state.latest || byTime(state.latest, entry) < 0
}

/** Add the next entry to a fold. */
export function step(state, entry, items) {
  state.count += 1
  state.latest = { at: entry.at, id: entry.id }
  STEPS[entry.kind](state, entry, items)
}

const STEPS = {
  answer(state, entry, items) {
    const current = own(items, entry.item)?.version ?? entry.version
    state.last = { at: entry.at, item: entry.item }
    if (entry.version !== current) {
      if (!isCounted(state.items[entry.item])) state.items[entry.item] = { older: true, at: entry.at }
      return
    }
    count(state, entry.item, entry)
    schedule(state, entry)
  },
  read(state, { lesson, at }) {
    state.lessons[lesson] ??= at
    state.last = { at, lesson }
  },
  sitting(state, { quiz, at, id, items, score, unsafe, passed }) {
    state.sittings.push({ quiz, at, id, items, score, unsafe, passed })
  },
  carried(state, entry, items) {
    const item = named(entry, items)
    if (!item) return
    const { version, about } = items[item]
    const { at, right, unsafe } = entry
    const share = Number(right)
    const was = isCounted(state.items[item]) && state.items[item]
    count(state, item, { ...entry, version, share, answer: was ? was.answer : [] })
    const facts = state.items[item]
    if (!was) Object.assign(facts, { first: Number(entry.first), firstRight: entry.first })
    if (right) facts.days = Math.max(facts.days, entry.days)
    const topics = about.filter((topic) => topic.startsWith("objective:"))
    schedule(state, { at, right, unsafe, about: topics, missed: right ? [] : topics })
  },
}

const isCounted = (facts) => facts && !facts.older

function count(state, item, { at, version, right, share, unsafe, sure, answer }) {
  const was = isCounted(state.items[item]) ? state.items[item] : null
  const day = dayOf(at)
  const again = was && was.day === day && was.days > 0
  state.items[item] = {
    version, at, day, right, share, unsafe, sure, answer,
    tries: (was?.tries ?? 0) + 1,
    first: was?.first ?? share,
    firstRight: was?.firstRight ?? right,
    firstAt: was?.firstAt ?? at,
    days: right ? (was?.days ?? 0) + (again ? 0 : 1) : 0,
    older: false,
  }
}

function schedule(state, { at, right, unsafe, sure, about, missed }) {
  const day = dayOf(at)
  for (const topic of new Set([...about, ...missed])) {
    const was = state.topics[topic]
    if (missed.includes(topic)) {
      const due = unsafe ? day : day + INTERVALS[0]
      state.topics[topic] = { box: 0, due, missed: (was?.missed ?? 0) + 1, unsafe, sure: sure === 2, day }
    } else if (right && !was && topic.startsWith("objective:")) {
      state.topics[topic] = { box: 0, due: day + INTERVALS[0], missed: 0, unsafe: false, sure: false, day }
    } else if (right && was && was.due <= day) {
      const box = was.day < day ? Math.min(was.box + 1, INTERVALS.length - 1) : was.box
      state.topics[topic] = { ...was, box, due: day + INTERVALS[box], unsafe: false, sure: false, day }
    }
  }
}

/** Whether an item has been right on two separate days, and not wrong since. */
export function mastered(facts) {
  return isCounted(facts) && facts.right && facts.days >= 2
}

const QUARTER = 900_000 // no place changes its clocks but at a quarter of an hour
let asked = { quarter: NaN, offset: 0 }

/** The number of the day, in the place where the trainee is. */
export function dayOf(time) {
  const quarter = Math.floor(time / QUARTER)
  if (quarter !== asked.quarter) asked = { quarter, offset: new Date(time).getTimezoneOffset() * 60_000 }
  return Math.floor((time - asked.offset) / DAY)
}

// ---- The keys by which a code calls its questions ----

const keys = new WeakMap()

/** A number below 2 ** 24 made from a question's name and version (FNV-1a). */
export function keyOf(item, version, salt) {
  let hash = (0x811c9dc5 ^ salt) >>> 0
  for (const letter of `${item}:${version}`) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0
  return (hash ^ (hash >>> 24)) & 0xffffff
}

function named({ key, salt }, items) {
  if (!items) return undefined
  if (!keys.has(items)) keys.set(items, new Map())
  const salts = keys.get(items)
  if (!salts.has(salt)) {
    salts.set(salt, new Map(Object.entries(items).map(([name, { version }]) => [keyOf(name, version, salt), name])))
  }
  return salts.get(salt).get(key)
}

// ---- A fold that was kept ----

/** A fold read back from where it was kept, or null if it can't be one. It is only shown: the log decides. */
export function revived(kept) {
  if (!isCount(kept?.count) || !Array.isArray(kept.sittings)) return null
  const state = { ...blank(), count: kept.count, sittings: kept.sittings.filter(isSitting) }
  if (isTime(kept.latest?.at) && isId(kept.latest.id)) state.latest = kept.latest
  if (isTime(kept.last?.at) && isName(kept.last.item ?? kept.last.lesson)) state.last = kept.last
  for (const [name, facts] of Object.entries(kept.items ?? {})) {
    if (isName(name) && isFacts(facts)) state.items[name] = facts
  }
  for (const [name, topic] of Object.entries(kept.topics ?? {})) {
    if (isTopic(name) && [topic?.box, topic?.due, topic?.missed].every(isCount)) state.topics[name] = topic
  }
  for (const [name, at] of Object.entries(kept.lessons ?? {})) {
    if (isName(name) && isTime(at)) state.lessons[name] = at
  }
  return state
}

const isSitting = (sitting) => checked({ ...sitting, kind: "sitting" }) !== null

const isFacts = (facts) =>
  isTime(facts?.at) &&
  (facts.older === true ||
    (isName(facts.version) && isBool(facts.right) && isCount(facts.days) && isList(isText, MOST.answer)(facts.answer)))

function table() {
  return Object.create(null)
}

function own(from, key) {
  return from && Object.hasOwn(from, key) ? from[key] : undefined
}
