// What belongs together: chosen in each row, or put there as a chip that mouse and finger can drag.

import { told } from "./page.js"
import { TYPES, changed, unspoken } from "./types.js"

const WORDS = {
  match: "Choose for a row first.",
  drag: "Choose in each row, or drag there:",
  picked: "Now tap its row.",
  right: "Right",
  wrong: "Not this",
  empty: "Empty",
  hits: (hits, all) => `${hits} of ${all} rows are right.`,
}

/** How far, in pixels, a press moves before it is a drag and no longer a tap. */
const TAP = 6

TYPES.match = match

function match(quiz) {
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
      return { score: WORDS.hits(hits(), rows.length) }
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
  const hint = told("span", WORDS.drag, "hint")
  box.append(hint, ...chips)
  const table = quiz.querySelector(".columns") ?? rows[0].parentElement
  table.before(box)

  const pick = (wanted) => {
    for (const one of chips) one.classList.toggle("picked", one === wanted && !one.matches(".picked"))
    const picking = quiz.classList.toggle("picking", chips.some((one) => one.matches(".picked")))
    hint.textContent = picking ? WORDS.picked : WORDS.drag
  }
  const refresh = () => {
    pick()
    for (const one of chips) {
      const used = once && rows.some((row) => select(row).value === one.dataset.value)
      one.classList.toggle("used", used)
    }
  }
  const drop = ({ dataset: { value } }, row) => {
    if (once) for (const other of rows) if (select(other).value === value) select(other).value = ""
    select(row).value = value
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
