import { type BackupLine, type BackupPart, objectsPerImport, type TableRows } from '#shared/wire/backup'
import { limits } from '#shared/wire/limits'
import { catalogueOf, customerOf, directoryShards, indexShardOf, insightsOf } from './objects/names.ts'
import type { Brought, Portable } from './objects/portable.ts'
import { type Hand, storeDocument } from './objects/store/store.ts'
import type { StoreRecord } from './objects/store/store-record.ts'
import { ProblemError } from './problem.ts'

/** People brought back at once; of the other parts, whose objects are large, one object at a time. */
const inFlight = 6

/**
 * Brings lines of a backup into their objects, 20 at most; an object whose end has come begins anew. Returns the keys of
 * people who had been forgotten here, and stay so. Throws `invalid_request` for lines that belong nowhere, or to more
 * objects.
 */
export async function importPart(
  env: Env,
  store: StoreRecord,
  part: BackupPart,
  lines: readonly BackupLine[],
  hand: Hand,
): Promise<string[]> {
  if (part === 'store') {
    const isRecord = await storeDocument(env, store.id).bring(lines.flatMap(tablesOf), hand)
    if (!isRecord) throw fault('is no record of a store')
    return []
  }
  const objects = [...Map.groupBy(lines, (line) => line.object)]
  if (objects.length > objectsPerImport) throw fault(`must be one of ${objectsPerImport} at most`)
  const forgotten: string[] = []
  const width = part === 'people' ? inFlight : 1
  for (let i = 0; i < objects.length; i += width) {
    const brought = await Promise.all(
      objects.slice(i, i + width).map(async ([object, theirs]) => {
        const tables = theirs.flatMap(tablesOf)
        const target = targetOf(env, store, part, object, tables)
        return { object, became: await bringInto(target, theirs, tables) }
      }),
    )
    for (const { object, became } of brought) if (became === 'forgotten') forgotten.push(object)
  }
  return forgotten
}

/** Rows into one object. Throws `invalid_request` when its tables do not take them. */
async function bringInto(
  target: Target,
  lines: readonly BackupLine[],
  tables: TableRows[],
): Promise<Brought> {
  const isBeginning = lines.some(({ begin }) => begin)
  const brought = await target.bring(tables, isBeginning)
  if (brought === 'misfit') throw fault('has rows that its tables do not take')
  if (lines.some(({ end }) => end)) await restart(target)
  return brought
}

/** The key of the person these lines are about. Throws `invalid_request` when there is none, or no sound profile. */
function personIn(key: string, tables: readonly TableRows[]): string {
  if (!/^[cgvo]:./.test(key)) throw fault('is no person’s key')
  for (const { table, columns, rows } of tables) {
    if (table === 'person' && !rows.every((row) => isProfile(row[columns.indexOf('body')])))
      throw fault('is no profile')
  }
  return key
}

type Target = Pick<DurableObjectStub<Portable>, 'bring' | 'restart'>

function targetOf(
  env: Env,
  { id, index_shards }: StoreRecord,
  part: Exclude<BackupPart, 'store'>,
  object: string,
  tables: readonly TableRows[],
): Target {
  if (part === 'people') return customerOf(env, id, personIn(object, tables))
  const count = { catalogue: 1, insights: 1, directory: directoryShards, index: index_shards }[part]
  const number = Number(object)
  if (!Number.isInteger(number) || number < 0 || number >= count) throw fault('is no object of this part')
  if (part === 'catalogue') return catalogueOf(env, id)
  if (part === 'insights') return insightsOf(env, id)
  if (part === 'directory') return env.DIRECTORY.getByName(`${id}/${number}`)
  return indexShardOf(env, id, number)
}

/** The object ends with this call, which therefore fails; what was loaded is durable. */
async function restart(target: Pick<Target, 'restart'>): Promise<void> {
  try {
    await target.restart()
  } catch (error) {
    if (!String(error).includes('restored')) throw error
  }
}

function tablesOf({ table, columns, rows }: BackupLine): TableRows[] {
  if (table === undefined || columns === undefined || rows === undefined) return []
  return [{ table, columns, rows: rows.filter((row) => row.length === columns.length) }]
}

function isProfile(body: unknown): boolean {
  if (typeof body !== 'string' || body.length > 4 * limits.secretBodyBytes) return false
  try {
    const { profile, policy, tail } = JSON.parse(body) as Record<string, Record<string, unknown> | undefined>
    return Array.isArray(tail) && typeof policy?.shards === 'number' && typeof profile?.epoch === 'string'
  } catch {
    return false // no JSON is no profile
  }
}

function fault(message: string): ProblemError {
  return new ProblemError('invalid_request', { faults: [{ path: 'object', message }] })
}
