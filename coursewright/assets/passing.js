// What a sitting is worth, and whether that passes. Nothing here touches the page or the device.

import { belongs } from "./draw.js"

/** The mean share of these attempts in whole percent, never rounded up: 79.9 does not reach 80. */
export function percent(attempts) {
  if (attempts.length === 0) return 0
  const sum = attempts.reduce((total, { share }) => total + share, 0)
  return Math.floor((100 * sum) / attempts.length + 1e-9)
}

/** Score, unsafe answers on critical questions, each row's score, and whether all of it passes. A test has no pass mark. */
export function verdict(attempts, { pass = { score: 0, unsafe: Infinity }, draw = [] }, items) {
  const score = percent(attempts)
  const unsafe = attempts.filter((attempt) => attempt.unsafe && attempt.critical).length
  const rows = draw.map((row) => scored(row, attempts, items))
  const passed = score >= pass.score && unsafe <= pass.unsafe && rows.every((row) => row.reached)
  return { score, unsafe, rows, passed }
}

function scored(row, attempts, items) {
  const own = attempts.filter(({ item }) => belongs(items[item], row))
  const score = percent(own)
  return { ...row, count: own.length, score, reached: row.pass === undefined || score >= row.pass }
}
