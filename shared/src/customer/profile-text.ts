import type { Profile, ProfileSession, TimelineRow } from './profile.ts'

/**
 * A profile as JSON text. Most of a profile is what it was at the last write, and its parts are never changed in
 * place: the text of each visit and timeline row is made once and kept as long as the part lives.
 */
export function profileText(profile: Profile): string {
  const { sessions, timeline, ...rest } = profile
  const head = JSON.stringify(rest)
  return `${head.slice(0, -1)},"sessions":${listText(sessions)},"timeline":${listText(timeline)}}`
}

const texts = new WeakMap<ProfileSession | TimelineRow, string>()

function listText(list: readonly (ProfileSession | TimelineRow)[]): string {
  let text = ''
  for (const part of list) {
    let own = texts.get(part)
    if (own === undefined) {
      own = JSON.stringify(part)
      texts.set(part, own)
    }
    text += text === '' ? own : `,${own}`
  }
  return `[${text}]`
}
