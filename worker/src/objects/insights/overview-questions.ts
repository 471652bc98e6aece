import type { Overview } from '#shared/wire/insight'
import type { SatisfactionReport } from '#shared/wire/satisfaction'
import type { Desk } from './desk.ts'
import type { ExperimentSums } from './exposure-table.ts'
import { type OverviewQuery, overview } from './insight-queries.ts'
import type { BaseDay } from './models/base-runs.ts'
import type { Condition } from './people/person-filter.ts'
import { segmentOverview } from './people/segment-overview.ts'
import { type SatisfactionQuery, satisfactionReport } from './satisfaction/satisfaction-report.ts'

/** The store as a whole, and what experiments and people say of it. */
export interface OverviewQuestions {
  /** Of everybody, or of `among` alone. */
  overview: [asked: OverviewQuery & { among?: Condition | undefined }, answer: Overview]
  /** What each experiment came to that anybody met, up to its end where it has one. */
  experiments: [ends: ReadonlyMap<string, number>, answer: Map<string, ExperimentSums>]
  /** What people say, and those who said it by how they act; a run of the models is begun when it is due. */
  satisfaction: [asked: SatisfactionQuery & { on: BaseDay }, answer: SatisfactionReport]
}

type Answers = {
  [Q in keyof OverviewQuestions]: (
    desk: Desk,
    asked: OverviewQuestions[Q][0],
  ) => OverviewQuestions[Q][1] | Promise<OverviewQuestions[Q][1]>
}

export const overviewAnswers: Answers = {
  overview: ({ sql, kept, sales }, asked) => {
    const { among, ...query } = asked
    if (!among) return overview(sql, query)
    const wordOf = (number: number) => sales.words.word(number)
    return kept.answer('overview', asked, () => segmentOverview(sql, query, among, wordOf))
  },
  experiments: ({ tables }, ends) => tables.exposures.sums(ends),
  satisfaction: (desk, { on, ...query }) => {
    desk.isReady(on)
    return satisfactionReport(desk.tables.answers, desk.runs.results, { ...query, now: Date.now() })
  },
}
