import type { Counts } from '#shared/insight/status/hour-figures'
import { addCounts } from '#shared/insight/status/hour-figures'
import { addDays } from '#shared/maths/calendar'
import type { Anomaly, AnomalyDecision, AnomalyList, AnomalyState } from '#shared/wire/inspection'
import type { TargetRequest } from '#shared/wire/target'
import type { Intake } from '../../intake.ts'
import type { BaseRuns } from '../models/base-runs.ts'
import type { Inspected, Inspection } from './inspection.ts'
import type { IntakeHours } from './intake-hours.ts'
import { type InsightsWord, statusOfStore } from './store-status.ts'
import { targetSums } from './target-sums.ts'

const latelyDays = 28
const dayMs = 86_400_000

/** What the watch of an Insights object needs of it. */
export interface WatchPorts {
  sql: SqlStorage
  hours: IntakeHours
  intake: Intake
  runs: BaseRuns
  inspection: Inspection
  /** Has the alarm ring by then. */
  wakeBy(at: number): void
}

/** How a store has been used in the last four weeks. */
export interface Usage {
  counts: Counts
  sessions: number
  /** Orders there are at all. */
  orders: number
  active_placements: number
  impressions: { recommender: string; impressions: number }[]
  segments: number
}

/** Each question with what is asked and what is answered. */
export interface WatchQuestions {
  status: [asked: null, answer: InsightsWord]
  targetSums: [asked: Pick<TargetRequest, 'figure' | 'from' | 'to'>[], answer: number[]]
  inspected: [asked: { day: string }, answer: Inspected | null]
  anomalies: [asked: { day: string; state?: AnomalyState }, answer: AnomalyList]
  decide: [asked: { id: string; decision: AnomalyDecision }, answer: Anomaly | null]
  usage: [asked: { day: string }, answer: Usage]
}

type Answers = {
  [K in keyof WatchQuestions]: (ports: WatchPorts, asked: WatchQuestions[K][0]) => WatchQuestions[K][1]
}

export const watchAnswers: Answers = {
  status: (ports) => statusOfStore(ports, Date.now()),
  targetSums: ({ sql }, asked) => targetSums(sql, asked),
  inspected: (ports, { day }) => looked(ports, day),
  anomalies: (ports, { day, state }) => {
    const newest = looked(ports, day)
    if (!newest) return { state: 'pending' }
    const { version, at, is_cut } = newest
    return { state: 'ready', version, at, anomalies: ports.inspection.anomalies.list(state), is_cut }
  },
  decide: ({ inspection }, { id, decision }) => inspection.anomalies.decide(id, decision, Date.now()),
  usage: (ports, { day }) => usageOf(ports, day),
}

/** The newest inspection; another one is begun when it is due. */
function looked(ports: WatchPorts, day: string): Inspected | null {
  const { inspection, intake } = ports
  const now = Date.now()
  if (inspection.ensure({ day, revision: intake.taken, now })) ports.wakeBy(now)
  return inspection.newest()
}

function usageOf({ sql, hours }: WatchPorts, day: string): Usage {
  const from = addDays(day, -latelyDays)
  const counts = [...hours.since(Date.now() - latelyDays * dayMs).values()].reduce(addCounts, {})
  const { sessions, orders } = sql
    .exec<{ sessions: number; orders: number }>(
      `SELECT coalesce(sum(sessions) FILTER (WHERE day >= ?), 0) AS sessions, coalesce(sum(orders), 0) AS orders
       FROM day`,
      from,
    )
    .one()
  const { placements } = sql
    .exec<{ placements: number }>(
      'SELECT count(DISTINCT placement) AS placements FROM shelf WHERE day >= ? AND impressions > 0',
      from,
    )
    .one()
  const impressions = sql
    .exec<{ recommender: string; impressions: number }>(
      'SELECT recommender, sum(impressions) AS impressions FROM shelf WHERE day >= ? GROUP BY recommender',
      from,
    )
    .toArray()
  const { segments } = sql.exec<{ segments: number }>('SELECT count(*) AS segments FROM segment').one()
  return { counts, sessions, orders, active_placements: placements, impressions, segments }
}
