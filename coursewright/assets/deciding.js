// Decide by the referral rules, as logic.py does: `referral` is what assets/referral.json holds.

/**
 * The level that findings ask for (null: nothing is decided, and that never means to train), the rules that hold with
 * the most urgent first, those that are softened, and those that may let training go on and don't, since something is
 * not sure: both as {rule, by}, with the names of the findings.
 */
export function decide(referral, yes, unsure = []) {
  const sure = new Set(yes)
  const doubts = new Set([...unsure].filter((name) => !sure.has(name)))
  const perhaps = new Set([...sure, ...doubts])
  const goesOn = new Set(referral.levels.filter((level) => level.train !== "no").map((level) => level.id))
  const isSure = (rule) => meets(rule.when, sure) && !(rule.unless ?? []).some((name) => perhaps.has(name))

  const held = []
  const softened = []
  for (const level of referral.levels) {
    for (const rule of referral.rules) {
      if (rule.level !== level.id || !meets(rule.when, perhaps)) continue
      const by = (rule.unless ?? []).filter((name) => sure.has(name))
      if (by.length) softened.push({ rule, by })
      else held.push(rule)
    }
  }
  const first = held[0]?.level ?? null
  const level = goesOn.has(first) && !held.some(isSure) ? null : first
  const isOpen = (rule) => !goesOn.has(level) && goesOn.has(rule.level) && !isSure(rule)
  const open = held.filter(isOpen).map((rule) => ({ rule, by: named(rule).filter((name) => doubts.has(name)) }))
  return { level, rules: held.filter((rule) => !isOpen(rule)), softened, open }
}

/** Whether findings meet a condition: a name, {all: […]} or {any: […]}. */
export function meets(condition, findings) {
  if (typeof condition === "string") return findings.has(condition)
  if (condition.all) return condition.all.every((part) => meets(part, findings))
  return condition.any.some((part) => meets(part, findings))
}

/** The findings that a rule names, each once. */
export function named(rule) {
  const inside = (part) => (typeof part === "string" ? [part] : (part.all ?? part.any).flatMap(inside))
  return [...new Set([...inside(rule.when), ...(rule.unless ?? [])])]
}
