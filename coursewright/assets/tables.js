// Tables of facts, which stay tables on a narrow screen.

import { group, told } from "./page.js"

/** A table with a caption, the names of its columns and its rows; the first cell of a row heads it. */
export function table(caption, columns, rows) {
  const head = group("tr", columns.map((name) => heading(name, "col")))
  const body = rows.map(([first, ...others]) => {
    const cells = others.map((content, n) => labeled(content, columns[n + 1]))
    return group("tr", [heading(first, "row"), ...cells])
  })
  return group("table", [told("caption", caption), group("thead", [head]), group("tbody", body)], "facts")
}

/** A cell that says on a narrow screen which column it is of. */
function labeled(content, name) {
  const cell = group("td", [content])
  cell.dataset.label = name
  return cell
}

function heading(content, scope) {
  const cell = group("th", [content])
  cell.scope = scope
  return cell
}

/** Short facts side by side: a large figure and what it counts. */
export function figures(pairs) {
  return group("dl", pairs.map(([name, figure]) => group("div", [told("dt", name), told("dd", figure)])), "figures")
}
