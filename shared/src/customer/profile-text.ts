import type { DayCells } from './day-cells.ts'
import type { Profile, ProfileSession, TimelineRow } from './profile.ts'
import type { Taste } from './taste.ts'

/**
 * A profile as JSON text. Most of a profile is what it was at the last write, and its parts are never changed in
 * place: the text of each visit, timeline row and kind of taste is made once and kept as long as the part lives.
 */
export function profileText(profile: Profile): string {
  const { sessions, timeline, taste, ...rest } = profile
  const head = JSON.stringify(rest).slice(0, -1)
  const tastes = taste ? `,"taste":${tasteText(taste)}` : ''
  return `${head}${tastes},"sessions":${listText(sessions)},"timeline":${listText(timeline)}}`
}

const texts = new WeakMap<ProfileSession | TimelineRow | DayCells, string>()

function tasteText(taste: Taste): string {
  const kinds = Object.entries(taste).map(([kind, cells]) => `"${kind}":${partText(cells)}`)
  return `{${kinds.join()}}`
}

function listText(list: readonly (ProfileSession | TimelineRow)[]): string {
  let text = ''
  for (const part of list) text += text === '' ? partText(part) : `,${partText(part)}`
  return `[${text}]`
}

function partText(part: ProfileSession | TimelineRow | DayCells): string {
  let text = texts.get(part)
  if (text === undefined) {
    text = JSON.stringify(part)
    texts.set(part, text)
  }
  return text
}
