// Logs made up for tests, the same each time for the same seed; and the course's own modules, in any of its pages.

window.part = (name) => import(new URL(`assets/${name}.js`, document.querySelector("a.md-logo").href))

/** Random numbers from 0 to 1 that a seed decides (mulberry32). */
window.seeded = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

const BEGAN = Date.UTC(2026, 0, 5, 9)
const DAY = 86_400_000
const pick = (random, list) => list[Math.floor(random() * list.length)]
const hex = (random) => Array.from({ length: 24 }, () => Math.floor(random() * 16).toString(16)).join("")

/** A catalog's questions, `count` of them. */
window.madeItems = (count) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `question-number-${n}`,
      { version: `v${n % 7}`, about: [`objective:O.${n % 40}`, `error:slip-${n % 60}`] },
    ]),
  )

/** One entry. Its ids and times are few, so that some meet: with the same content, and with another. */
window.madeEntry = (random, items, ids = 60, days = 90) => {
  const name = pick(random, Object.keys(items))
  const right = random() < 0.6
  const common = {
    id: ids ? String(Math.floor(random() * ids)).padStart(24, "0") : hex(random),
    at: BEGAN + Math.floor(random() * days * 8) * (DAY / 8),
  }
  const kinds = {
    answer: () => ({
      item: name,
      version: random() < 0.9 ? items[name].version : "older",
      type: "single",
      answer: [hex(random).slice(0, 8)],
      right,
      share: right ? 1 : Math.round(random() * 100) / 100,
      unsafe: !right && random() < 0.2,
      about: [...items[name].about],
      missed: right ? [] : [...items[name].about],
      ...(random() < 0.3 && { sure: Math.floor(random() * 3) }),
    }),
    read: () => ({ lesson: `lesson-${Math.floor(random() * 20)}` }),
    sitting: () => ({ quiz: "final", items: [name], score: Math.floor(random() * 101), unsafe: 0, passed: right }),
    carried: () => ({
      ...{ key: Math.floor(random() * 2 ** 24), salt: 0, first: right, right, unsafe: false },
      days: Math.floor(random() * 4),
    }),
  }
  const kind = pick(random, ["answer", "answer", "answer", "answer", "answer", "answer", "read", "sitting", "carried"])
  return { kind, ...common, ...kinds[kind]() }
}

window.shuffled = (random, list) => {
  const mixed = [...list]
  for (let n = mixed.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1))
    ;[mixed[n], mixed[other]] = [mixed[other], mixed[n]]
  }
  return mixed
}

/** Answers of a long course: as many as asked for, each with its own id. */
window.madeLog = (seed, count, items, days = 300) => {
  const random = seeded(seed)
  return Array.from({ length: count }, () => madeEntry(random, items, 0, days)).sort((a, b) => a.at - b.at)
}
