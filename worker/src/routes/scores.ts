import { Hono } from 'hono'
import { scoreRequestSchema } from '#shared/wire/score'
import { secretKey } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { limitedBody, readBody } from '../body.ts'
import { scoreCustomers } from '../read/score-customers.ts'

/** How much each customer is likely to want each product, for the shop's own server. */
export const scores = new Hono<AppEnv>().post('/v1/scores', secretKey, limitedBody, async (c) => {
  const request = await readBody(c, scoreRequestSchema)
  return c.json(await scoreCustomers(c.env, c.var.store, request, Date.now()))
})
