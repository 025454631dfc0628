// Steps to put in order: by buttons, or dragged by mouse or finger.

import { button, told } from "./page.js"
import { TYPES, changed, unspoken } from "./types.js"

const WORDS = {
  order: "Put the steps in order first.",
  up: "Move up",
  down: "Move down",
  inPlace: "In place",
  outOfPlace: "Out of place",
  hits: (hits, all) => `${hits} of ${all} steps are in place.`,
  moved: (text, place, all) => `${text}: now ${place} of ${all}.`,
}

TYPES.order = steps

function steps(quiz) {
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
      return { score: WORDS.hits(well.length, asGiven.length) }
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
