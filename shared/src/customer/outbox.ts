import type { ActivityFact, Fact, Flush, ShelfCount } from './fact.ts'
import type { Profile } from './profile.ts'
import { cameFirst } from './under-way.ts'
import { addVisits } from './visit.ts'

/** Where facts go: the Insights object, or a shard of the session index. */
export type Receiver = 'insights' | `index:${number}`

/** A fact before it has its number. */
export type NewFact = Fact extends infer F ? (F extends Fact ? Omit<F, 'n'> : never) : never

/** Lines of one fact for the live view: it shows what happens, and keeps no account of it. */
const liveLines = 10

/** The receivers a fact concerns, with `shards` index objects. A shard holds the items whose number falls to it. */
export function receiversOf(fact: Fact, shards: number): Receiver[] {
  switch (fact.kind) {
    case 'activity':
    case 'order':
    case 'merge':
      return ['insights']
    case 'session':
      return shardsOf(fact.items, shards)
    case 'basket':
      return shardsOf([...fact.items, ...(fact.gone ?? [])], shards)
    case 'erase':
      return ['insights', ...allShards(shards)]
    default:
      fact satisfies never
      // A later version's: this one cannot tell whom it concerns, so everybody hears of it who may know.
      return ['insights', ...allShards(shards)]
  }
}

/**
 * The profile with one more fact waiting. Facts numbered above `sealed` have never been on their way and may still
 * change: activity is added up into one fact a day, and a session's newer version takes the older one's place. Facts up to
 * `sealed` may have arrived already, so they stay as they are.
 */
export function addFact(profile: Profile, fact: NewFact, sealed: number): Profile {
  const n = profile.fact + 1
  let outbox = profile.outbox
  let numbered = { ...fact, n } as Fact
  if (numbered.kind === 'session') {
    const { start, person } = numbered
    outbox = outbox.filter(
      (old) => !(old.kind === 'session' && old.n > sealed && old.start === start && old.person === person),
    )
  } else if (numbered.kind === 'activity') {
    const { day } = numbered
    const open = outbox.find((old): old is ActivityFact => isOpenActivity(old, day, sealed))
    if (open) {
      outbox = outbox.filter((old) => old !== open)
      numbered = addActivity(open, numbered)
    }
  }
  return { ...profile, fact: n, outbox: [...outbox, numbered] }
}

/** What to send to each receiver now: the facts it has not acknowledged, in order. */
export function pendingFlushes(profile: Profile, origin: string, shards: number): Map<Receiver, Flush> {
  const flushes = new Map<Receiver, Flush>()
  for (const fact of profile.outbox) {
    for (const receiver of receiversOf(fact, shards)) {
      const prev = profile.acked[receiver] ?? 0
      if (fact.n <= prev) continue
      const flush = flushes.get(receiver) ?? { origin, epoch: profile.epoch, prev, facts: [] }
      if (receiver !== 'insights' && shards > 1) flush.shards = shards
      flush.facts.push(fact)
      flushes.set(receiver, flush)
    }
  }
  return flushes
}

/** The profile after a receiver answered that it has everything up to `last`; facts that all have are dropped. */
export function acknowledge(profile: Profile, receiver: Receiver, last: number, shards: number): Profile {
  const acked = { ...profile.acked, [receiver]: last }
  const outbox = profile.outbox.filter((fact) =>
    receiversOf(fact, shards).some((to) => fact.n > (acked[to] ?? 0)),
  )
  return { ...profile, acked, outbox }
}

/**
 * The profile once it hears that `before` shards have become `now`: a shard that was split off knows what its parent
 * knew, so what the parent acknowledged holds for it, too.
 */
export function withShards(profile: Profile, before: number, now: number): Profile {
  const acked = { ...profile.acked }
  for (let shard = before; shard < now; shard++) {
    const parent = acked[`index:${shard % before}`]
    if (parent !== undefined) acked[`index:${shard}`] = parent
  }
  return { ...profile, acked }
}

function isOpenActivity(fact: Fact, day: string, sealed: number): fact is ActivityFact {
  return fact.kind === 'activity' && fact.n > sealed && fact.day === day
}

function addActivity(a: ActivityFact, b: ActivityFact): ActivityFact {
  return {
    ...b,
    at: Math.max(a.at, b.at),
    sessions: a.sessions + b.sessions,
    views: a.views + b.views,
    shelves: addShelves(a.shelves, b.shelves),
    live: [...a.live, ...b.live].slice(-liveLines),
    ...cameFirst(a, b),
    ...(a.exposures || b.exposures ? { exposures: [...(a.exposures ?? []), ...(b.exposures ?? [])] } : {}),
    ...(a.name && !b.name ? { name: a.name } : {}),
    ...(a.visits || b.visits ? { visits: addVisits(a.visits ?? [], b.visits ?? []) } : {}),
    ...(a.standing && !b.standing ? { standing: a.standing } : {}),
    ...(a.who && !b.who ? { who: a.who } : {}),
    ...(a.answers || b.answers ? { answers: [...(a.answers ?? []), ...(b.answers ?? [])] } : {}),
    ...(a.stated && !b.stated ? { stated: a.stated } : {}),
  }
}

/** Two lists of shelf counts as one, a row for each placement and recommender. */
export function addShelves(a: readonly ShelfCount[], b: readonly ShelfCount[]): ShelfCount[] {
  const rows = new Map<string, ShelfCount>()
  for (const row of [...a, ...b]) {
    const key = `${row.placement}\n${row.recommender}`
    const known = rows.get(key)
    rows.set(key, {
      placement: row.placement,
      recommender: row.recommender,
      impressions: (known?.impressions ?? 0) + row.impressions,
      clicks: (known?.clicks ?? 0) + row.clicks,
    })
  }
  return [...rows.values()]
}

function shardsOf(items: readonly number[], shards: number): Receiver[] {
  return [...new Set(items.map((item) => `index:${item % shards}` as const))]
}

function allShards(shards: number): Receiver[] {
  return Array.from({ length: shards }, (_, shard) => `index:${shard}` as const)
}
