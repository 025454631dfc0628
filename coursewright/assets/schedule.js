// What comes back when: the topics that are due, and the questions of a day. It only reads the fold and the catalog.

const MOST = 5

/** The topics due on a day or before, the most urgent first. A topic that no question asks about never waits. */
export function due(state, course, day) {
  const asked = questions(course)
  return Object.keys(state.topics)
    .filter((topic) => asked.has(topic) && state.topics[topic].due <= day)
    .sort((a, b) => byUrgency(state.topics[a], state.topics[b]) || (a < b ? -1 : 1))
}

/** The days on which topics come back, one for each topic that a question asks about. */
export function days(state, course) {
  const asked = questions(course)
  return Object.keys(state.topics)
    .filter((topic) => asked.has(topic))
    .map((topic) => state.topics[topic].due)
    .sort((a, b) => a - b)
}

/** Up to five questions for a day: about what is due, then new ones on what has been studied. */
export function five(state, course, day, random = Math.random) {
  const asked = questions(course)
  const chosen = []
  for (const topic of due(state, course, day)) {
    if (chosen.length === MOST) break
    if (!chosen.some((id) => about(course.items[id]).includes(topic))) chosen.push(next(asked.get(topic), state, course, random))
  }
  const others = fresh(state, course, random).filter((id) => !chosen.includes(id))
  return mixed([...chosen, ...others.slice(0, MOST - chosen.length)], course)
}

/** What is known of a question, if it was answered as it now stands. */
export function answered(state, course, id) {
  const facts = state.items[id]
  return facts && !facts.older && facts.version === course.items[id].version ? facts : null
}

const flag = (x) => Number(x === true)
const byUrgency = (a, b) => flag(b.unsafe) - flag(a.unsafe) || flag(b.sure) - flag(a.sure) || a.box - b.box || a.due - b.due
const about = (item) => item.about ?? []
const isAsked = (item) => !item.exam && !["say", "case"].includes(item.type)

/** Which questions ask about each topic. */
function questions(course) {
  const found = new Map()
  for (const [id, item] of Object.entries(course.items)) {
    for (const topic of isAsked(item) ? about(item) : []) {
      if (!Object.hasOwn(course.topics, topic)) continue
      found.has(topic) ? found.get(topic).push(id) : found.set(topic, [id])
    }
  }
  return found
}

/** Of some questions one that was never answered, or else the one that was answered longest ago. */
function next(ids, state, course, random) {
  const unseen = ids.filter((id) => !answered(state, course, id))
  if (unseen.length) return unseen[Math.floor(random() * unseen.length)]
  return ids.reduce((one, other) => (state.items[other].at < state.items[one].at ? other : one))
}

/** The questions never answered on objectives that have been studied, in any order. */
function fresh(state, course, random) {
  const objectives = studied(state, course)
  const ids = Object.keys(course.items).filter((id) => {
    const item = course.items[id]
    return isAsked(item) && objectives.has(item.objective) && !answered(state, course, id)
  })
  return shuffled(ids, random)
}

/** The objectives of the lessons read and of the questions answered. */
function studied(state, course) {
  const lessons = Object.keys(state.lessons).filter((name) => Object.hasOwn(course.lessons, name))
  const items = Object.keys(state.items).filter((id) => Object.hasOwn(course.items, id))
  const codes = [...lessons.flatMap((name) => course.lessons[name].objectives), ...items.map((id) => course.items[id].objective)]
  return new Set(codes.filter(Boolean))
}

/** The same questions, so that neighbors are of different modules as far as can be. */
function mixed(ids, course) {
  const left = [...ids]
  const order = []
  const module = (id) => course.items[id].module
  const many = (id) => left.filter((other) => module(other) === module(id)).length
  while (left.length) {
    const others = left.filter((id) => !order.length || module(id) !== module(order.at(-1)))
    const one = (others.length ? others : left).reduce((best, id) => (many(id) > many(best) ? id : best))
    order.push(...left.splice(left.indexOf(one), 1))
  }
  return order
}

function shuffled(list, random) {
  const order = [...list]
  for (let n = order.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1))
    ;[order[n], order[other]] = [order[other], order[n]]
  }
  return order
}
