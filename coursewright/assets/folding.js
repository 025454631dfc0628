// A worker that folds the whole log, so that the page stays quick. It answers with the fold and the course's stamp,
// or with null where it can't.

import { checked, fold } from "./log.js"
import { DeviceStore } from "./stores.js"

onmessage = async ({ data: name }) => {
  postMessage(await folded(name).catch(() => null))
}

async function folded(name) {
  const course = await fetch(new URL("course.json", import.meta.url)).then((answer) => answer.json()).catch(() => null)
  const entries = (await new DeviceStore(name).all()).map(checked).filter(Boolean)
  return { state: fold(entries, course?.items), stamp: course?.stamp }
}
