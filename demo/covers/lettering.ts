/** Serifs that every system has some of; Chinese falls to the system's Song type. */
export const serif =
  "'Iowan Old Style','Palatino Linotype',Palatino,'Book Antiqua',Georgia,'Liberation Serif','Songti SC','Noto Serif CJK SC',SimSun,serif"

export interface Setting {
  lines: string[]
  size: number
}

/** The width of a line in ems, near enough to set type by: capitals and m are wide, i and l are not. */
export function emsOf(text: string): number {
  let ems = 0
  for (const letter of text) {
    if (/\p{Script=Han}/u.test(letter)) ems += 1
    else if (/[MWmw—]/.test(letter)) ems += 0.86
    else if (/[A-Z&Ö]/.test(letter)) ems += 0.68
    else if (/[iljtfrI.,:;'’!() -]/.test(letter)) ems += 0.32
    else ems += 0.51
  }
  return ems
}

/**
 * The text broken into lines within `width` and `height` (SVG units), in the largest of the sizes that fits; the
 * smallest when none does. Lines are balanced: as narrow as their number allows.
 */
export function setText(text: string, width: number, height: number, sizes: readonly number[]): Setting {
  for (const size of sizes) {
    const lines = breakLines(text, width / size)
    const widest = Math.max(...lines.map(emsOf))
    if (widest * size <= width && lines.length * size * 1.12 <= height)
      return { size, lines: balanced(text, lines.length, widest) }
  }
  const size = sizes.at(-1)!
  return { size, lines: breakLines(text, width / size) }
}

function breakLines(text: string, ems: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && emsOf(`${last} ${word}`) <= ems) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function balanced(text: string, count: number, widest: number): string[] {
  let best = breakLines(text, widest)
  for (let ems = widest; ems > widest * 0.5; ems -= 0.25) {
    const lines = breakLines(text, ems)
    if (lines.length > count) break
    best = lines
  }
  return best
}

/** Text as it may stand in XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}
