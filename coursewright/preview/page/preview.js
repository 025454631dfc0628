// The bar below every page of the preview: what is wrong, and the instructor's view. Published pages never have it.

const shown = new URL(import.meta.url).searchParams.get("site")
const KEPT = { place: "preview:place", view: "preview:view", folded: "preview:folded" }
const PATIENCE = 1000 // ms until a preview that doesn't answer is asked again
const SETTLING = 2000 // ms in which a page comes to its height

const bar = element("aside", "preview-bar")
const status = element("p", "preview-status")
const list = element("ol")
const fold = button("")
const view = element("label", "preview-view")
const box = element("input")

let state = { problems: [], failed: false, building: false }
let facts

function element(name, className = "", text = "") {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = text
  return made
}

function button(text) {
  const made = element("button", "", text)
  made.type = "button"
  return made
}

/** A file with its line and column, as a link where an editor can open it. */
function place({ file, line, column, open }) {
  const made = element(open ? "a" : "span", "preview-place", file ? `${file}:${line}:${column}` : "")
  if (open) made.href = open
  return made
}

// ---- The bar

function build() {
  const style = element("link")
  style.rel = "stylesheet"
  style.href = "/-preview/preview.css"
  document.head.append(style)
  bar.setAttribute("aria-label", "Preview")
  status.setAttribute("role", "status")
  list.id = "preview-list"
  fold.setAttribute("aria-controls", list.id)
  fold.addEventListener("click", () => keep(KEPT.folded, sessionStorage.getItem(KEPT.folded) ? "" : "yes"))
  box.type = "checkbox"
  box.addEventListener("change", () => keep(KEPT.view, box.checked ? "instructor" : ""))
  view.append(box, " Instructor’s view")
  const row = element("div", "preview-row")
  row.append(status, fold, view)
  bar.append(row, list)
  document.body.append(bar)
  tell()
}

function keep(key, value) {
  sessionStorage.setItem(key, value)
  tell()
}

/** What the bar says in one line. */
function sentence() {
  const number = state.problems.length
  if (state.lost) return "The preview has ended: start it again."
  const stays = state.shows ? "You see the last good pages." : "Then the course shows."
  if (state.failed) return `${number === 1 ? "One thing" : `${number} things`} to put right. ${stays}`
  return state.building ? "Building…" : "Preview"
}

function tell() {
  const teaching = sessionStorage.getItem(KEPT.view) === "instructor"
  const problems = state.failed || teaching ? state.problems : []
  const folded = Boolean(sessionStorage.getItem(KEPT.folded))
  bar.classList.toggle("failed", Boolean(state.failed || state.lost))
  if (status.textContent !== sentence()) status.textContent = sentence()
  list.replaceChildren(...problems.map(row))
  list.hidden = folded || !problems.length
  fold.hidden = !problems.length
  fold.textContent = folded ? `Show ${problems.length}` : "Hide"
  fold.setAttribute("aria-expanded", String(!folded))
  box.checked = teaching
  document.documentElement.style.setProperty("--preview-height", `${bar.offsetHeight}px`)
  teach(teaching)
}

function row(problem) {
  const made = element("li")
  const words = problem.hint ? `${problem.message} (${problem.hint})` : problem.message
  made.append(place(problem), ` ${problem.warning ? "Warning: " : ""}${words}`)
  return made
}

// ---- The instructor's view

/** Put what is known of questions and things beside them, or take it away. */
async function teach(teaching) {
  if (!teaching) return clear()
  facts ??= fetch("/-preview/facts").then((answer) => answer.json())
  const { items = {}, things = {} } = await facts
  clear()
  if (sessionStorage.getItem(KEPT.view) !== "instructor") return
  for (const question of document.querySelectorAll("course-quiz[data-item]")) put(question, items[question.dataset.item])
  const here = path(location.pathname)
  const title = document.querySelector("article h1")
  if (title) put(title, things[here])
  for (const part of document.querySelectorAll("article [id]")) put(part, things[`${here}#${part.id}`])
  for (const link of document.querySelectorAll("article.card :is(h2, h3, h4, h5, h6) a:not(.headerlink)")) {
    const { pathname, hash } = new URL(link.href)
    if (path(pathname) !== here) put(link.parentElement, things[path(pathname) + hash])
  }
}

function clear() {
  for (const told of document.querySelectorAll(".preview-facts")) told.remove()
}

function put(beside, told) {
  if (!told) return
  const made = element("div", "preview-facts")
  for (const mark of told.marks) made.append(element("strong", "", mark))
  for (const [label, text] of told.rows) {
    const pair = element("span")
    pair.append(element("b", "", label), ` ${text}`)
    made.append(pair)
  }
  made.append(place(told))
  if (beside.matches("article, section, li, td")) beside.append(made)
  else if (beside.matches("tr")) beside.lastElementChild.append(made)
  else beside.after(made)
}

/** A page's address as the facts have it: from the site's top, without an ending. */
function path(pathname) {
  const base = new URL(document.querySelector("a.md-logo")?.href ?? "/", location.href).pathname.replace(/[^/]*$/, "")
  const inside = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1)
  return decodeURIComponent(inside).replace(/(index)?\.html$/, "").replace(/\/$/, "")
}

// ---- News

/** Ask for what is new, for as long as somebody looks at the page. */
async function listen() {
  for (;;) {
    await seen()
    try {
      const answer = await fetch(`/-preview/state?after=${state.version ?? ""}`)
      await take(await answer.json())
    } catch {
      state = { ...state, lost: true, version: "" }
      tell()
      await new Promise((done) => setTimeout(done, PATIENCE))
    }
  }
}

function seen() {
  if (!document.hidden) return
  return new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }))
}

function take(told) {
  if (told.site !== shown) return again()
  if (told.version === state.version) return
  state = told
  tell()
}

/** Load the page anew, and come back to where it was. Nothing is asked in the meantime. */
function again() {
  sessionStorage.setItem(KEPT.place, JSON.stringify([location.pathname, scrollX, scrollY]))
  location.reload()
  return new Promise(() => {})
}

function comeBack() {
  const kept = sessionStorage.getItem(KEPT.place)
  sessionStorage.removeItem(KEPT.place)
  const [where, left, top] = JSON.parse(kept ?? "[]")
  if (where === location.pathname) hold(() => scrollTo({ left, top, behavior: "instant" }))
}

/** Stay there while the page's own scripts fill it, until the instructor moves. */
function hold(go) {
  const filling = new ResizeObserver(go)
  filling.observe(document.body)
  const stop = () => filling.disconnect()
  for (const move of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(move, stop, { once: true, passive: true })
  setTimeout(stop, SETTLING)
}

build()
comeBack()
listen()
