// The rules that the daily five keep, tried on made-up courses and records: gives how often each was broken.

async states => {
    const { due, five } = await import("/assets/schedule.js")
    let seed = 11
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
    const some = (most) => Math.floor(random() * (most + 1))
    const one = (list) => list[some(list.length - 1)]
    const broken = {}
    const rule = (name, holds) => { if (!holds) broken[name] = (broken[name] ?? 0) + 1 }

    function course() {
        const topics = {}, items = {}, lessons = {}
        for (let n = 0; n < 4; n++) topics[`objective:O.${n}`] = {}
        for (let n = 0; n < 4; n++) topics[`error:e${n}`] = {}
        for (let n = some(25); n > 0; n--) {
            const objective = `O.${some(3)}`
            const about = [`objective:${objective}`, ...(some(1) ? [`error:e${some(3)}`] : []), ...(some(9) ? [] : ["error:gone"])]
            items[`i${n}`] = { version: "v", type: one(["single", "fill", "say"]), module: `m${some(2)}`, objective, about, ...(some(6) ? {} : { exam: "end" }) }
        }
        for (let n = 0; n < 3; n++) lessons[`l${n}`] = { objectives: [`O.${n}`] }
        return { topics, items, lessons }
    }
    function record(course) {
        const state = { topics: Object.create(null), items: Object.create(null), lessons: Object.create(null) }
        for (const topic of [...Object.keys(course.topics), "objective:constructor", "error:gone"]) {
            if (some(1)) state.topics[topic] = { box: some(3), due: 100 + some(6) - 3, missed: some(3), unsafe: !some(4), sure: !some(4) }
        }
        for (const id of [...Object.keys(course.items), "toString"]) {
            if (some(1)) state.items[id] = some(5) ? { version: "v", at: some(1000), older: false } : { older: true, at: some(1000) }
        }
        for (const name of [...Object.keys(course.lessons), "__proto__"]) if (!some(3)) state.lessons[name] = 1
        return state
    }

    for (let n = 0; n < states; n++) {
        const { topics, items, lessons } = course()
        const state = n % 10 ? record({ topics, items, lessons }) : { topics: {}, items: {}, lessons: {} }
        const asks = (id) => items[id].type !== "say" && !items[id].exam
        const about = (topic) => Object.keys(items).filter((id) => asks(id) && items[id].about.includes(topic))
        const isSeen = (id) => state.items[id] && !state.items[id].older
        const studied = new Set([
            ...Object.keys(lessons).filter((name) => Object.hasOwn(state.lessons, name)).flatMap((name) => lessons[name].objectives),
            ...Object.keys(items).filter((id) => state.items[id]).map((id) => items[id].objective),
        ])
        const waiting = due(state, { topics, items, lessons }, 100)
        const chosen = five(state, { topics, items, lessons }, 100, random)

        const rank = (topic) => { const { unsafe, sure, box, due } = state.topics[topic]; return [!unsafe, !sure, box, due].map(Number) }
        const isBefore = (a, b) => { const k = a.findIndex((x, i) => x !== b[i]); return k < 0 || a[k] < b[k] }
        rule("what waits is due, and somebody asks about it", waiting.every((topic) => state.topics[topic].due <= 100 && about(topic).length))
        rule("nothing due that is asked about is left out", Object.keys(topics).every((topic) => !(state.topics[topic]?.due <= 100 && about(topic).length) || waiting.includes(topic)))
        rule("a topic that the course lost never waits", waiting.every((topic) => Object.hasOwn(topics, topic)))
        rule("unsafe first, then sure and wrong, then the lowest box, then the longest due", waiting.every((topic, k) => !k || isBefore(rank(waiting[k - 1]), rank(topic))))
        rule("five at most", chosen.length <= 5)
        rule("none twice", new Set(chosen).size === chosen.length)
        rule("only questions that are asked in practice", chosen.every((id) => Object.hasOwn(items, id) && asks(id)))
        rule("nothing when nothing is studied", n % 10 || chosen.length === 0)
        rule("each topic that waits is asked about, unless five are full", chosen.length === 5 || waiting.every((topic) => chosen.some((id) => items[id].about.includes(topic))))
        rule("a question comes again only where none is new, and the oldest comes", chosen.filter(isSeen).every((id) =>
            waiting.some((topic) => items[id].about.includes(topic) && about(topic).every((other) => isSeen(other) && state.items[other].at >= state.items[id].at))))
        rule("what isn't due is new, and of something studied", chosen.every((id) =>
            items[id].about.some((topic) => waiting.includes(topic)) || (!isSeen(id) && studied.has(items[id].objective))))
        rule("five, as long as there are new questions on what is studied", chosen.length === 5 ||
            Object.keys(items).every((id) => !asks(id) || isSeen(id) || !studied.has(items[id].objective) || chosen.includes(id)))
        const modules = chosen.map((id) => items[id].module)
        const most = Math.max(0, ...modules.map((name) => modules.filter((other) => other === name).length))
        const alike = modules.filter((name, k) => k && name === modules[k - 1]).length
        rule("neighbors are of different modules where it can be helped", alike === Math.max(0, 2 * most - modules.length - 1))
    }
    return broken
}
