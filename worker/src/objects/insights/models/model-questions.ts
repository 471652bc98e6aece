import type {
  BaseAnswer,
  BasePending,
  BaseResults,
  BaseSpread,
  CustomerOutlookAnswer,
} from '#shared/wire/customer-base'
import type { Desk } from '../desk.ts'
import { customer } from '../people/customer-list.ts'
import { type Judgement, judge } from '../people/person-judgement.ts'
import type { BaseDay } from './base-runs.ts'
import type { ModelsAsked } from './model-room.ts'

/** The parts of a run's result that are told as they are. */
type Part = Exclude<keyof BaseResults, 'run' | 'spread'>

/** What the models say of the customer base or of a segment (null: there is none); a run is begun when it is due. */
export type ModelQuestions = {
  [P in Part as `base${Capitalize<P>}`]: [asked: ModelsAsked, answer: BaseAnswer<BaseResults[P]> | null]
} & {
  /** How sales are spread, with the lists of people. */
  baseSpread: [asked: ModelsAsked, answer: BaseAnswer<BaseSpread> | null]
  /** What is to be expected of one person; null without an order, or where nothing could be fitted. */
  outlook: [asked: BaseDay & { person: string }, answer: CustomerOutlookAnswer | BasePending | null]
  /** All that the models have to say for one person's page. */
  judgement: [asked: BaseDay & { person: string }, answer: Judgement]
}

type Answers = {
  [Q in keyof ModelQuestions]: (desk: Desk, asked: ModelQuestions[Q][0]) => ModelQuestions[Q][1]
}

export const modelAnswers: Answers = {
  baseValue: ({ models }, asked) => models.answer('value', asked),
  baseSegments: ({ models }, asked) => models.answer('segments', asked),
  baseRetention: ({ models }, asked) => models.answer('retention', asked),
  baseForecast: ({ models }, asked) => models.answer('forecast', asked),
  baseSpread: ({ models }, asked) => models.spread(asked),
  outlook: (desk, { person, ...day }) => {
    if (desk.isReady(day)) return desk.runs.outlook(person)
    return customer(desk.sql, person)?.last_order_day ? desk.runs.results.pending() : null
  },
  judgement: (desk, { person, ...day }) => judge(desk.runs, person, desk.isReady(day)),
}
