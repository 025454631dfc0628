// The types whose parts are moved: steps into their order, words to the row they belong to. Mouse and finger may
// drag; buttons and lists of choices do the same for everyone.

import { button, told } from "./page.js"

const WORDS = {
  order: "Put the steps in order first.",
  match: "Choose for a row first.",
  up: "Move up",
  down: "Move down",
  drag: "Choose in each row, or drag there:",
  inPlace: "In place",
  outOfPlace: "Out of place",
  right: "Right",
  wrong: "Not this",
  empty: "Empty",
  steps: (hits, all) => `${hits} of ${all} steps are in place.`,
  rows: (hits, all) => `${hits} of ${all} rows are right.`,
  moved: (text, place, all) => `${text}: now ${place} of ${all}.`,
}

/** How far, in pixels, a press moves before it is a drag and no longer a tap. */
const TAP = 6

export function steps(quiz) {
  const list = quiz.querySelector(".steps")
  const asGiven = [...list.children]
  const now = () => [...list.children]
  // As given it is never right, so in an exam it is no answer yet.
  const isEmpty = () => quiz.exam && asGiven.every((step, n) => step === list.children[n])
  const inPlace = () => {
    const wanted = now().map(rank).sort((a, b) => a - b)
    return now().filter((step, n) => rank(step) === wanted[n])
  }
  const moved = () => {
    endStops(list)
    changed(quiz)
  }

  for (const step of asGiven) furnish(step, quiz, moved)
  endStops(list)

  return {
    isEmpty,
    controls: () => [...list.querySelectorAll("button:enabled")],
    lacks: () => isEmpty() && [WORDS.order, list.querySelector("button:enabled")],
    answer: () => now().map((step) => step.dataset.step),
    put(answer) {
      const left = now()
      const wanted = answer.map((name) => left.splice(left.findIndex((step) => step.dataset.step === name) >>> 0, 1)[0])
      if (left.length || wanted.includes(undefined)) return false
      list.append(...wanted)
      endStops(list)
      return true
    },
    back() {
      list.append(...asGiven)
      endStops(list)
    },
    judge: () => ({
      right: inPlace().length === asGiven.length,
      share: inPlace().length / asGiven.length,
      met: [],
    }),
    mark() {
      const well = inPlace()
      for (const step of now()) {
        const right = well.includes(step)
        step.classList.add(right ? "right" : "wrong")
        step.querySelector(".moves").before(told("span", right ? WORDS.inPlace : WORDS.outOfPlace, "mark"))
      }
      return { score: WORDS.steps(well.length, asGiven.length) }
    },
  }
}

function rank(step) {
  return Number(step.dataset.rank)
}

/** The first step can't go up, and the last can't go down. */
function endStops(list) {
  for (const step of list.children) {
    step.querySelector(".up").disabled = !step.previousElementSibling
    step.querySelector(".down").disabled = !step.nextElementSibling
  }
}

function furnish(step, quiz, moved) {
  const text = step.querySelector("span").textContent
  const buttons = told("div", "", "moves")
  for (const way of ["up", "down"]) {
    const press = button("", way)
    press.setAttribute("aria-label", `${WORDS[way]}: ${text}`)
    press.title = WORDS[way]
    press.addEventListener("click", () => {
      const { previousElementSibling: above, nextElementSibling: below, parentElement: list } = step
      way === "up" ? above.before(step) : below.after(step)
      moved()
      const stays = press.disabled ? step.querySelector(way === "up" ? ".down" : ".up") : press
      stays.focus()
      quiz.status.textContent = WORDS.moved(text, [...list.children].indexOf(step) + 1, list.children.length)
    })
    buttons.append(press)
  }
  step.append(buttons)
  step.prepend(handle(step, moved))
}

// The neighbours are what moves in the page: moving the dragged step itself would end the pointer's hold on it.
function handle(step, moved) {
  const grip = unspoken("span", "", "grip")
  const middle = (element) => {
    const { top, height } = element.getBoundingClientRect()
    return top + height / 2
  }
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault()
    grip.setPointerCapture(event.pointerId)
    step.classList.add("held")
  })
  grip.addEventListener("pointermove", (event) => {
    if (!grip.hasPointerCapture(event.pointerId)) return
    const { previousElementSibling: above, nextElementSibling: below } = step
    if (above && event.clientY < middle(above)) step.after(above)
    else if (below && event.clientY > middle(below)) step.before(below)
    else return
    moved()
  })
  grip.addEventListener("lostpointercapture", () => step.classList.remove("held"))
  return grip
}

export function match(quiz) {
  const rows = [...quiz.querySelectorAll(".pair")]
  const chosen = (row) => select(row).value
  const isRight = (row) => chosen(row) === row.dataset.right
  const hits = () => rows.filter(isRight).length
  const isEmpty = () => !rows.some(chosen)
  const chips = tray(quiz, rows)

  return {
    isEmpty,
    controls: () => rows.map(select),
    lacks: () => isEmpty() && [WORDS.match, select(rows[0])],
    answer: () => rows.filter(chosen).map((row) => `${row.dataset.pair}:${chosen(row)}`),
    put(answer) {
      const cells = answer.map((text) => text.split(":"))
      const fits = cells.every(([name, value]) =>
        rows.some((row) => row.dataset.pair === name && value && [...select(row).options].some((o) => o.value === value)),
      )
      if (!fits || new Set(cells.map(([name]) => name)).size < cells.length) return false
      for (const row of rows) select(row).value = cells.find(([name]) => name === row.dataset.pair)?.[1] ?? ""
      chips.refresh()
      return true
    },
    back: chips.refresh,
    judge: () => ({ right: hits() === rows.length, share: hits() / rows.length, met: [] }),
    mark() {
      for (const row of rows) {
        const right = isRight(row)
        row.classList.add(right ? "right" : "wrong")
        if (!right) select(row).setAttribute("aria-invalid", "true")
        row.append(told("span", right ? WORDS.right : chosen(row) ? WORDS.wrong : WORDS.empty, "mark"))
      }
      return { score: WORDS.rows(hits(), rows.length) }
    },
  }
}

function select(row) {
  return row.querySelector("select")
}

/** The words to choose from as chips, to be dragged to a row, or tapped before it. */
function tray(quiz, rows) {
  const options = [...select(rows[0]).options].filter((option) => option.value)
  const once = options.length === rows.length
  const chips = options.map(chip)
  const box = unspoken("div", "", "chips")
  box.append(told("span", WORDS.drag, "hint"), ...chips)
  rows[0].parentElement.before(box)

  const refresh = () => {
    for (const one of chips) {
      const used = once && rows.some((row) => select(row).value === one.dataset.value)
      one.classList.toggle("used", used)
    }
  }
  const pick = (wanted) => {
    for (const one of chips) one.classList.toggle("picked", one === wanted && !one.matches(".picked"))
    quiz.classList.toggle("picking", chips.some((one) => one.matches(".picked")))
  }
  const drop = ({ dataset: { value } }, row) => {
    if (once) for (const other of rows) if (select(other).value === value) select(other).value = ""
    select(row).value = value
    pick()
    changed(quiz)
  }

  quiz.addEventListener("input", refresh)
  for (const one of chips) draggable(one, rows, { pick, drop })
  for (const row of rows) {
    row.addEventListener("click", () => {
      const picked = chips.find((one) => one.matches(".picked"))
      if (picked) drop(picked, row)
    })
  }
  return { refresh }
}

function chip(option) {
  const made = told("span", "", "chip")
  made.dataset.value = option.value
  made.append(told("span", "", "grip"), told("span", option.textContent))
  return made
}

function draggable(one, rows, { pick, drop }) {
  let start
  const under = ({ clientX: x, clientY: y }) =>
    rows.find((row) => {
      const { left, right, top, bottom } = row.getBoundingClientRect()
      return x >= left && x <= right && y >= top && y <= bottom
    })
  const over = (wanted) => {
    for (const row of rows) row.classList.toggle("over", row === wanted)
  }
  const end = () => {
    start = undefined
    over()
    one.classList.remove("held")
    one.style.translate = ""
  }
  one.addEventListener("pointerdown", (event) => {
    if (event.button) return
    one.setPointerCapture(event.pointerId)
    start = event
  })
  one.addEventListener("pointermove", (event) => {
    if (!start) return
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY]
    if (!one.matches(".held") && Math.hypot(x, y) < TAP) return
    one.classList.add("held")
    one.style.translate = `${x}px ${y}px`
    over(under(event))
  })
  one.addEventListener("pointerup", (event) => {
    if (!start) return
    const [dragged, row] = [one.matches(".held"), under(event)]
    end()
    if (!dragged) pick(one)
    else if (row) drop(one, row)
  })
  one.addEventListener("pointercancel", end)
}

/** An extra for mouse and finger: who listens to the page has the same by other means. */
function unspoken(tag, text, className) {
  const element = told(tag, text, className)
  element.setAttribute("aria-hidden", "true")
  return element
}

function changed(quiz) {
  quiz.form.dispatchEvent(new Event("input", { bubbles: true }))
}
