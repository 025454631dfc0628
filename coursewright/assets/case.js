// A case, one situation at a time: decide, see what comes of it and why, and at the end your way beside the better one.
// All of it stands in the page as text, and is taken from there; each decision is sent up the page as an answer.

import { button, catalog, day, group, link, told } from "./page.js"
import { now, record } from "./record.js"

const WORDS = {
  ask: "What do you do?",
  do: "Do this",
  choose: "Choose what to do first.",
  decision: (n) => `Decision ${n}`,
  happens: "What happens",
  why: "Why",
  you: "You: ",
  next: "Next",
  end: "See how it ends",
  over: "Start over",
  saved: "Saved",
  lost: "Not saved.",
  goesOn: (date) => `You began this case on ${date}. It goes on where you were.`,
  ended: (date) => `You came to this ending on ${date}.`,
  changed: "This case has changed since you began it, so it begins again.",
  score: (best, all) => `You took the best choice in ${best} of ${all} ${all === 1 ? "decision" : "decisions"}.`,
  harm: (n) => (n === 1 ? "One choice could have hurt the client." : `${n} choices could have hurt the client.`),
  safe: "No choice could have hurt the client.",
  unsafe: "Unsafe choices",
  part: "Where the ways part",
  together: "You took the best choice each time.",
  ways: "Your way beside the better one",
  yours: "Your way",
  better: "The better way",
  best: "This is the better way.",
  chose: "You chose: ",
  instead: "Better: ",
  again: "What to look at again",
  lesson: "Lesson: ",
}

const MOST = { steps: 40, topics: 40 }
const NAMED = ["error", "misconception"]
const ASKS = {
  ge: (a, b) => a >= b,
  gt: (a, b) => a > b,
  eq: (a, b) => a === b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
}

export class CourseCase extends HTMLElement {
  #ready = false
  #taken = []
  #told = false
  #kept = 0
  #follow = () => this.#openFor(location.hash)

  // The browser calls this whenever a case comes into a page, also with instant navigation.
  connectedCallback() {
    addEventListener("hashchange", this.#follow)
    if (this.#ready) return
    this.#ready = true
    this.text = (this.closest("article") ?? document).querySelector(".whole-case")
    this.story = read(this)
    this.stage = told("div", "", "stage")
    this.status = told("p", "", "said")
    this.status.setAttribute("role", "status")
    this.note = told("p", "", "kept")
    this.note.setAttribute("aria-live", "polite")
    this.append(this.stage, this.status, this.note)
    this.text.open = false
    this.#openFor(location.hash)
    this.#restore()
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#follow)
  }

  /** Say whether a decision is kept, once the promise tells; `reason` gives the words for why not. */
  async saved(promise, reason = () => "") {
    const turn = ++this.#kept
    const kept = await promise
    this.#keepDraft() // where it is kept may have been decided by this very answer
    if (turn !== this.#kept) return
    this.note.textContent = kept === true ? WORDS.saved : [WORDS.lost, reason()].filter(Boolean).join(" ")
    this.note.classList.toggle("lost", kept !== true)
  }

  // ---- What is shown ----

  #show(...parts) {
    this.#kept += 1
    this.status.textContent = ""
    this.note.textContent = ""
    this.stage.replaceChildren(...parts)
  }

  /** Say something to everybody; `aloud`, only to those who don't see that the page shows it already. */
  #say(text, aloud = false) {
    this.status.classList.toggle("aloud", aloud)
    this.status.textContent = text
  }

  #situation(place) {
    const { situation, numbers } = place
    const facts = [WORDS.decision(this.#taken.length + 1), ...shown(numbers)].join(" · ")
    const words = scene(situation)
    const asks = words.at(-1)?.matches("p") && words.at(-1).textContent.trim().endsWith("?") ? words.pop() : null
    this.#show(told("p", facts, "shows"), heading(situation.title), ...words, this.#form(place, asks))
  }

  #form(place, asks) {
    const choices = offered(place).map((choice) => {
      const input = document.createElement("input")
      Object.assign(input, { type: "radio", name: `case-${this.dataset.case}`, value: choice.id })
      return group("label", [input, group("span", words(choice.node, ".offer"))])
    })
    const form = document.createElement("form")
    form.noValidate = true
    const submit = told("button", WORDS.do)
    submit.type = "submit"
    form.append(group("fieldset", [group("legend", asks ? [...asks.childNodes] : [WORDS.ask]), ...choices]), submit)
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      const chosen = place.situation.choices.find(({ id }) => id === form.querySelector(":checked")?.value)
      if (chosen) return this.#decide(place, chosen)
      this.#say(WORDS.choose)
      form.querySelector("input").focus()
    })
    return form
  }

  #decide({ situation }, choice) {
    this.#taken.push([situation.id, choice.id])
    this.#told = true
    this.#keepDraft()
    this.#consequence()
    this.#focus()
    this.#say(choice.verdict, true)
    this.dispatchEvent(new CustomEvent("course:answer", { bubbles: true, detail: this.#detail(situation, choice) }))
  }

  #detail(situation, choice) {
    const own = this.dataset.about.split(" ")
    return {
      item: situation.item,
      version: situation.version,
      type: "case",
      answer: [choice.id],
      right: choice.best,
      share: Number(choice.best),
      unsafe: choice.unsafe,
      about: [...new Set([...own, ...situation.choices.flatMap(({ topics }) => topics)])].slice(0, MOST.topics),
      missed: choice.best ? [] : [...new Set([...own, ...choice.topics])].slice(0, MOST.topics),
    }
  }

  #consequence() {
    const place = walk(this.story, this.#taken)
    const { choice } = place.steps.at(-1)
    const next = button(place.situation.choices.length ? WORDS.next : WORDS.end, "next")
    next.addEventListener("click", () => {
      this.#told = false
      this.#keepDraft()
      this.#here()
      this.#focus()
    })
    this.#show(
      told("p", shown(place.numbers).join(" · "), "shows"),
      heading(WORDS.happens),
      group("p", [told("strong", WORDS.you), ...words(choice.node, ".offer")], "did"),
      group("div", parts(choice.node, ".happens"), "happens"),
      group("div", [told("p", choice.verdict, "verdict"), told("h3", WORDS.why), ...parts(choice.node, ".why")], `why ${kind(choice)}`),
      next,
    )
  }

  #ending(place) {
    const { situation, steps } = place
    const best = steps.filter(({ choice }) => choice.best).length
    const harm = steps.filter(({ choice }) => choice.unsafe)
    const over = button(WORDS.over, "over")
    over.addEventListener("click", () => this.#startOver())
    const again = group("div", [], "look-again")
    this.#show(
      heading(situation.title),
      ...scene(situation),
      ...copies(situation.node.querySelectorAll(":scope > .card")),
      group("p", [told("strong", WORDS.score(best, steps.length)), " ", harm.length ? WORDS.harm(harm.length) : WORDS.safe], "score"),
      ...unsafeOnes(harm),
      ...parting(steps),
      ...ways(steps, betterWay(this.story, steps)),
      again,
      over,
    )
    lookAgain(steps, again)
  }

  /** Show where the trainee is: what came of a choice, the next situation, or the end. */
  #here() {
    const place = walk(this.story, this.#taken)
    if (this.#told) this.#consequence()
    else if (place.situation.choices.length) this.#situation(place)
    else this.#ending(place)
  }

  #focus() {
    this.stage.querySelector("h2").focus()
  }

  #startOver() {
    this.#taken = []
    this.#told = false
    record.draft(this.#draft, null)
    this.#here()
    this.#focus()
  }

  // ---- What is kept of a case under way ----

  get #draft() {
    return `case:${this.dataset.case}`
  }

  #keepDraft() {
    if (!this.#taken.length || this.#taken.length > MOST.steps) return
    const { version } = this.dataset
    record.draft(this.#draft, { version, taken: this.#taken, told: this.#told, at: now() })
  }

  /** Go on where a draft leads; whatever doesn't fit this case begins it anew. */
  #restore() {
    const draft = record.draft(this.#draft)
    const same = draft?.version === this.dataset.version
    const place = same && isTaken(draft.taken) && Number.isSafeInteger(draft.at) && walk(this.story, draft.taken)
    if (place) {
      this.#taken = draft.taken.map(([situation, choice]) => [situation, choice])
      this.#told = draft.told === true
    } else if (draft !== undefined) record.draft(this.#draft, null)
    this.#here()
    const ended = place && !place.situation.choices.length && !this.#told
    if (place) this.#say((ended ? WORDS.ended : WORDS.goesOn)(day(draft.at)))
    else if (draft !== undefined && !same) this.#say(WORDS.changed)
  }

  /** Open the text when an address leads into it. */
  #openFor(hash) {
    const target = hash.length > 1 && document.getElementById(hash.slice(1))
    if (!target || !this.text.contains(target)) return
    this.text.open = true
    target.scrollIntoView()
  }
}

// ---- The case, as its text tells it ----

function read(element) {
  const situations = [...element.text.querySelectorAll("[data-situation]")].map((node) => ({
    node,
    id: node.dataset.situation,
    item: node.dataset.item,
    version: node.dataset.version,
    title: title(node),
    choices: [...node.querySelectorAll("[data-choice]")].map(choiceOf),
  }))
  return {
    first: situations[0],
    situations: new Map(situations.map((situation) => [situation.id, situation])),
    numbers: new Map(list(element.dataset.shows).map(([name, value]) => [name, Number(value)])),
  }
}

function choiceOf(node) {
  const { choice, to, mark, changes } = node.dataset
  return {
    node,
    id: choice,
    to,
    best: mark === "best",
    unsafe: mark === "unsafe",
    verdict: node.querySelector(".verdict").textContent,
    asked: list(node.dataset.if)[0],
    changes: list(changes),
    topics: NAMED.filter((name) => node.dataset[name]).map((name) => `${name}:${node.dataset[name]}`),
  }
}

function list(text) {
  return text ? text.split(",").map((part) => part.split(" ")) : []
}

function title(node) {
  const words = node.querySelector("h2").cloneNode(true)
  words.querySelector(".headerlink")?.remove()
  return words.textContent.replace(/^\d+\.\s*/, "").trim()
}

/** Where a list of choices leads: the situation, its numbers and the steps to it; null if it isn't a way through. */
function walk(story, taken) {
  let place = { situation: story.first, numbers: story.numbers, steps: [] }
  for (const [situation, id] of taken) {
    const choice = place.situation.id === situation && offered(place).find((one) => one.id === id)
    if (!choice) return null
    place = step(story, place, choice)
  }
  return place
}

function step(story, { situation, numbers, steps }, choice) {
  const after = new Map(numbers)
  for (const [name, way, value] of choice.changes) {
    after.set(name, way === "set" ? Number(value) : after.get(name) + Number(value))
  }
  return { situation: story.situations.get(choice.to), numbers: after, steps: [...steps, { situation, numbers, choice }] }
}

function offered({ situation, numbers }) {
  return situation.choices.filter(({ asked }) => !asked || ASKS[asked[1]](numbers.get(asked[0]), Number(asked[2])))
}

/** The steps of whoever had gone on with the best choices from where these steps leave them. */
function betterWay(story, steps) {
  const own = steps.slice(0, steps.findIndex(({ choice }) => !choice.best))
  let place = walk(story, own.map(({ situation, choice }) => [situation.id, choice.id]))
  while (place.situation.choices.length && place.steps.length < MOST.steps) {
    place = step(story, place, bestOf(place))
  }
  return place.steps
}

function bestOf(place) {
  return offered(place).find(({ best }) => best)
}

function isTaken(taken) {
  const isStep = (one) => Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === "string")
  return Array.isArray(taken) && taken.length > 0 && taken.length <= MOST.steps && taken.every(isStep)
}

// ---- Parts of what is shown ----

function heading(text) {
  const made = told("h2", text)
  made.tabIndex = -1
  return made
}

function shown(numbers) {
  return [...numbers].map(([name, value]) => `${name[0].toUpperCase()}${name.slice(1).replaceAll("-", " ")} ${value}`)
}

function scene({ node }) {
  return parts(node, ":scope > .scene")
}

/** Copies of what stands in a part of the text, without the names that lead there. */
function parts(node, selector) {
  return copies(node.querySelector(selector)?.children ?? []).filter((one) => !one.matches(".label"))
}

function copies(nodes) {
  return [...nodes].map((node) => {
    const copy = node.cloneNode(true)
    for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id")
    for (const mark of copy.querySelectorAll(".headerlink")) mark.remove()
    return copy
  })
}

/** The words of a part that is one paragraph. */
function words(node, selector) {
  return copies([node.querySelector(selector)]).flatMap((part) => [...(part.querySelector("p") ?? part).childNodes])
}

function kind({ best, unsafe }) {
  return best ? "best" : unsafe ? "unsafe" : "other"
}

function quoted(label, choice) {
  return group("p", [told("strong", label), ...words(choice.node, ".offer")])
}

function unsafeOnes(steps) {
  if (!steps.length) return []
  const rows = steps.map((place) =>
    group("li", [told("p", place.situation.title, "at"), quoted(WORDS.chose, place.choice), quoted(WORDS.instead, bestOf(place))]),
  )
  return [told("h3", WORDS.unsafe), group("ul", rows, "unsafe-choices")]
}

function parting(steps) {
  const place = steps.find(({ choice }) => !choice.best)
  if (!place) return [told("p", WORDS.together, "together")]
  const best = bestOf(place)
  const rows = [told("p", place.situation.title, "at"), quoted(WORDS.chose, place.choice), quoted(WORDS.instead, best)]
  return [told("h3", WORDS.part), group("div", [...rows, ...parts(best.node, ".why")], "parting")]
}

function ways(steps, better) {
  if (steps.every(({ choice }) => choice.best)) return []
  const column = (title, taken) =>
    group("section", [
      told("h4", title),
      group(
        "ol",
        taken.map(({ situation, choice }) =>
          group("li", [
            told("span", situation.title, "at"),
            group("span", words(choice.node, ".offer")),
            told("span", choice.verdict, `verdict ${kind(choice)}`),
          ]),
        ),
      ),
    ])
  const both = [column(WORDS.yours, steps), column(WORDS.better, better)]
  return [told("h3", WORDS.ways), group("div", both, "ways")]
}

/** Link to what the choices that weren't best stand for, and to its lessons, once the catalog is there. */
async function lookAgain(steps, place) {
  const missed = new Set(steps.filter(({ choice }) => !choice.best).flatMap(({ choice }) => choice.topics))
  if (!missed.size) return
  const { topics, lessons } = await catalog().catch(() => ({ topics: {}, lessons: {} }))
  const known = [...missed].filter((name) => Object.hasOwn(topics, name)).map((name) => topics[name])
  const rows = known.map(({ title, path, lesson }) => {
    const at = Object.hasOwn(lessons, lesson ?? "") ? lessons[lesson] : null
    return group("li", [link(path, title), ...(at ? [" ", told("span", WORDS.lesson), link(at.path, at.title)] : [])])
  })
  if (rows.length) place.append(told("h3", WORDS.again), group("ul", rows))
}

if (!customElements.get("course-case")) customElements.define("course-case", CourseCase)
