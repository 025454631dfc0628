// A QR code as a picture. Its maker is loaded only when a picture is asked for.

const QUIET = 4 // modules of white around it, as the standard asks
const TOO_MUCH = 4 // as lean-qr calls it
const NAME = "http://www.w3.org/2000/svg"

/** A picture of an address that ends in a code, with a name; null when it is too much for one. */
export async function picture(address, code, name) {
  const { generate, mode, correction } = await import("./vendor/lean-qr.js")
  const parts = mode.multi(mode.ascii(address), mode.alphaNumeric(code))
  try {
    return drawn(generate(parts, { minCorrectionLevel: correction.L }), name)
  } catch (reason) {
    if (reason.code === TOO_MUCH) return null
    throw reason
  }
}

function drawn(bitmap, name) {
  const size = bitmap.size + 2 * QUIET
  const svg = part("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": name, class: "qr" })
  svg.append(part("path", { fill: "#fff", d: `M0 0h${size}v${size}h-${size}z` }))
  svg.append(part("path", { fill: "#000", d: runs(bitmap).join("") }))
  return svg
}

/** The dark modules, a stroke for each run of them in a row. */
function runs(bitmap) {
  const found = []
  for (let y = 0; y < bitmap.size; y++) {
    for (let x = 0; x < bitmap.size; x++) {
      if (!bitmap.get(x, y)) continue
      const from = x
      while (bitmap.get(x + 1, y)) x++
      found.push(`M${from + QUIET} ${y + QUIET}h${x + 1 - from}v1H${from + QUIET}z`)
    }
  }
  return found
}

function part(name, attributes) {
  const element = document.createElementNS(NAME, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
