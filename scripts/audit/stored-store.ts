import { deserialize } from 'node:v8'
import { hash32 } from '#shared/maths/hash'
import { defaultLoyalty, type LoyaltySettings, patchLoyalty } from '#shared/wire/loyalty-settings'
import { defaultRetention } from '#shared/wire/retention'
import type { Settings } from '#shared/wire/settings'
import { alarmsOf, objectId, objectIds, readObject, type Tables } from './object-files.ts'
import { readInsights, type StoredInsights } from './stored-insights.ts'
import { readIntake, type StoredIntake } from './stored-intake.ts'
import { readPerson, type StoredPerson } from './stored-person.ts'
import { readShard, type StoredShard } from './stored-shard.ts'

/** Everything that all objects of one store have on disk. */
export interface StoredStore {
  settings: Settings & { index_shards: number }
  loyalty: LoyaltySettings
  /** Days visitors and their visits are kept. */
  visitorDays: number
  /** By person key. */
  people: Map<string, StoredPerson>
  /** Order id to person key, of all shards of the Directory. */
  owners: Map<string, string>
  insights: StoredInsights
  insightsIntake: StoredIntake
  shards: StoredShard[]
  shardIntakes: StoredIntake[]
}

/** All stores of a data folder, and the ids of Customer files that no store's objects know anything of. */
export interface StoredDeployment {
  stores: StoredStore[]
  strangers: string[]
}

const directoryShards = 8

/** What the platform's time is in the deployment's own (both epoch milliseconds), where the two differ. */
export type OwnTime = (at: number) => number

/**
 * Reads a deployment from the SQLite files of a stopped workerd. Files do not say whose they are, but every receiver
 * names the people it heard of, and a name gives the file.
 */
export function readDeployment(dataDir: string, ownTime: OwnTime = (at) => at): StoredDeployment {
  const stores = storesOf(dataDir).map((settings) => readStore(dataDir, settings, ownTime))
  const known = new Set(stores.flatMap(({ people }) => [...people.values()].map(({ file }) => file)))
  const strangers = objectIds(dataDir, 'Customer').filter(
    (id) => !known.has(id) && readObject(dataDir, 'Customer', id, hasSomethingToTell),
  )
  return { stores, strangers }
}

function storesOf(dataDir: string): (Settings & { index_shards: number })[] {
  return objectIds(dataDir, 'Store').flatMap((id) => {
    const rows = readObject(dataDir, 'Store', id, (tables) =>
      tables.rows<{ value: Uint8Array }>('_cf_KV', "SELECT value FROM _cf_KV WHERE key = 'data'"),
    )
    const [row] = rows ?? []
    if (!row) return []
    const stored = deserialize(Buffer.from(row.value)) as { data?: Settings & { index_shards: number } }
    return stored.data ? [stored.data] : []
  })
}

function readStore(dataDir: string, settings: StoredStore['settings'], ownTime: OwnTime): StoredStore {
  const { id: store, index_shards: shardCount = 1 } = settings
  const alarms = (className: string) => {
    const all = alarmsOf(dataDir, className)
    return (id: string): number | null => (all.has(id) ? ownTime(all.get(id)!) : null)
  }
  const intake = (className: string, id: string, alarmOf: (id: string) => number | null): StoredIntake => {
    const alarmAt = alarmOf(id)
    const read = (tables: Tables | null) => readIntake(tables, alarmAt)
    return readObject(dataDir, className, id, read) ?? read(null)
  }
  const insightsId = objectId('Insights', store)
  const insightsIntake = intake('Insights', insightsId, alarms('Insights'))
  const insights = readObject(dataDir, 'Insights', insightsId, readInsights) ?? readInsights(null)
  const shardIds = Array.from({ length: shardCount }, (_, shard) =>
    objectId('SessionIndex', `${store}/${shard}`),
  )
  const alarmOfShard = alarms('SessionIndex')
  const shardIntakes = shardIds.map((id) => intake('SessionIndex', id, alarmOfShard))
  const owners = readOwners(dataDir, store)
  const alarmOfPerson = alarms('Customer')
  const told = [insightsIntake, ...shardIntakes].flatMap(({ origins }) => [...origins])
  const people = new Map<string, StoredPerson>()
  const toRead = [...new Set([...told, ...owners.values(), ...insights.people.keys()])]
  for (let key = toRead.pop(); key !== undefined; key = toRead.pop()) {
    if (people.has(key)) continue
    const file = objectId('Customer', `${store}/${key}`)
    const person = readObject(dataDir, 'Customer', file, (tables) =>
      readPerson(tables, { key: key ?? '', file, alarmAt: alarmOfPerson(file) }),
    )
    if (!person) continue
    people.set(key, person)
    toRead.push(...person.profile.aliases, ...(person.profile.merged ? [person.profile.merged.to] : []))
  }
  const loyalty = patchLoyalty(defaultLoyalty(settings.currency), settings)
  const shards = shardIds.map((id) => readObject(dataDir, 'SessionIndex', id, readShard) ?? readShard(null))
  const { visitor_days: visitorDays } = { ...defaultRetention, ...settings.retention }
  return { settings, loyalty, visitorDays, people, owners, insights, insightsIntake, shards, shardIntakes }
}

function readOwners(dataDir: string, store: string): Map<string, string> {
  const owners = new Map<string, string>()
  for (let shard = 0; shard < directoryShards; shard++) {
    const rows = readObject(dataDir, 'Directory', objectId('Directory', `${store}/${shard}`), (tables) =>
      tables.rows<{ id: string; person: string }>('owner', 'SELECT id, person FROM owner'),
    )
    for (const { id, person } of rows ?? []) {
      // An order in another shard than its own would be claimed twice: shown as its own order.
      owners.set(hash32(id) % directoryShards === shard ? id : `${id} (in shard ${shard})`, person)
    }
  }
  return owners
}

/**
 * True for a profile that made facts or holds orders: somebody must have heard of it. Of whoever was forgotten, and has
 * nothing left to do, nobody needs to know any more.
 */
function hasSomethingToTell(tables: Tables): boolean {
  const [row] = tables.rows<{ fact: number; waiting: number; erased: number }>(
    'person',
    `SELECT coalesce(body ->> '$.profile.fact', 0) AS fact, body -> '$.profile.erased' IS NOT NULL AS erased,
       coalesce(json_array_length(body, '$.profile.outbox'), 0) AS waiting FROM person WHERE json_valid(body)`,
  )
  if (!row || row.fact === 0) return false
  return row.erased === 0 || row.waiting > 0
}
