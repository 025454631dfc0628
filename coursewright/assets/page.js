// What every module of the page side needs: which course this is, where its pages are, and elements to show.

const frame = document.querySelector('meta[name="course"]')
const root = new URL("..", import.meta.url)
let fetched

export const meta = { course: frame?.content ?? "", stamp: frame?.dataset.stamp ?? "" }

/** The address of a page by its path from the site's top, such as "drills/its-name.md#part". */
export function url(path) {
  const [page, mark] = path.split("#")
  const place = page.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, frame?.dataset.suffix ?? "/")
  return new URL(place + (mark ? `#${mark}` : ""), root).href
}

/** The course as course.json tells it; fetched once, and only when it is asked for. */
export function catalog() {
  fetched ??= fetch(new URL("assets/course.json", root)).then((answer) => {
    if (!answer.ok) throw new Error(`course.json: ${answer.status}`)
    return answer.json()
  })
  fetched.catch(() => (fetched = undefined))
  return fetched
}

/** An element with a text in it. */
export function told(name, text, className = "") {
  const element = document.createElement(name)
  element.textContent = text
  if (className) element.className = className
  return element
}

/** Put a text into an element, unless it stands there: to write the same once more costs a slow phone as much. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text
}

/** An element with others, or texts, in it. */
export function group(name, parts, className = "") {
  const element = told(name, "", className)
  element.append(...parts)
  return element
}

/** A button that sends no form. */
export function button(text, className = "") {
  const element = told("button", text, className)
  element.type = "button"
  return element
}

/** The words of a heading, without the link that Material adds. */
export function plain(heading) {
  const copy = heading.cloneNode(true)
  copy.querySelector(".headerlink")?.remove()
  return copy.textContent.trim()
}

/** A link to a page of the course. */
export function link(path, text) {
  const element = told("a", text)
  element.href = url(path)
  return element
}

/** A day in words, such as 22 Nov 2026. */
export function day(time) {
  return new Date(time).toLocaleDateString("en", { day: "numeric", month: "short", year: "numeric" })
}
