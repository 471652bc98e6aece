import { Hono } from 'hono'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askOf } from '../ask-insights.ts'
import { askedNow } from '../asked-now.ts'
import { loyaltyOf } from '../policy.ts'

/** The parts of the composite value of those who stand first by any of them. */
export const valueRanking = new Hono<AppEnv>().get(
  '/v1/insights/value-ranking',
  secretKeyOrLogin,
  async (c) => {
    const { store } = c.var
    const { value: settings } = loyaltyOf(store)
    return c.json(await askOf(c, 'valueRanking', { ...askedNow(store), settings, now: Date.now() }))
  },
)
