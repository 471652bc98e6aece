import { type BackupLine, type BackupPart, objectsPerExport } from '#shared/wire/backup'
import { limits } from '#shared/wire/limits'
import { cursorText, type ExportCursor, parseCursor } from './export-cursor.ts'
import { catalogueOf, customerOf, directoryShards, indexShardOf, insightsOf } from './objects/names.ts'
import { storeDocument } from './objects/store/store.ts'
import type { StoreRecord } from './objects/store/store-record.ts'
import type { Dump, DumpPlace } from './objects/table-dump.ts'
import { ProblemError } from './problem.ts'

const mostCharacters = 2_000_000
/** People read at once; of the other parts, whose objects are large, one object at a time. */
const inFlight = 6

/**
 * The next lines of a part of a store, about two megabytes of 40 objects at most, and the cursor of what follows (null:
 * nothing). With `only`, the lines of one person. Throws `invalid_request` for a cursor that is none of ours.
 */
export async function exportPart(
  env: Env,
  store: StoreRecord,
  part: BackupPart,
  { cursor, only }: { cursor: string | undefined; only: string | undefined },
): Promise<{ lines: BackupLine[]; next: string | null }> {
  const from = cursor === undefined ? null : parseCursor(cursor)
  if (cursor !== undefined && !from) throw faultOf('cursor', 'is not one we gave')
  const objects = only === undefined ? await objectsFrom(env, store, part, from) : [personIn(part, only)]
  const lines: BackupLine[] = []
  let characters = 0
  for await (const { object, place: start, first, dumpOf } of dumped(env, store, part, { objects, from })) {
    if (start === null) lines.push({ object, begin: true })
    let dump: Dump = first
    for (;;) {
      for (const { table, columns, rows } of dump.tables) {
        lines.push({ object, table, columns, rows, revision: dump.revision })
        characters += 40 + JSON.stringify(rows).length
      }
      if (dump.next === null) break
      if (characters > mostCharacters) return { lines, next: cursorText({ object, place: dump.next }) }
      dump = await dumpOf(dump.next)
    }
    lines.push({ object, end: true })
    if (characters > mostCharacters) return { lines, next: cursorText({ object, place: null }) }
  }
  const last = objects.length < objectsPerExport ? undefined : objects.at(-1)
  return { lines, next: last === undefined ? null : cursorText({ object: last, place: null }) }
}

interface Begun {
  object: string
  /** Where its first dump begins; null: with the object. */
  place: DumpPlace | null
  first: Dump
  dumpOf: DumpOf
}

/** Objects with the first dump of each, several asked for at once. */
async function* dumped(
  env: Env,
  store: StoreRecord,
  part: BackupPart,
  { objects, from }: { objects: readonly string[]; from: ExportCursor | null },
): AsyncGenerator<Begun> {
  const width = part === 'people' ? inFlight : 1
  for (let i = 0; i < objects.length; i += width) {
    yield* await Promise.all(
      objects.slice(i, i + width).map(async (object) => {
        const dumpOf = dumper(env, store, part, object)
        const place = object === from?.object ? from.place : null
        return { object, place, first: await dumpOf(place), dumpOf }
      }),
    )
  }
}

/** The next objects of a part, in order, from where a cursor ended; fewer than 40: there are no more. */
async function objectsFrom(
  env: Env,
  store: StoreRecord,
  part: BackupPart,
  from: ExportCursor | null,
): Promise<string[]> {
  if (part === 'people') {
    const begun = from?.place ? [from.object] : []
    const limit = objectsPerExport - begun.length
    return [...begun, ...(await insightsOf(env, store.id).tellers(from?.object ?? '', limit))]
  }
  const count = {
    store: 1,
    catalogue: 1,
    insights: 1,
    directory: directoryShards,
    index: store.index_shards,
  }[part]
  const first = from ? Number(from.object) + (from.place ? 0 : 1) : 0
  const numbers = Array.from({ length: count }, (_, object) => String(object))
  return numbers.slice(first, first + objectsPerExport)
}

function personIn(part: BackupPart, only: string): string {
  const isKey = /^[cgvo]:./.test(only) && only.length <= limits.idLength + 2
  if (part !== 'people' || !isKey) throw faultOf('only', 'must be a person’s key')
  return only
}

type DumpOf = (from: DumpPlace | null) => Promise<Dump>

function dumper(env: Env, { id: store }: StoreRecord, part: BackupPart, object: string): DumpOf {
  switch (part) {
    case 'store':
      return (from) => storeDocument(env, store).dump(from)
    case 'catalogue':
      return (from) => catalogueOf(env, store).dump(from)
    case 'insights':
      return (from) => insightsOf(env, store).dump(from)
    case 'directory':
      return (from) => env.DIRECTORY.getByName(`${store}/${object}`).dump(from)
    case 'index':
      return (from) => indexShardOf(env, store, Number(object)).dump(from)
    case 'people':
      return (from) => customerOf(env, store, object).dump(from)
    default:
      return part satisfies never
  }
}

function faultOf(path: string, message: string): ProblemError {
  return new ProblemError('invalid_request', { faults: [{ path, message }] })
}
