// Thousands of made-up pools, blueprints and answers: what is wrong with how they are drawn and judged.
async () => {
  const start = document.querySelector("script[src*='start']").src
  const { draw, seeded } = await import(new URL("draw.js", start))
  const { percent, verdict } = await import(new URL("passing.js", start))
  const random = seeded(3)
  const upTo = (most) => Math.floor(random() * (most + 1))
  const many = (most, make) => Array.from({ length: upTo(most) }, (_, n) => make(n))
  const mean = (shares) => shares.reduce((sum, share) => sum + share, 0) / (shares.length || 1)

  const place = () => {
    const module = `m${upTo(3)}`
    return { module, objective: `${module}.${upTo(2)}` }
  }
  const madeRow = () => {
    const { module, objective } = place()
    const row = { ...(upTo(1) ? { module } : { objective }), items: 1 + upTo(5) }
    return upTo(1) ? row : { ...row, pass: upTo(100) }
  }

  const found = []
  for (let n = 0; n < 5000; n++) {
    const items = Object.fromEntries(many(40, (i) => [`i${i}`, { ...place(), type: upTo(9) ? "single" : "say" }]))
    const pool = Object.keys(items)
    const rows = many(4, madeRow)
    const last = pool.filter(() => upTo(1))
    const drawn = draw({ pool, draw: rows }, items, last, random)

    const rule = (what, holds) => holds || found.push([what, n, JSON.stringify({ items, rows, last, drawn })])
    const can = pool.filter((name) => items[name].type !== "say")
    const fits = (row) => (name) => (row.objective ? items[name].objective === row.objective : items[name].module === row.module)
    rule("an item is drawn once", new Set(drawn).size === drawn.length)
    rule("only what an exam can ask", drawn.every((name) => can.includes(name)))
    rule("all, without a blueprint", rows.length > 0 || drawn.length === can.length)
    for (const row of rows) {
      const [there, got] = [can, drawn].map((names) => names.filter(fits(row)).length)
      rule("each row has what it asks for, or all there is", got >= Math.min(there, row.items))
    }
    if (rows.length === 1) {
      const fresh = can.filter(fits(rows[0])).filter((name) => !last.includes(name)).length
      const again = drawn.filter((name) => last.includes(name)).length
      rule("no more than the row asks for", drawn.length <= rows[0].items)
      rule("the last sitting's only when no others are left", again === Math.max(0, drawn.length - fresh))
    }

    const attempts = drawn.map((item) => ({ item, share: upTo(4) / 4, unsafe: !upTo(5), critical: !upTo(2) }))
    const exam = { pass: { score: upTo(100), unsafe: upTo(1) }, draw: rows }
    const { score, unsafe, passed } = verdict(attempts, exam, items)
    const exact = 100 * mean(attempts.map(({ share }) => share))
    const reached = (row) => row.pass === undefined || percent(attempts.filter(({ item }) => fits(row)(item))) >= row.pass
    const harm = attempts.filter((one) => one.unsafe && one.critical).length
    rule("the score is whole and never rounded up", Number.isInteger(score) && score <= exact + 1e-6 && score > exact - 1)
    rule("what counts as unsafe is critical", unsafe === harm)
    rule("passed by score, safety and each row", passed === (score >= exam.pass.score && harm <= exam.pass.unsafe && rows.every(reached)))
  }
  return found.slice(0, 3)
}
