import { logLine, plainError } from '../log.ts'
import { insightsOf } from '../objects/names.ts'
import { dueReport, notTold, type TallyReport } from './tally.ts'

/** Tells Insights what this isolate has counted; null: nothing new, or it was told within the minute. */
export function tellDue(env: Env, store: string): Promise<void> | null {
  const report = dueReport(store, Date.now())
  return report && tell(env, store, report)
}

/** Tells Insights at once what this isolate has counted and not told yet. */
export async function tellNow(env: Env, store: string): Promise<void> {
  const report = dueReport(store, Date.now(), 0)
  if (report) await tell(env, store, report)
}

async function tell(env: Env, store: string, report: TallyReport): Promise<void> {
  try {
    await insightsOf(env, store).noteIntake(report)
  } catch (error) {
    notTold(store)
    logLine('warn', 'counts could not be told', { store, ...plainError(error) })
  }
}
