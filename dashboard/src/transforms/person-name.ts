import type { Words } from '../words/words.ts'
import { personKey } from './person.ts'

/** What somebody is called on a list: their name, else what kind of person they are and the end of their id. */
export function personName(words: Words, id: string, name: string | null): string {
  const { kind, short } = personKey(id)
  return name || words.person[kind](short)
}
