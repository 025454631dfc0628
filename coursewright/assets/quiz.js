// The questions: choose, check, read why, try again. Nothing is kept.
// Without this file a question can still be read, and its answers opened.

const WORDS = {
  right: "Right.",
  wrong: "Not quite.",
  unsafe: "This could hurt a client.",
  choose: "Choose an answer first.",
  fill: "Fill in the blank first.",
  again: "Try again",
  up: "Move up",
  down: "Move down",
  markRight: "Right",
  markWrong: "Not this",
  markEmpty: "Empty",
  placeRight: "In place",
  placeWrong: "Out of place",
  chosen: (hits, all, extra) =>
    `You chose ${hits} of the ${all} right answers${extra ? `, and ${extra} wrong` : ""}.`,
  blanks: (hits, all) => `${hits} of ${all} blanks are right.`,
  steps: (hits, all) => `${hits} of ${all} steps are in place.`,
  moved: (text, place, all) => `${text}: now ${place} of ${all}.`,
}

// What sets the types apart. Each is given the question and gives back its `controls`,
// whether it `isEmpty`, how it `judge`s the answer, and how it is put `back`.
const TYPES = { single: choices, multi: choices, fill: blanks, order: steps }

class CourseQuiz extends HTMLElement {
  #ready = false
  #checked = false

  // The browser calls this whenever a question comes into a page, also with instant navigation.
  connectedCallback() {
    if (this.#ready || !(this.dataset.type in TYPES)) return
    this.#ready = true
    this.form = this.querySelector("form")
    this.status = this.querySelector("[role=status]")
    this.explanation = this.querySelector(".explanation")
    this.submit = this.querySelector("[type=submit]")
    this.again = button(WORDS.again, "again")
    this.again.hidden = true
    this.submit.after(this.again)
    this.type = TYPES[this.dataset.type](this)

    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#check()
    })
    this.form.addEventListener("input", () => this.unsettle())
    this.again.addEventListener("click", () => {
      this.unsettle()
      this.form.reset()
      this.type.back()
      this.type.controls()[0].focus()
    })
  }

  /** Take the verdict away, because the answer is no longer the one that was checked. */
  unsettle() {
    this.status.replaceChildren()
    if (!this.#checked) return
    this.#checked = false
    delete this.dataset.verdict
    this.again.hidden = true
    this.submit.removeAttribute("aria-disabled")
    this.explanation.open = false
    for (const mark of this.querySelectorAll(".mark")) mark.remove()
    for (const marked of this.querySelectorAll(".right, .wrong, .chosen")) {
      if (this.form.contains(marked)) marked.classList.remove("right", "wrong")
      marked.classList.remove("chosen")
    }
    for (const blank of this.querySelectorAll("[aria-invalid]")) blank.removeAttribute("aria-invalid")
  }

  #check() {
    if (this.#checked) return
    if (this.type.isEmpty()) {
      this.status.textContent = this.dataset.type === "fill" ? WORDS.fill : WORDS.choose
      this.type.controls()[0].focus()
      return
    }
    const { answer, right, unsafe = false, score, why = [] } = this.type.judge()
    this.#checked = true
    this.dataset.verdict = right ? "right" : "wrong"
    this.status.replaceChildren(
      ...(unsafe ? [told("strong", WORDS.unsafe, "unsafe"), " "] : []),
      told("strong", right ? WORDS.right : WORDS.wrong, "verdict"),
      ...[score, ...why].filter(Boolean).flatMap((text) => [" ", told("span", text)]),
    )
    this.submit.setAttribute("aria-disabled", "true")
    this.again.hidden = false
    this.explanation.open = true
    const { item, version, type } = this.dataset
    this.dispatchEvent(
      new CustomEvent("course:answer", { bubbles: true, detail: { item, version, type, answer, right, unsafe } }),
    )
  }

  /** The explanation that stands under the given entry of the list of explanations. */
  why(entry) {
    return [...(entry?.children ?? [])]
      .filter((part) => !part.matches(".option, .stands-for"))
      .map((part) => part.textContent.trim().replace(/\s+/g, " "))
      .join(" ")
  }
}

function choices(quiz) {
  const inputs = [...quiz.querySelectorAll("input[data-option]")]
  const isRight = (input) => "correct" in input.dataset
  const entry = (input) =>
    [...quiz.querySelectorAll(".explanation li[data-option]")].find((li) => li.dataset.option === input.dataset.option)

  return {
    controls: () => inputs,
    isEmpty: () => !inputs.some((input) => input.checked),
    back() {},
    judge() {
      const chosen = inputs.filter((input) => input.checked)
      const wrong = chosen.filter((input) => !isRight(input))
      const wanted = inputs.filter(isRight)
      const hits = chosen.length - wrong.length
      for (const input of new Set([...wanted, ...chosen])) {
        mark(input.closest("label"), isRight(input), entry(input).querySelector(".verdict").textContent)
      }
      const several = quiz.dataset.type === "multi"
      if (!several) entry(chosen[0]).classList.add("chosen")
      return {
        answer: chosen.map((input) => input.dataset.option),
        right: wrong.length === 0 && hits === wanted.length,
        unsafe: wrong.some((input) => "unsafe" in input.dataset),
        score: several && WORDS.chosen(hits, wanted.length, wrong.length),
        why: (several ? wrong : chosen).map((input) => quiz.why(entry(input))),
      }
    },
  }
}

function blanks(quiz) {
  const inputs = [...quiz.querySelectorAll(".blank")]
  const accepts = (input) => JSON.parse(input.dataset.answers).map(plain).includes(plain(input.value))
  const entry = (typed) =>
    [...quiz.querySelectorAll(".explanation [data-answer]")].find((li) => plain(li.dataset.answer) === plain(typed))

  return {
    controls: () => inputs,
    isEmpty: () => inputs.every((input) => plain(input.value) === ""),
    back() {},
    judge() {
      const missed = inputs.filter((input) => !accepts(input))
      for (const input of inputs) {
        const right = !missed.includes(input)
        input.classList.add(right ? "right" : "wrong")
        if (!right) input.setAttribute("aria-invalid", "true")
        const word = right ? WORDS.markRight : plain(input.value) ? WORDS.markWrong : WORDS.markEmpty
        input.after(told("span", word, `mark ${right ? "right" : "wrong"}`))
        if (!right) entry(input.value)?.classList.add("chosen")
      }
      return {
        answer: inputs.map((input) => input.value),
        right: missed.length === 0,
        unsafe: missed.some((input) => "unsafe" in (entry(input.value)?.dataset ?? {})),
        score: inputs.length > 1 && WORDS.blanks(inputs.length - missed.length, inputs.length),
        why: missed.map((input) => quiz.why(entry(input.value))),
      }
    },
  }
}

function steps(quiz) {
  const list = quiz.querySelector(".steps")
  const asGiven = [...list.children]
  const rank = (step) => Number(step.dataset.rank)

  const changed = () => {
    quiz.unsettle()
    for (const step of list.children) {
      step.querySelector(".up").disabled = !step.previousElementSibling
      step.querySelector(".down").disabled = !step.nextElementSibling
    }
  }
  const move = (step, text, up, pressed) => {
    up ? step.previousElementSibling.before(step) : step.nextElementSibling.after(step)
    changed()
    const stays = pressed.disabled ? step.querySelector(up ? ".down" : ".up") : pressed
    stays.focus()
    quiz.status.textContent = WORDS.moved(text, [...list.children].indexOf(step) + 1, list.children.length)
  }

  for (const step of asGiven) {
    const text = step.querySelector("span").textContent
    const buttons = told("div", "", "moves")
    for (const way of ["up", "down"]) {
      const press = button("", way)
      press.setAttribute("aria-label", `${WORDS[way]}: ${text}`)
      press.title = WORDS[way]
      press.addEventListener("click", () => move(step, text, way === "up", press))
      buttons.append(press)
    }
    step.append(buttons)
    step.prepend(handle(step, changed))
  }
  changed()

  return {
    controls: () => [...list.querySelectorAll("button:enabled")],
    isEmpty: () => false,
    back() {
      list.append(...asGiven)
      changed()
    },
    judge() {
      const now = [...list.children]
      const wanted = now.map(rank).sort((a, b) => a - b)
      const inPlace = now.filter((step, n) => rank(step) === wanted[n])
      for (const step of now) {
        const right = inPlace.includes(step)
        mark(step, right, right ? WORDS.placeRight : WORDS.placeWrong)
      }
      return {
        answer: now.map((step) => step.dataset.step),
        right: inPlace.length === now.length,
        score: WORDS.steps(inPlace.length, now.length),
      }
    },
  }
}

// An extra for mouse and finger; the buttons do the same for everyone. The neighbours are what
// moves in the page: moving the dragged step itself would end the pointer's hold on it.
function handle(step, changed) {
  const grip = told("span", "", "grip")
  grip.setAttribute("aria-hidden", "true")
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
    changed()
  })
  grip.addEventListener("lostpointercapture", () => step.classList.remove("held"))
  return grip
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

function mark(element, right, word) {
  element.classList.add(right ? "right" : "wrong")
  const text = told("span", word, "mark")
  element.querySelector(".moves") ? element.querySelector(".moves").before(text) : element.append(" ", text)
}

function told(name, text, className = "") {
  const element = document.createElement(name)
  element.textContent = text
  if (className) element.className = className
  return element
}

function button(text, className) {
  const element = told("button", text, className)
  element.type = "button"
  return element
}

if (!customElements.get("course-quiz")) customElements.define("course-quiz", CourseQuiz)
