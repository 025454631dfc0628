// Questions from wherever in the course they stand, brought into this page.

import { button, group, told, url } from "./page.js"

const WORDS = {
  away: "The questions can't be fetched just now. Are you online? Nothing of what you answered is lost.",
  again: "Try again",
}

const fetched = new Map()

/**
 * The course-quiz elements of these questions, in order and ready to be used: this page's own, else copies. Fails
 * where a page can't be fetched.
 */
export async function bring(names, { items }) {
  const known = names.filter((name) => Object.hasOwn(items, name))
  const found = await Promise.all(known.map(async (name) => within(document, name) ?? copied(name, items[name].path)))
  return ready(found.filter(Boolean))
}

/** What to show when they can't be fetched: a sentence, and a button that tries again. */
export function unreachable(retry) {
  const again = button(WORDS.again, "md-button")
  again.addEventListener("click", retry, { once: true })
  const notice = group("div", [told("p", WORDS.away), again], "notice unreachable")
  notice.setAttribute("role", "alert")
  return notice
}

function within(page, name) {
  return page.querySelector(`course-quiz[data-item="${CSS.escape(name)}"]`)
}

async function copied(name, path) {
  const [address] = url(path).split("#")
  const source = within(await pageAt(address), name)
  return source && settle(document.importNode(source, true), address)
}

/** A question works once it has stood in a page, and some types only when their script has come. */
async function ready(questions) {
  const lobby = group("div", questions.filter((quiz) => !quiz.isConnected))
  lobby.hidden = true
  document.body.append(lobby)
  try {
    await Promise.all(questions.map((quiz) => quiz.loaded))
  } catch (trouble) {
    for (const quiz of questions) if (!quiz.type) quiz.remove() // so that the next try brings a new one
    throw trouble
  } finally {
    lobby.remove()
  }
  return questions
}

/** A page of the course, asked for once. */
function pageAt(address) {
  if (!fetched.has(address)) {
    const page = read(address)
    page.catch(() => fetched.delete(address))
    fetched.set(address, page)
  }
  return fetched.get(address)
}

async function read(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return new DOMParser().parseFromString(await answer.text(), "text/html")
}

/** Make what was written for another page right for this one: where links lead, and what is called what. */
function settle(quiz, address) {
  for (const key of ["href", "src", "poster"]) {
    for (const part of quiz.querySelectorAll(`[${key}]`)) {
      part.setAttribute(key, new URL(part.getAttribute(key), address).href)
    }
  }
  for (const part of [quiz, ...quiz.querySelectorAll("[id]")]) {
    if (document.getElementById(part.id)) rename(quiz, part, `${part.id}-${quiz.dataset.item}`)
  }
  return quiz
}

function rename(quiz, part, name) {
  for (const key of ["for", "aria-labelledby", "aria-describedby"]) {
    for (const one of quiz.querySelectorAll(`[${key}="${CSS.escape(part.id)}"]`)) one.setAttribute(key, name)
  }
  part.id = name
}
