import { kindOfPerson } from '#shared/insight/roll-up'
import type { CustomerFilter } from '#shared/wire/segment'
import { oneOf } from './customer-list.ts'
import type { NameBlocks } from './name-blocks.ts'
import type { Condition } from './person-filter.ts'

/** So many are looked at where nothing else narrows them down: who wants others says more of the name. */
const mostLooked = 200
/** From so many on, looking at every row costs less than looking up each of these. */
const mostLookedUp = 20_000
const lastCharacter = '\u{10ffff}'

export interface Sought {
  condition: Condition
  /** They are few enough to be looked up one by one. */
  isFew: boolean
  /** More people have the text than `condition` chooses. */
  isCut: boolean
}

/**
 * Who has a text in their name or key. Visitors without a name are found by how their id begins. Where the filters ask
 * more than what kind of people is meant nobody is left out, as those could be the ones.
 */
export function personSearch(
  sql: SqlStorage,
  names: NameBlocks,
  q: string,
  filters: readonly CustomerFilter[],
): Sought {
  const isNarrowed = filters.some(narrowsDown)
  const isWanted = (key: string) => filters.every(({ kind }) => isOfKind(key, kind))
  const named = names.find(q, isWanted, isNarrowed ? undefined : mostLooked)
  const keys = [...new Set([...named, ...visitorsLike(sql, q).filter(isWanted)])]
  if (!isNarrowed)
    return { condition: oneOf(keys.slice(0, mostLooked)), isFew: true, isCut: keys.length > mostLooked }
  const isFew = keys.length <= mostLookedUp
  return { condition: isFew ? oneOf(keys) : withText(q), isFew, isCut: false }
}

/** Whether a filter asks more than what kind of people is meant. */
function narrowsDown({ kind: _, ...others }: CustomerFilter): boolean {
  return Object.keys(others).length > 0
}

function isOfKind(key: string, kind: CustomerFilter['kind']): boolean {
  const own = kindOfPerson(key)
  return kind === own || (kind === 'known' ? own !== 'visitor' : kind === undefined || kind === 'all')
}

function withText(q: string): Condition {
  return { sql: '(instr(lower(id), lower(?)) > 0 OR instr(lower(name), lower(?)) > 0)', bindings: [q, q] }
}

function visitorsLike(sql: SqlStorage, q: string): string[] {
  const start = q.startsWith('v:') ? q : `v:${q}`
  return sql
    .exec<{ id: string }>(
      'SELECT id FROM person WHERE id >= ? AND id < ? LIMIT ?',
      start,
      start + lastCharacter,
      mostLooked + 1,
    )
    .toArray()
    .map(({ id }) => id)
}
