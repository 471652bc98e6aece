import type { Fact } from './fact.ts'
import type { Profile } from './profile.ts'

/**
 * A profile as JSON text. Most of a profile is what it was at the last write, and its parts are never changed in
 * place: the text of each visit, timeline row, waiting fact and live line is made once and kept as long as the part
 * lives.
 */
export function profileText(profile: Profile): string {
  const { sessions, timeline, outbox, ...rest } = profile
  return withLists(JSON.stringify(rest), [
    ['sessions', listText(sessions)],
    ['timeline', listText(timeline)],
    ['outbox', listText(outbox, factText)],
  ])
}

const texts = new WeakMap<object, string>()

function listText<T extends object>(list: readonly T[], write: (part: T) => string = JSON.stringify): string {
  let text = ''
  for (const part of list) {
    let own = texts.get(part)
    if (own === undefined) {
      own = write(part)
      texts.set(part, own)
    }
    text += text === '' ? own : `,${own}`
  }
  return `[${text}]`
}

/** Today's activity is another fact with each batch, most of whose live lines were there before. */
function factText(fact: Fact): string {
  if (fact.kind !== 'activity') return JSON.stringify(fact)
  const { live, ...rest } = fact
  return withLists(JSON.stringify(rest), [['live', listText(live)]])
}

/** The text of an object that is not empty, with more fields, whose texts are given. */
function withLists(head: string, lists: readonly (readonly [string, string])[]): string {
  let text = head.slice(0, -1)
  for (const [name, list] of lists) text += `,"${name}":${list}`
  return `${text}}`
}
