// Decide by the referral rules, as logic.py does: `referral` is what assets/referral.json holds.

/**
 * The level that findings ask for (null: nothing is decided, and that never means to train), the rules that hold with
 * the most urgent first, those that are softened, and those that would let training go on but for what is not sure:
 * both as {rule, by}, with the names of the findings.
 */
export function decide(referral, yes, unsure = []) {
  const sure = new Set(yes)
  const doubts = new Set([...unsure].filter((name) => !sure.has(name)))
  const perhaps = new Set([...sure, ...doubts])
  const rules = referral.levels.flatMap((level) => referral.rules.filter((rule) => rule.level === level.id))
  const goesOn = new Set(referral.levels.filter((level) => level.train !== "no").map((level) => level.id))

  const holds = (rule) => {
    const [there, softens] = goesOn.has(rule.level) ? [sure, perhaps] : [perhaps, sure]
    return meets(rule.when, there) && !(rule.unless ?? []).some((name) => softens.has(name))
  }
  const decision = { level: null, rules: [], softened: [], open: [] }
  for (const rule of rules) {
    if (!meets(rule.when, perhaps)) continue
    const by = (rule.unless ?? []).filter((name) => sure.has(name))
    if (by.length) decision.softened.push({ rule, by })
    else if (holds(rule)) decision.rules.push(rule)
    else decision.open.push({ rule, by: named(rule).filter((name) => doubts.has(name)) })
  }
  decision.level = decision.rules[0]?.level ?? null
  return decision
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
