import type { AuditChange } from '../wire/audit.ts'

/** Changes that one entry of the log has room for. */
export const mostChanges = 40
/** Characters of JSON of a value that the log keeps; of a longer one it keeps how long it was. */
export const longestValue = 400

/**
 * What is different between two values, leaf by leaf: `path` leads there (`tiers.levels[gold].from`). Members of lists
 * that have an `id` or a `name` are compared by it, so that a rule moved is no rule changed; other lists are compared as
 * wholes. `isCut`: there were more than an entry has room for.
 *
 * @example changesOf({ name: 'A', rules: [] }, { name: 'B', rules: [] }).changes
 * // [{ path: 'name', before: 'A', after: 'B' }]
 */
export function changesOf(before: unknown, after: unknown): { changes: AuditChange[]; isCut: boolean } {
  const all: AuditChange[] = []
  compare('', before, after, all)
  return { changes: all.slice(0, mostChanges), isCut: all.length > mostChanges }
}

/** A value as the log keeps it: itself, or how many characters of JSON it had. */
export function shortened(value: unknown): unknown {
  const { length } = JSON.stringify(value) ?? ''
  return length <= longestValue ? value : { characters: length }
}

function compare(path: string, before: unknown, after: unknown, into: AuditChange[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const [was, is] = [partsOf(before), partsOf(after)]
  if (!was || !is || was.isList !== is.isList) {
    into.push({
      path,
      ...(before === undefined ? {} : { before: shortened(before) }),
      ...(after === undefined ? {} : { after: shortened(after) }),
    })
    return
  }
  for (const key of new Set([...was.parts.keys(), ...is.parts.keys()])) {
    const place = was.isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    compare(place, was.parts.get(key), is.parts.get(key), into)
  }
}

interface Parts {
  isList: boolean
  parts: Map<string, unknown>
}

/** The members of an object, or of a list whose members say who they are; null for everything else. */
function partsOf(value: unknown): Parts | null {
  if (typeof value !== 'object' || value === null) return null
  if (!Array.isArray(value)) return { isList: false, parts: new Map(Object.entries(value)) }
  const ids = value.map(idOf)
  const isNamed = ids.every((id) => id !== null) && new Set(ids).size === ids.length
  return isNamed ? { isList: true, parts: new Map(value.map((one, i) => [ids[i]!, one])) } : null
}

function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, name } = value as { id?: unknown; name?: unknown }
  if (typeof id === 'string') return id
  return typeof name === 'string' ? name : null
}
