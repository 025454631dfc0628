// What sets the types of question apart. Each is given the question and gives back:
//   controls()  what is filled in, the first one first       lacks()   [words, control] for what must be done first
//   answer()    the answer as strings                        put(list) answers as before; false if that doesn't fit
//   judge()     right, share, and the parts `met` that       mark()    marks the answer in the page; gives the words
//               stand for what was wrong                               for it and the `entries` that explain it
// and, where there is something to do, isEmpty, back, shuffle, compare and unsettle.

import { match, steps } from "./moving.js"
import { button, told } from "./page.js"

const WORDS = {
  choose: "Choose an answer first.",
  fill: "Fill in the blank first.",
  number: "Write a number, such as 12 or 12.5.",
  cue: "Write your cue first.",
  compare: "Compare your cue with these, and tick what it does.",
  save: "Save my marks",
  right: "Right",
  wrong: "Not this",
  empty: "Empty",
  chosen: (hits, all, extra) =>
    `You chose ${hits} of the ${all} right answers${extra ? `, and ${extra} wrong` : ""}.`,
  blanks: (hits, all) => `${hits} of ${all} blanks are right.`,
  numbers: (hits, all) => `${hits} of ${all} numbers are right.`,
  does: (hits, all) => `Your cue does ${hits} of ${all}.`,
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
  order: steps,
  match,
  say,
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

// The trainee's own words can't be judged by a script: beside models, trainees judge them themselves.
function say(quiz) {
  const cue = quiz.querySelector("textarea")
  const checks = [...quiz.querySelectorAll("[data-check]")]
  const save = button(WORDS.save, "save")
  const ticked = () => checks.filter((check) => check.checked)
  const isEmpty = () => cue.value.trim() === ""
  const lacks = () => isEmpty() && [WORDS.cue, cue]

  quiz.querySelector(".checklist").after(save)
  save.addEventListener("click", () => {
    const lack = lacks()
    if (lack) quiz.ask(...lack)
    else if (!save.hasAttribute("aria-disabled") && !quiz.asksSure()) quiz.settle()
  })
  for (const check of checks) check.addEventListener("input", () => save.removeAttribute("aria-disabled"))

  return {
    isEmpty,
    lacks,
    controls: () => [cue],
    compare() {
      quiz.explanation.open = true
      quiz.status.textContent = WORDS.compare
    },
    unsettle: () => save.removeAttribute("aria-disabled"),
    back() {
      for (const check of checks) check.checked = false
    },
    answer: () => [cue.value.trim(), ...ticked().map((check) => check.dataset.check)],
    put([text = "", ...names]) {
      const named = checks.filter((check) => names.includes(check.dataset.check))
      if (named.length !== names.length) return false
      cue.value = text
      for (const check of named) check.checked = true
      return true
    },
    judge() {
      const share = checks.length ? ticked().length / checks.length : 1
      return { right: share === 1, share, met: [] }
    },
    mark() {
      save.setAttribute("aria-disabled", "true")
      return { verdict: WORDS.does(ticked().length, checks.length) }
    },
  }
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
