import type { BackupLine, BackupPart } from '#shared/wire/backup'
import { limits } from '#shared/wire/limits'
import { catalogueOf, customerOf, directoryShards, indexShardOf, insightsOf } from './objects/names.ts'
import { storeDocument } from './objects/store/store.ts'
import type { StoreRecord } from './objects/store/store-record.ts'
import type { Dump, DumpPlace } from './objects/table-dump.ts'
import { ProblemError } from './problem.ts'

/** Where an answer ended: the object, and where in it (null: it was whole). */
interface Cursor {
  object: string
  place: DumpPlace | null
}

const mostBytes = 2_000_000
const peopleAtOnce = 50

/**
 * The next lines of a part of a store, about two megabytes, and the cursor of what follows (null: nothing). With `only`,
 * the lines of one person. Throws `invalid_request` for a cursor that is none of ours.
 */
export async function exportPart(
  env: Env,
  store: StoreRecord,
  part: BackupPart,
  { cursor, only }: { cursor: string | undefined; only: string | undefined },
): Promise<{ lines: BackupLine[]; next: string | null }> {
  const from = cursor === undefined ? null : parseCursor(cursor)
  const lines: BackupLine[] = []
  let bytes = 0
  for await (const object of objectsFrom(env, store, part, from, only)) {
    const dumpOf = dumper(env, store, part, object)
    let place = object === from?.object ? from.place : null
    if (place === null) lines.push({ object, begin: true })
    for (;;) {
      const dump: Dump = await dumpOf(place)
      for (const { table, columns, rows } of dump.tables) {
        lines.push({ object, table, columns, rows, revision: dump.revision })
        bytes += 40 + JSON.stringify(rows).length
      }
      place = dump.next
      if (place === null) break
      if (bytes > mostBytes) return { lines, next: cursorText({ object, place }) }
    }
    lines.push({ object, end: true })
    if (bytes > mostBytes) return { lines, next: cursorText({ object, place: null }) }
  }
  return { lines, next: null }
}

/** The objects of a part, in order, from where a cursor ended. */
async function* objectsFrom(
  env: Env,
  store: StoreRecord,
  part: BackupPart,
  from: Cursor | null,
  only: string | undefined,
): AsyncGenerator<string> {
  if (part === 'people') {
    if (only !== undefined) {
      const isKey = /^[cgvo]:./.test(only) && only.length <= limits.idLength + 2
      if (!isKey) throw faultOf('only', 'must be a person’s key')
      return yield only
    }
    yield* peopleFrom(env, store.id, from)
    return
  }
  const count = {
    store: 1,
    catalogue: 1,
    insights: 1,
    directory: directoryShards,
    index: store.index_shards,
  }[part]
  const first = from ? Number(from.object) + (from.place ? 0 : 1) : 0
  for (let object = first; object < count; object++) yield String(object)
}

async function* peopleFrom(env: Env, store: string, from: Cursor | null): AsyncGenerator<string> {
  if (from?.place) yield from.object
  let after = from?.object ?? ''
  for (;;) {
    const keys = await insightsOf(env, store).tellers(after, peopleAtOnce)
    yield* keys
    const last = keys.at(-1)
    if (last === undefined) return
    after = last
  }
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

function cursorText(cursor: Cursor): string {
  return btoa(encodeURIComponent(JSON.stringify(cursor)))
}

function parseCursor(text: string): Cursor {
  try {
    const cursor = JSON.parse(decodeURIComponent(atob(text))) as Partial<Cursor>
    const { object, place = null } = cursor
    const isPlace =
      place === null ||
      (typeof place.table === 'string' && Number.isSafeInteger(place.offset) && place.offset >= 0)
    if (typeof object === 'string' && isPlace) return { object, place }
  } catch {
    // Not base64, not JSON or not an object: no cursor of ours.
  }
  throw faultOf('cursor', 'is not one we gave')
}

function faultOf(path: string, message: string): ProblemError {
  return new ProblemError('invalid_request', { faults: [{ path, message }] })
}
