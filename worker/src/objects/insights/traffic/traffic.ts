import { dayOf } from '#shared/maths/calendar'
import type { CubeAnswer } from '#shared/wire/cube'
import type { Spend } from '#shared/wire/spend'
import type { ChannelsAnswer } from '#shared/wire/traffic'
import type { KeptRoom } from '../business/kept-room.ts'
import { NoteTable } from '../business/note-table.ts'
import type { BaseDay, BaseRuns } from '../models/base-runs.ts'
import type { Work } from '../work.ts'
import { type ChannelsAsked, channels } from './channel-queries.ts'
import { type CubeAsked, cube } from './cube-queries.ts'
import type { SalesTable } from './sales-table.ts'
import { funnel, hours, stepSets, type TrafficQuestions } from './traffic-queries.ts'

/** What may be asked about how people come and how they buy, and what the answers are. */
export interface VisitQuestions extends TrafficQuestions {
  channels: [asked: ChannelsAsked, answer: ChannelsAnswer]
  cube: [asked: CubeAsked, answer: CubeAnswer | { cells_wanted: number }]
}

export interface VisitPorts {
  sql: SqlStorage
  sales: SalesTable
  runs: BaseRuns
  kept: KeptRoom
  /** Begins a run of the models if one is due; returns whether there is a result. */
  isReady(asked: BaseDay): boolean
}

type Answers = {
  [Q in keyof VisitQuestions]: (
    ports: VisitPorts,
    asked: VisitQuestions[Q][0],
  ) => VisitQuestions[Q][1] | Promise<VisitQuestions[Q][1]>
}

export const visitAnswers: Answers = {
  funnel: ({ sql }, asked) => funnel(sql, asked),
  hours: ({ sql }, asked) => hours(sql, asked),
  steps: ({ sql }, asked) => stepSets(sql, asked),
  cube: ({ sql, sales, kept }, asked) => kept.answer('cube', asked, () => cube(sql, sales, asked)),
  channels: (ports, asked) => ports.kept.answer('channels', asked, () => channelsOf(ports, asked)),
}

function channelsOf(ports: VisitPorts, asked: ChannelsAsked): Work<ChannelsAnswer> {
  const { sql, runs } = ports
  const isThere = ports.isReady({ day: dayOf(asked.now, asked.timeZone), exactly: false })
  const lifetimeValue = (person: string) => (isThere ? (runs.outlook(person)?.lifetime_value ?? null) : null)
  const { entries } = new NoteTable(sql).read<Spend>('spend') ?? { entries: [] }
  return channels({ sql, lifetimeValue, spend: entries }, asked)
}
