import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { KeptOrder } from '#shared/customer/apply-order'
import type { Fact } from '#shared/customer/fact'
import { orderAmounts } from '#shared/customer/known-order'
import type { Profile } from '#shared/customer/profile'
import { hash64 } from '#shared/maths/hash'
import { decodeRing } from '#shared/recommend/ring-codec'
import { windowAround } from '#shared/recommend/ring-merge'

/**
 * Compares what Insights and the session index hold, read from the SQLite files of a stopped workerd, with a plain
 * computation over all profiles, read through the API before it stopped.
 */

/** One person as the export shows them. */
export interface ExportedPerson {
  person: string
  profile: Pick<Profile, 'sessions' | 'counts' | 'session_count' | 'aliases'>
  orders: KeptOrder[]
}

export interface PersonFigures {
  orders: number
  revenue_minor: number
  sessions: number
  views: number
}

export interface InsightFigures {
  people: Map<string, PersonFigures>
  days: PersonFigures
  /** Order id to person. */
  purchases: Map<string, string>
}

/** Entries by item number: whose session (32 bits of the hash), when it began in seconds, what was opened. */
export type Rings = Map<number, string[]>

/** What the session index must hold: every item of a session has the session's entry. */
export function expectedRings(people: readonly ExportedPerson[]): Rings {
  const entries = new Map<string, RingEntry>()
  for (const { person: key, profile } of people) {
    for (const session of profile.sessions) {
      const entry = {
        person: hash64(session.person ?? key).low,
        time: seconds(session.start),
        items: session.items,
      }
      if (entry.items.length > 0) entries.set(`${entry.person} ${entry.time}`, entry)
    }
  }
  return byItem(entries)
}

/** What Insights must hold. */
export function expectedInsights(people: readonly ExportedPerson[]): InsightFigures {
  const rows = new Map<string, PersonFigures>()
  const purchases = new Map<string, string>()
  for (const { person, profile, orders } of people) {
    const paid = orders.filter(({ cancelled }) => !cancelled)
    for (const order of orders) purchases.set(order.id, person)
    rows.set(person, {
      orders: paid.length,
      revenue_minor: sum(paid.map((order) => orderAmounts(order).gross_minor)),
      sessions: profile.session_count,
      views: profile.counts.view_item ?? 0,
    })
  }
  const total = (field: keyof PersonFigures): number => sum([...rows.values()].map((row) => row[field]))
  const days = {
    orders: total('orders'),
    revenue_minor: total('revenue_minor'),
    sessions: total('sessions'),
    views: total('views'),
  }
  return { people: rows, days, purchases }
}

/** What Insights holds; it must have digested everything. */
export function storedInsights(dataDir: string): InsightFigures {
  const people = new Map<string, PersonFigures>()
  const purchases = new Map<string, string>()
  let days: PersonFigures = { orders: 0, revenue_minor: 0, sessions: 0, views: 0 }
  eachDatabase(dataDir, 'Insights', (db) => {
    for (const { id, ...figures } of rows<PersonFigures & { id: string }>(
      db,
      'SELECT id, orders, revenue_minor, sessions, views FROM person ORDER BY id',
    )) {
      people.set(id, { ...figures })
    }
    for (const { id, person } of rows<{ id: string; person: string }>(
      db,
      'SELECT id, person FROM purchase',
    )) {
      purchases.set(id, person)
    }
    const [sums] = rows<PersonFigures>(
      db,
      `SELECT sum(orders) AS orders, sum(revenue_minor) AS revenue_minor, sum(sessions) AS sessions, sum(views) AS views FROM day`,
    )
    if (sums) days = { ...sums }
  })
  return { people, days, purchases }
}

/** What the session index holds: its rings, and the deltas it has not digested yet. */
export function storedRings(dataDir: string): Rings {
  const entries = new Map<string, RingEntry>()
  const rings: Rings = new Map()
  eachDatabase(dataDir, 'SessionIndex', (db) => {
    const held: { item: number; entry: RingEntry }[] = []
    for (const { item, ring } of rows<{ item: number; ring: Uint8Array }>(
      db,
      'SELECT item, ring FROM item',
    )) {
      const { size, people, times, starts, items } = decodeRing(ring)
      for (let e = 0; e < size; e++) {
        const entry = {
          person: people[e] ?? 0,
          time: times[e] ?? 0,
          items: [...items.subarray(starts[e], starts[e + 1])],
        }
        held.push({ item, entry })
      }
    }
    const newer = new Map<string, RingEntry>()
    for (const { origin, facts } of rows<{ origin: string; facts: string }>(
      db,
      'SELECT origin, facts FROM delta WHERE arrival > coalesce((SELECT arrival FROM digested), 0) ORDER BY arrival',
    )) {
      for (const fact of JSON.parse(facts) as Fact[]) {
        if (fact.kind !== 'session') continue
        const entry = {
          person: hash64(fact.person ?? origin).low,
          time: seconds(fact.start),
          items: fact.items,
        }
        newer.set(`${entry.person} ${entry.time}`, entry)
      }
    }
    for (const { item, entry } of held) {
      if (newer.has(`${entry.person} ${entry.time}`)) continue
      rings.set(item, [...(rings.get(item) ?? []), textOf(entry)])
    }
    for (const [key, entry] of newer) entries.set(key, entry)
  })
  for (const [item, texts] of byItem(entries)) rings.set(item, [...(rings.get(item) ?? []), ...texts])
  return sorted(rings)
}

/** All text of all tables of a class's objects, for looking for somebody who should not be in it any more. */
export function allText(dataDir: string, className: string): string {
  const texts: string[] = []
  eachDatabase(dataDir, className, (db) => {
    for (const { name } of rows<{ name: string }>(
      db,
      "SELECT name FROM sqlite_master WHERE type = 'table'",
    )) {
      if (!name.startsWith('_cf_'))
        texts.push(...rows(db, `SELECT * FROM "${name}"`).map((row) => JSON.stringify(row)))
    }
  })
  return texts.join('\n')
}

interface RingEntry {
  person: number
  time: number
  items: readonly number[]
}

function byItem(entries: ReadonlyMap<string, RingEntry>): Rings {
  const rings: Rings = new Map()
  for (const entry of entries.values()) {
    for (const item of new Set(entry.items)) {
      const items = windowAround([...entry.items], item)
      rings.set(item, [...(rings.get(item) ?? []), textOf({ ...entry, items: Array.from(items) })])
    }
  }
  return sorted(rings)
}

function textOf({ person, time, items }: RingEntry): string {
  return `${person} ${time} ${items.join(',')}`
}

function sorted(rings: Rings): Rings {
  return new Map([...rings].sort(([a], [b]) => a - b).map(([item, entries]) => [item, entries.toSorted()]))
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function rows<T = Record<string, unknown>>(db: DatabaseSync, query: string): T[] {
  return db.prepare(query).all() as T[]
}

function eachDatabase(dataDir: string, className: string, read: (db: DatabaseSync) => void): void {
  const folder = join(dataDir, `kindred-${className}`)
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.sqlite') || file === 'metadata.sqlite') continue
    const db = new DatabaseSync(join(folder, file))
    try {
      read(db)
    } finally {
      db.close()
    }
  }
}
