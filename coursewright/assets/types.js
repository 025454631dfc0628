// What sets the types of question apart. Given a question, each gives back: its `controls`; what it `lacks` before it
// can be judged, as [words, control]; its `answer` as strings, and `put` for such an answer, false if it doesn't fit;
// how it is `judge`d, with the parts it `met` that stand for an error or a belief; how the page is `mark`ed.

import { told } from "./page.js"

const WORDS = {
  choose: "Choose an answer first.",
  fill: "Fill in the blank first.",
  number: "Write a number, such as 12 or 12.5.",
  right: "Right",
  wrong: "Not this",
  empty: "Empty",
  chosen: (hits, all, extra) =>
    `You chose ${hits} of the ${all} right answers${extra ? `, and ${extra} wrong` : ""}.`,
  blanks: (hits, all) => `${hits} of ${all} blanks are right.`,
  numbers: (hits, all) => `${hits} of ${all} numbers are right.`,
}

const FILL = {
  asks: WORDS.fill,
  score: WORDS.blanks,
  reads: () => true,
  same: (one, other) => plain(one) === plain(other),
  accepts: ({ value, dataset }) => JSON.parse(dataset.answers).map(plain).includes(plain(value)),
}

const NUMBER = {
  asks: WORDS.number,
  score: WORDS.numbers,
  reads: (text) => !Number.isNaN(number(text)),
  same: (one, other) => number(one) === number(other),
  accepts: ({ value, dataset }) => Math.abs(number(value) - dataset.value) <= Number(dataset.within) + 1e-9,
}

export const TYPES = {
  single: choices,
  multi: choices,
  fill: (quiz) => blanks(quiz, FILL),
  number: (quiz) => blanks(quiz, NUMBER),
}

/** Types that few pages have are fetched when one has them; each adds itself to TYPES. */
export const LATER = {
  order: () => import("./order.js"),
  match: () => import("./match.js"),
  say: () => import("./say.js"),
}

function choices(quiz) {
  const several = quiz.dataset.type === "multi"
  const inputs = () => [...quiz.querySelectorAll("input[data-option]")]
  const chosen = () => inputs().filter((input) => input.checked)
  const isRight = (input) => "correct" in input.dataset
  const entry = (input) =>
    [...quiz.querySelectorAll(".explanation li[data-option]")].find((li) => li.dataset.option === input.dataset.option)
  const wrong = () => chosen().filter((input) => !isRight(input))
  const hits = () => chosen().filter(isRight).length
  const wanted = inputs().filter(isRight).length
  const isEmpty = () => chosen().length === 0

  return {
    isEmpty,
    controls: inputs,
    lacks: () => isEmpty() && [WORDS.choose, inputs()[0]],
    answer: () => chosen().map((input) => input.dataset.option),
    put(answer) {
      const named = inputs().filter((input) => answer.includes(input.dataset.option))
      if (named.length !== answer.length || (!several && answer.length > 1)) return false
      for (const input of named) input.checked = true
      return true
    },
    judge() {
      const right = hits() === wanted && wrong().length === 0
      const share = several ? Math.max(0, (hits() - wrong().length) / wanted) : Number(right)
      return { right, share, met: wrong() }
    },
    mark() {
      for (const input of inputs().filter((one) => one.checked || isRight(one))) {
        const word = entry(input).querySelector(".verdict").textContent
        input.closest("label").classList.add(isRight(input) ? "right" : "wrong")
        input.closest("label").append(" ", told("span", word, "mark"))
      }
      const entries = (several ? wrong() : chosen()).map(entry)
      if (!several) for (const one of entries) one.classList.add("chosen")
      return { entries, score: several && WORDS.chosen(hits(), wanted, wrong().length) }
    },
    shuffle(random) {
      const labels = inputs().map((input) => input.closest("label"))
      const isPinned = (label) => label.querySelector("[data-pin]")
      const free = mixed(labels.filter((label) => !isPinned(label)), random)
      labels[0].parentElement.append(...labels.map((label) => (isPinned(label) ? label : free.shift())))
    },
  }
}

function blanks(quiz, { asks, score, reads, same, accepts }) {
  const inputs = [...quiz.querySelectorAll(".blank")]
  const isBlank = (input) => plain(input.value) === ""
  const missed = () => inputs.filter((input) => !accepts(input))
  const entries = () =>
    missed()
      .map(({ value }) => [...quiz.querySelectorAll(".not [data-answer]")].find((li) => same(li.dataset.answer, value)))
      .filter(Boolean)

  return {
    controls: () => inputs,
    isEmpty: () => inputs.every((input) => isBlank(input) || !reads(input.value)),
    lacks() {
      const unread = inputs.find((input) => !isBlank(input) && !reads(input.value))
      unread?.setAttribute("aria-invalid", "true")
      return unread ? [asks, unread] : inputs.every(isBlank) && [WORDS.fill, inputs[0]]
    },
    unsettle() {
      for (const input of inputs) input.removeAttribute("aria-invalid")
    },
    answer: () => inputs.map((input) => input.value),
    put(answer) {
      const fits = answer.length === inputs.length && answer.every((text) => plain(text) === "" || reads(text))
      if (fits) inputs.forEach((input, n) => (input.value = answer[n]))
      return fits
    },
    judge: () => ({
      right: missed().length === 0,
      share: 1 - missed().length / inputs.length,
      met: entries(),
    }),
    mark() {
      for (const input of inputs) markBlank(input, accepts(input), isBlank(input))
      for (const entry of entries()) entry.classList.add("chosen")
      return { entries: entries(), score: inputs.length > 1 && score(inputs.length - missed().length, inputs.length) }
    },
  }
}

function markBlank(input, right, empty) {
  const name = right ? "right" : "wrong"
  input.classList.add(name)
  if (!right) input.setAttribute("aria-invalid", "true")
  input.after(told("span", empty ? WORDS.empty : WORDS[name], `mark ${name}`))
}

/** Typed text without what a fair reader would overlook: case, spaces, a final period, curly quotes. */
function plain(text) {
  return text
    .normalize("NFC")
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ ?\.$/, "")
    .toLowerCase()
}

/** The number that was typed, with a point or a comma; NaN if it isn't one. */
function number(text) {
  const typed = text.trim().replace(/^[−–]/, "-").replace(",", ".")
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(typed) ? Number(typed) : NaN
}

function mixed(list, random) {
  const left = [...list]
  return list.map(() => left.splice(Math.floor(random() * left.length), 1)[0])
}

/** An extra for mouse and finger: who listens to the page has the same by other means. */
export function unspoken(tag, text, className) {
  const element = told(tag, text, className)
  element.setAttribute("aria-hidden", "true")
  return element
}

/** What a script changes in an answer counts as filled in by the trainee. */
export function changed(quiz) {
  quiz.form.dispatchEvent(new Event("input", { bubbles: true }))
}
