import { Hono } from 'hono'
import * as v from 'valibot'
import { experimentReport } from '#shared/experiment/report'
import { programmeExperiment } from '#shared/loyalty/holdout'
import { daysBetween } from '#shared/maths/calendar'
import { comparisons } from '#shared/maths/comparison'
import type { Experiment, ExperimentReports } from '#shared/wire/experiment'
import { day } from '#shared/wire/fields'
import { secretKeyOrLogin } from '../access/guard.ts'
import { requireOwnSocket } from '../access/own-page.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights, askOf } from '../ask-insights.ts'
import { shaped } from '../body.ts'
import { longestRangeDays } from '../objects/insights/insight-queries.ts'
import { insightsOf } from '../objects/names.ts'
import { loyaltyOf } from '../policy.ts'
import { ProblemError } from '../problem.ts'

/** A range of days, both counted; without them each question has its own. */
export const rangeSchema = v.pipe(
  v.object({ from: v.exactOptional(day), to: v.exactOptional(day) }),
  v.check(({ from, to }) => !from || !to || from <= to, 'from must not be after to'),
  v.check(
    ({ from, to }) => !from || !to || daysBetween(from, to) <= longestRangeDays,
    `the range must have at most ${longestRangeDays} days`,
  ),
)

/** What a range is compared with. */
const comparisonSchema = v.object({
  compare: v.exactOptional(v.picklist(comparisons, `must be one of ${comparisons.join(', ')}`)),
})

export const insights = new Hono<AppEnv>()
  .get('/v1/insights/overview', secretKeyOrLogin, async (c) => {
    const range = shaped(rangeSchema, c.req.query())
    const compared = shaped(comparisonSchema, c.req.query())
    const { currency, time_zone: timeZone } = c.var.store
    const asked = { ...range, ...compared, currency, timeZone, now: Date.now() }
    return c.json(await askOf(c, 'overview', asked))
  })
  .get('/v1/insights/experiments', secretKeyOrLogin, async (c) => {
    const { id, currency } = c.var.store
    const programme = programmeExperiment(loyaltyOf(c.var.store))
    const experiments = [...c.var.store.experiments, ...(programme ? [programme] : [])]
    const sums =
      experiments.length > 0
        ? await askInsights(insightsOf(c.env, id), 'experiments', endsOf(experiments))
        : new Map()
    const reports: ExperimentReports = {
      currency,
      experiments: experiments.map((experiment) => {
        const { arms = [], excluded = 0 } = sums.get(experiment.id) ?? {}
        return experimentReport(experiment, arms, excluded)
      }),
    }
    return c.json(reports)
  })
  .get('/v1/live', secretKeyOrLogin, async (c) => {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      throw new ProblemError('invalid_request', { detail: 'This address speaks WebSocket.' })
    }
    if (c.var.caller === 'merchant') requireOwnSocket(c)
    const names = [c.var.keyId, ...(c.var.loginId ? ['login', `login:${c.var.loginId}`] : [])]
    const query = names.map((name) => `key=${name}`).join('&')
    const recent = c.req.query('recent') === 'true' ? '&recent' : ''
    return insightsOf(c.env, c.var.store.id).fetch(
      new Request(`https://insights/live?${query}${recent}`, { headers: { upgrade: 'websocket' } }),
    )
  })

/** Ends of experiments, by id. */
function endsOf(experiments: readonly Experiment[]): Map<string, number> {
  return new Map(experiments.flatMap(({ id, ended_at }) => (ended_at === undefined ? [] : [[id, ended_at]])))
}
