// Which questions a sitting of an exam holds, and in what order. Nothing here touches the page or the device.

/** A source of numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The same things in another order. */
export function mixed(list, random) {
  const left = [...list]
  return list.map(() => left.splice(Math.floor(random() * left.length), 1)[0])
}

/** Whether a question is on what a row of the blueprint names. */
export function belongs(facts, { objective, module }) {
  return objective ? facts?.objective === objective : facts?.module === module
}

/**
 * The names of a sitting's questions: as many of each row of the blueprint as it says, or the whole pool if there is
 * no blueprint. Those of the `last` sitting come again only when no others are left.
 */
export function draw(exam, items, last, random) {
  const { draw: rows = [] } = exam
  const left = new Set(mixed(drawable(exam, items), random))
  if (rows.length === 0) return [...left]
  const drawn = narrowFirst(rows).flatMap((row) => {
    const taken = freshFirst([...left].filter((name) => belongs(items[name], row)), last).slice(0, row.items)
    for (const name of taken) left.delete(name)
    return taken
  })
  return mixed(drawn, random)
}

/** What an exam can ask of its pool: not "say the cue", where trainees judge themselves. */
export function drawable({ pool }, items) {
  return pool.filter((name) => Object.hasOwn(items, name) && items[name].type !== "say")
}

/** A module's row must leave enough for the rows of its objectives: those draw first. */
function narrowFirst(rows) {
  return [...rows.filter((row) => row.objective), ...rows.filter((row) => !row.objective)]
}

function freshFirst(names, last) {
  return [...names.filter((name) => !last.includes(name)), ...names.filter((name) => last.includes(name))]
}
