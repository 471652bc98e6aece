import { Hono } from 'hono'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { tellNow } from '../meter/tell.ts'
import { storeMaturity } from '../read/store-maturity.ts'
import { storeQuality } from '../read/store-quality.ts'

/** How good the data is, and what is made of it. */
export const quality = new Hono<AppEnv>()
  .get('/v1/insights/data-quality', secretKeyOrLogin, async (c) => {
    await tellNow(c.env, c.var.store.id)
    return c.json(await storeQuality(c.env, c.var.store))
  })
  .get('/v1/insights/maturity', secretKeyOrLogin, async (c) => {
    await tellNow(c.env, c.var.store.id)
    return c.json(await storeMaturity(c.env, c.var.store))
  })
