import type { Profile } from './profile.ts'

/**
 * A profile as JSON text. Most of a profile is what it was at the last write, and its parts are never changed in
 * place: the text of each visit, timeline row and waiting fact is made once and kept as long as the part lives.
 */
export function profileText(profile: Profile): string {
  const { sessions, timeline, outbox, ...rest } = profile
  const head = JSON.stringify(rest).slice(0, -1)
  return `${head},"sessions":${listText(sessions)},"timeline":${listText(timeline)},"outbox":${listText(outbox)}}`
}

const texts = new WeakMap<object, string>()

function listText(list: readonly object[]): string {
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
