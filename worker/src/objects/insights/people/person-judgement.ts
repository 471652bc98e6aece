import type { RfmBreaks } from '#shared/customer/rfm'
import type { BasePending, BaseRun, BaseValue, CustomerOutlookAnswer } from '#shared/wire/customer-base'
import type { BaseRuns } from '../models/base-runs.ts'

/** What the newest run of the models has to say for one person's page: of the person, and of whom to compare with. */
export type Judgement =
  | BasePending
  | {
      state: 'ready'
      run: BaseRun
      /** Null without an order, or where nothing could be fitted. */
      own: CustomerOutlookAnswer | null
      all: BaseValue['outlook']
      breaks: RfmBreaks
    }

/** Reads the results of the newest run; pending as long as there is none. */
export function judge(runs: BaseRuns, person: string, isReady: boolean): Judgement {
  const value = isReady ? runs.results.answer((results) => results.value) : runs.results.pending()
  const scoring = runs.results.scoring()
  if (value.state === 'pending' || !scoring) return runs.results.pending()
  const { version, as_of, customers, outlook } = value
  return {
    state: 'ready',
    run: { version, as_of, customers },
    own: runs.outlook(person),
    all: outlook,
    breaks: scoring.breaks,
  }
}
