import type { BackupLine, BackupPart, TableRows } from '#shared/wire/backup'
import { limits } from '#shared/wire/limits'
import { catalogueOf, customerOf, directoryShards, indexShardOf, insightsOf } from './objects/names.ts'
import type { Portable } from './objects/portable.ts'
import { type Hand, storeDocument } from './objects/store/store.ts'
import type { StoreRecord } from './objects/store/store-record.ts'
import { ProblemError } from './problem.ts'

/**
 * Brings lines of a backup into their objects; an object whose end has come begins anew. Returns the keys of people who
 * had been forgotten here, and stay so. Throws `invalid_request`
 * for lines that belong nowhere.
 */
export async function importPart(
  env: Env,
  store: StoreRecord,
  part: BackupPart,
  lines: readonly BackupLine[],
  hand: Hand,
): Promise<string[]> {
  const forgotten: string[] = []
  for (const [object, theirs] of Map.groupBy(lines, (line) => line.object)) {
    const tables = theirs.flatMap(tablesOf)
    if (part === 'store') {
      if (!(await storeDocument(env, store.id).bring(tables, hand))) throw fault('is no record of a store')
      continue
    }
    const isBeginning = theirs.some(({ begin }) => begin)
    const isWhole = theirs.some(({ end }) => end)
    if (part === 'people') {
      const customer = customerOf(env, store.id, personIn(object, tables))
      const brought = await customer.bring(tables, isBeginning)
      if (brought === 'misfit') throw fault(misfit)
      if (brought === 'forgotten') forgotten.push(object)
      if (isWhole) await restart(customer)
      continue
    }
    const target = targetOf(env, store, part, object)
    if ((await target.bring(tables, isBeginning)) === 'misfit') throw fault(misfit)
    if (isWhole) await restart(target)
  }
  return forgotten
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

function targetOf(env: Env, { id, index_shards }: StoreRecord, part: BackupPart, object: string): Target {
  const count = {
    store: 1,
    people: 0,
    catalogue: 1,
    insights: 1,
    directory: directoryShards,
    index: index_shards,
  }[part]
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

const misfit = 'has rows that its tables do not take'

function fault(message: string): ProblemError {
  return new ProblemError('invalid_request', { faults: [{ path: 'object', message }] })
}
