// A calendar file that reminds of the daily five (RFC 5545).

const WIDE = 75 // octets of a line before it is folded

/** The text of an .ics file with one event that comes back every day at a time such as "07:30". */
export function reminder({ time, summary, text, address, uid, now }) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Coursewright//Daily five//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${begin(now, time)}`,
    "DURATION:PT10M",
    "RRULE:FREQ=DAILY",
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${new URL(address).href}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(summary)}`,
    "TRIGGER:PT0M",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join("")
}

function stamp(now) {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, "")
}

/** Today at the given time, wherever the trainee is: a time without a zone. */
function begin(now, time) {
  const [hours, minutes] = time.split(":")
  const date = new Date(now)
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("")
  return `${day}T${hours}${minutes}00`
}

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/\p{Cc}/gu, "")
}

/** A line cut so that none is longer than the standard allows, and no letter is cut. */
function folded(line) {
  const octets = (letter) => new TextEncoder().encode(letter).length
  let width = 0
  return [...line]
    .map((letter) => {
      const size = octets(letter)
      const cut = width + size > WIDE
      width = cut ? size + 1 : width + size
      return cut ? `\r\n ${letter}` : letter
    })
    .join("")
}
