// What is kept of an exam that is under way, so that it can go on after a reload. Nothing here touches the page.

import { draw, drawable, seeded } from "./draw.js"

const MOST = { answers: 30, letters: 200 }

/** A sitting that begins: which questions, in which order, and nothing answered. */
export function begun(exam, items, last, { id, seed }) {
  const names = draw(exam, items, last, seeded(seed))
  const versions = Object.fromEntries(names.map((name) => [name, items[name].version]))
  return { id, seed, at: 0, items: names, versions, answers: {}, flags: [] }
}

/** A sitting as it was kept, or null if that is none, or none of the exam as it is now. */
export function revived(kept, exam, items) {
  if (!/^[0-9a-f]{24}$/.test(kept?.id) || !isWhole(kept.seed, 2 ** 32) || !Array.isArray(kept.items)) return null
  const wanted = begun(exam, items, [], kept)
  const pool = drawable(exam, items)
  const names = new Set(kept.items.filter((name) => pool.includes(name)))
  if (names.size !== wanted.items.length || names.size !== kept.items.length || !isWhole(kept.at, names.size)) return null
  const versions = Object.fromEntries([...names].map((name) => [name, items[name].version]))
  return {
    ...{ id: kept.id, seed: kept.seed, at: kept.at, items: [...names], versions },
    answers: Object.fromEntries([...names].map((name) => [name, answered(kept, name, versions)]).filter(([, one]) => one)),
    flags: [...names].filter((name) => Array.isArray(kept.flags) && kept.flags.includes(name)),
  }
}

/** What was answered to one question; nothing, if it asks something else by now. */
function answered({ versions: asked, answers }, name, versions) {
  const given = own(answers, name)
  if (own(asked, name) !== versions[name] || !Array.isArray(given?.answer)) return null
  if (given.answer.length > MOST.answers || !given.answer.every(isShort)) return null
  return { answer: [...given.answer], ...([0, 1, 2].includes(given.sure) && { sure: given.sure }) }
}

function own(from, key) {
  return from && typeof from === "object" && Object.hasOwn(from, key) ? from[key] : undefined
}

function isShort(text) {
  return typeof text === "string" && text.length <= MOST.letters
}

function isWhole(number, below) {
  return Number.isSafeInteger(number) && number >= 0 && number < below
}

/** What the log keeps of a sitting that was handed in: an entry for each question, and one for the whole. */
export function entries({ id, quiz, at, ids }, attempts, { score, unsafe, passed }) {
  const answers = attempts.map((attempt, n) => ({ kind: "answer", id: ids[n], at, ...attempt, sitting: id }))
  const items = attempts.map(({ item }) => item)
  return [...answers, { kind: "sitting", id, at: at + 1, quiz, items, score, unsafe, passed }]
}
