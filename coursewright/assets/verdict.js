// What "Stop and check" has come to: a bar that stays in view, and a sheet with all of it. The levels stand in the page.

import { button, group, plain, say, told } from "./page.js"

const WORDS = {
  region: "What to do",
  all: "What to do",
  unruled: "Not decided: the rules are not here yet. Not decided never means train.",
  undecided: "Not decided: answer the rest. Not decided never means train.",
  unfitting: "Not decided: no rule fits these answers. Not decided never means train.",
  open: (some) => `So far: ${some} still open`,
  do: "Do:",
  say: "Say:",
  why: "Why",
  tapped: "You tapped:",
  takeBack: "Take it back",
  until: "For now:",
  softened: "Doesn't hold",
  because: (names) => `because of: ${names}`,
  doubted: "Would let training go on, were it not for what is not sure",
  close: "Back to the questions",
  over: "Start over",
}

export class Verdict {
  constructor({ host, page, takeBack, over }) {
    Object.assign(this, { takeBack, over })
    this.levels = new Map([...document.querySelectorAll(".check-level")].map((section) => [section.dataset.level, levelOf(section)]))
    this.call = page.querySelector(".check-first .call")
    this.status = told("p", "", "unseen")
    this.status.setAttribute("role", "status")
    this.opener = button(WORDS.all)
    this.opener.addEventListener("click", () => this.open())
    this.soFar = told("p", "", "so-far")
    this.bar = group("section", [], "check-bar")
    this.bar.setAttribute("aria-label", WORDS.region)
    this.bar.hidden = true
    this.sheet = told("dialog", "", "check-sheet")
    this.sheet.setAttribute("aria-labelledby", "check-verdict")
    host.append(this.status, this.bar, this.sheet)
  }

  get mostUrgent() {
    return this.levels.keys().next().value
  }

  goesOn(level) {
    return this.levels.get(level).train !== "no"
  }

  /** Show what was decided, and say it when it is something else than before. */
  show(decided, referral) {
    Object.assign(this, { decided, referral })
    const level = this.levels.get(decided.level)
    const words = this.#words(level)
    const lines = level ? [line(WORDS.do, level.steps[0], "do"), line(WORDS.say, level.say, "say")] : []
    const spoken = [words, ...lines.map((one) => one.textContent)].join(" ")
    if (this.status.textContent !== spoken) this.#fillBar(level, words, lines)
    say(this.soFar, this.#soFar())
    say(this.status, spoken)
    this.bar.hidden = false
    if (this.sheet.open) this.#fill()
  }

  /** What was decided, or why nothing was. */
  #words(level) {
    if (level) return level.name
    if (!this.referral) return WORDS.unruled
    return this.decided.open ? WORDS.undecided : WORDS.unfitting
  }

  #fillBar(level, words, lines) {
    const focused = document.activeElement === this.opener
    const actions = group("div", [this.soFar, ...this.#calling(), this.opener], "actions")
    this.bar.replaceChildren(heading("p", level, words), ...lines, actions)
    mark(this.bar, level)
    if (focused) this.opener.focus()
  }

  /** All of it, over the page: the number on top where it is needed, and the focus on the level. */
  open() {
    this.#fill()
    this.sheet.showModal()
    this.sheet.scrollTop = 0
  }

  clear() {
    this.sheet.close()
    this.bar.hidden = true
    this.status.textContent = ""
  }

  /** The number to tap, where the level is the most urgent one. */
  #calling() {
    return this.call && this.decided.level === this.mostUrgent ? [this.call.cloneNode(true)] : []
  }

  /** That answers are still open, where they may lead to a more urgent level. */
  #soFar() {
    const { level, open } = this.decided
    return level && level !== this.mostUrgent && open ? WORDS.open(open) : ""
  }

  #fill() {
    const level = this.levels.get(this.decided.level)
    const title = heading("h2", level, this.#words(level))
    title.id = "check-verdict"
    title.tabIndex = -1
    title.autofocus = true
    const soFar = told("p", this.#soFar(), "so-far")
    const parts = level ? level.parts.map(copied) : []
    const close = button(WORDS.close, "md-button md-button--primary")
    close.addEventListener("click", () => this.sheet.close())
    const over = button(WORDS.over, "md-button")
    over.addEventListener("click", () => this.over())
    this.sheet.replaceChildren(...this.#calling(), title, soFar, ...parts, ...this.#why(), group("div", [close, over], "actions"))
    mark(this.sheet, level)
  }

  /** The signs that were tapped, the rules that hold, and those that don't because of an answer. */
  #why() {
    const { signs, rules, softened, doubted } = this.decided
    const held = [...signs.map((sign) => this.#sign(sign)), ...rules.map((rule) => this.#rule(rule))]
    const [soft, unsure] = [softened, doubted].map((rows) => rows.map(({ rule, by }) => this.#rule(rule, this.#named(by))))
    return [[WORDS.why, held], [WORDS.softened, soft], [WORDS.doubted, unsure]]
      .filter(([, rows]) => rows.length)
      .map(([title, rows]) => group("section", [told("h3", title), group("ul", rows)], "why"))
  }

  #sign(sign) {
    const back = button(WORDS.takeBack)
    back.addEventListener("click", () => {
      this.takeBack(sign)
      this.sheet.querySelector("h2").focus()
    })
    return group("li", [`${WORDS.tapped} `, told("strong", sign.textContent), " ", back], "tapped")
  }

  #rule(rule, by) {
    const code = told("strong", this.levels.get(rule.level).code, "code")
    const more = by ? ` (${WORDS.because(by)})` : `. ${rule.why}`
    const until = by ? [] : [told("span", `${WORDS.until} ${rule.meanwhile}`, "until")]
    return group("li", [code, " ", told("strong", rule.title), more, ...until])
  }

  #named(names) {
    const texts = new Map(this.referral.findings.map(({ id, text }) => [id, text]))
    return names.map((name) => texts.get(name)).join("; ")
  }
}

/** A level as the page tells it. */
function levelOf(section) {
  const { code, train, urgency } = section.dataset
  const name = plain(section.querySelector("h3"))
  const parts = [...section.querySelectorAll(".part:not(.when)")]
  const steps = [...section.querySelectorAll(".part.do li")].map((step) => step.textContent)
  const say = section.querySelector(".part.say blockquote").textContent.trim()
  return { name, code, train, urgency, parts, steps, say }
}

/** A part of a level, with its label one step below the sheet's title. */
function copied(part) {
  const copy = part.cloneNode(true)
  const label = copy.querySelector(".label")
  label.replaceWith(told("h3", plain(label), "label"))
  return copy
}

function heading(tag, level, words) {
  const [code, title] = level ? [level.code, words.slice(level.code.length + 1).trim()] : ["", words]
  return group(tag, level ? [told("strong", code, "code"), " ", told("span", title)] : [words], "verdict")
}

function line(label, text, className) {
  return group("p", [told("strong", label), ` ${text}`], className)
}

function mark(place, level) {
  if (level) place.dataset.urgency = level.urgency
  else delete place.dataset.urgency
}
