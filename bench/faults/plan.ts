import { chanceOf } from '../../demo/random.ts'

/** Something that goes wrong inside the Worker, in the store's own time (ms from the beginning). */
export interface WorkerFault {
  object: 'Customer' | 'Insights' | 'SessionIndex' | 'Relay' | 'Directory' | 'Catalogue' | 'Store'
  /** Methods it happens to; none named: all. */
  calls: string[]
  /**
   * `throws`: an exception before anything was done. `forgets to answer`: all is done, then an exception. `resets`: the
   * object loses its memory after it has done all. `slow`: it takes `ms` longer. `out of reach`: every call fails.
   * `alarm throws`, before it did anything, or `at its end`, when all is done: then the platform rings again later.
   */
  kind:
    | 'throws'
    | 'forgets to answer'
    | 'resets'
    | 'slow'
    | 'out of reach'
    | 'alarm throws'
    | 'alarm throws at its end'
  /** Every n-th call. */
  every: number
  ms: number
  from: number
  until: number
}

export interface FaultPlan {
  /** When the server is killed, in the store's own time. */
  kills: number[]
  /** When there is no room on the disk. */
  diskFull: { from: number; until: number }[]
  worker: WorkerFault[]
  /** For each life of the server, what runs the next version's code; the rest runs this one's. */
  lives: string[][]
  /** Whether people ask to be forgotten; then the sums of a day may hold more than its rows. */
  withErasure: boolean
  /** How many shards the index grows to meanwhile; 1: it does not grow. */
  shards: number
  /** Objects that gather what is told to Insights, from then on. */
  relays: number
  /** When the server's clock jumps, and by how many milliseconds: forward, or back. */
  jumps: { at: number; byMs: number }[]
  /** Days for which nobody comes, and the server is down, after its first kill; 0: none. */
  daysAway: number
}

const methods: Record<WorkerFault['object'], string[]> = {
  Customer: ['ingest', 'applyOrders', 'refund', 'points', 'absorb', 'mergeInto', 'erase'],
  Insights: ['receive', 'receiveAll'],
  Relay: ['receive'],
  SessionIndex: ['receive'],
  Directory: ['claim', 'owner', 'forget'],
  Catalogue: ['resolve'],
  Store: ['fetch'],
}
/** Of whom alarms throw, how many of them, and for which share of the time: receivers have few. */
const alarms = [
  { object: 'Customer', every: 4, share: 0.3 },
  { object: 'Insights', every: 1, share: 0.6 },
  { object: 'SessionIndex', every: 1, share: 0.6 },
] as const
const versions = [
  [],
  ['Customer'],
  ['Worker', 'Customer'],
  ['Worker', 'Insights', 'SessionIndex'],
  ['Insights'],
]

/**
 * The faults of a seed within `lengthMs` of the store's own time: two or three kills with other code after each, once or
 * twice no room on the disk, every kind of fault inside the Worker, an Insights object or index shard that cannot be
 * reached for a minute or two, and alarms that throw.
 */
export function drawPlan(seed: number, lengthMs: number): FaultPlan {
  return { ...drawFaults(seed, lengthMs), ...drawTime(seed, lengthMs) }
}

/**
 * What happens to time itself: in every third seed the server's clock jumps forward by minutes and back again by fewer; in
 * two of five, nobody comes for 61 or for 15 days. After the first, everything is forgotten that is kept for two months.
 */
function drawTime(seed: number, lengthMs: number): Pick<FaultPlan, 'jumps' | 'daysAway'> {
  const chance = chanceOf(seed, 'time')
  const jump = (from: number, byMs: number) => ({
    at: Math.floor(lengthMs * (from + 0.3 * chance.next())),
    byMs,
  })
  const minutes = (least: number, most: number): number => chance.between(least * 60_000, most * 60_000)
  return {
    jumps: seed % 3 === 1 ? [jump(0.1, minutes(2, 8)), jump(0.5, -minutes(1, 3))] : [],
    daysAway: seed % 5 === 2 ? 61 : seed % 5 === 4 ? 15 : 0,
  }
}

function drawFaults(seed: number, lengthMs: number): Omit<FaultPlan, 'jumps' | 'daysAway'> {
  const chance = chanceOf(seed, 'plan')
  const within = (from: number, to: number): number =>
    Math.floor(lengthMs * (from + (to - from) * chance.next()))
  const stretch = (share: number): { from: number; until: number } => {
    const from = within(0.05, 0.95 - share)
    return { from, until: from + Math.floor(lengthMs * share) }
  }
  const kills = Array.from({ length: 2 + Number(chance.happens(0.4)) }, () => within(0.1, 0.95)).sort(
    (a, b) => a - b,
  )
  const objects = Object.keys(methods) as WorkerFault['object'][]
  const some = (kind: WorkerFault['kind'], object: WorkerFault['object'], share: number): WorkerFault => ({
    kind,
    object,
    calls: methods[object],
    every: chance.between(3, 12),
    ms: chance.between(300, 1_500),
    ...stretch(share),
  })
  const far = chance.pick(['Insights', 'SessionIndex'] as const)
  return {
    kills,
    diskFull: Array.from({ length: 1 + Number(chance.happens(0.3)) }, () => stretch(0.08)),
    worker: [
      { ...some('out of reach', far, 0.4 + 0.4 * chance.next()), every: 1 },
      { ...some('out of reach', 'Store', 0.15), every: 1 },
      some('throws', 'Relay', 0.3),
      some('throws', 'Customer', 0.25),
      some('throws', chance.pick(objects), 0.3),
      some('forgets to answer', 'Customer', 0.25),
      some('forgets to answer', chance.pick(['Insights', 'SessionIndex', 'Directory'] as const), 0.3),
      some('resets', chance.pick(['Customer', 'Insights', 'SessionIndex'] as const), 0.2),
      some('slow', 'Customer', 0.2),
      some('slow', chance.pick(objects), 0.2),
      ...alarms.flatMap(({ object, every, share }) =>
        (['alarm throws', 'alarm throws at its end'] as const).map((kind) => ({
          ...some(kind, object, share),
          calls: ['alarm'],
          every,
        })),
      ),
    ],
    lives: [[], ...kills.map(() => chance.pick(versions))],
    withErasure: seed % 2 === 0,
    shards: seed % 3 === 0 ? chance.pick([2, 4]) : 1,
    relays: seed % 4 < 2 ? 2 : 0,
  }
}
