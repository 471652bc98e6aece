import { type Context, Hono } from 'hono'
import { inOrder, reasonsOfObject } from '#shared/insight/status/status-reasons'
import type { Readiness } from '#shared/wire/readiness'
import type { Status, StatusReason } from '#shared/wire/status'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { logLine, plainError } from '../log.ts'
import { tellNow } from '../meter/tell.ts'
import type { InsightsWord } from '../objects/insights/watch/store-status.ts'
import { insightsOf } from '../objects/names.ts'
import { budgets } from '../read/budgets.ts'
import { indexStatus } from '../read/index-status.ts'
import { inTime } from '../read/patience.ts'
import { storeReadiness } from '../read/store-readiness.ts'

/** How the store is doing: what comes in, what is refused, how long it takes, and what waits. */
export const status = new Hono<AppEnv>().get('/v1/status', secretKeyOrLogin, async (c) => {
  const { store } = c.var
  const [insights, index, readiness] = await Promise.all([
    heard(c, 'insights', () => insightsWord(c.env, store.id)),
    indexStatus(c.env, store.id, store.index_shards),
    heard(c, 'readiness', () => storeReadiness(c.env, store)),
  ])
  const more = { index, readiness: readiness && countsOf(readiness) }
  const word: Status = insights ? { ...insights, ...more } : { at: Date.now(), ...unheard, ...more }
  const answer: Status = { ...word, ...judged(word) }
  return c.json(answer)
})

async function insightsWord(env: Env, store: string): Promise<InsightsWord> {
  await tellNow(env, store)
  return askInsights(insightsOf(env, store), 'status', null)
}

/** Fails open: who does not answer in time is left out, and the answer says so. */
async function heard<T>(
  c: Context<AppEnv>,
  object: 'insights' | 'readiness',
  ask: () => Promise<T>,
): Promise<T | null> {
  try {
    return await inTime(ask(), budgets.statusMs)
  } catch (error) {
    const { store, requestId } = c.var
    logLine('warn', 'the status is told in part', {
      store: store.id,
      request_id: requestId,
      object,
      ...plainError(error),
    })
    return null
  }
}

/** What is said in the place of an Insights object that does not answer. */
const unheard = {
  state: 'attention',
  reasons: ['insights_unreachable'] as StatusReason[],
  since: null,
  began: {},
  hours: null,
  compared: null,
  arrival: null,
  backlog: null,
  models: null,
  insights_bytes: null,
  latest: null,
} as const

/** What is wrong with the index is wrong with the store. */
function judged({ state, reasons, since, index }: Status): Pick<Status, 'state' | 'reasons' | 'since'> {
  const found = index.flatMap<StatusReason>(({ waiting, oldest_ms, bytes }) =>
    waiting === null ? ['index_unreachable'] : reasonsOfObject(bytes ?? 0, oldest_ms),
  )
  if (found.length === 0) return { state, reasons, since }
  // Of a store that has nothing yet, its being new is no fault beside this one.
  const others = reasons.filter((reason) => reason !== 'nothing_yet')
  return {
    state: 'attention',
    reasons: inOrder([...others, ...found]),
    since: state === 'attention' ? since : null,
  }
}

function countsOf({ recommenders }: Readiness): NonNullable<Status['readiness']> {
  const of = (status: 'waiting' | 'growing' | 'ready'): number =>
    recommenders.filter((one) => one.status === status).length
  return { waiting: of('waiting'), growing: of('growing'), ready: of('ready') }
}
