import { Hono } from 'hono'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { shelfBlockQuerySchema } from '#shared/wire/shelf-block'
import { secretKey } from '../access/guard.ts'
import { knownPerson } from '../access/known-person.ts'
import type { AppEnv } from '../app-env.ts'
import { shaped } from '../body.ts'
import { htmlBlock } from '../read/html-block.ts'
import { serveShelves } from '../read/serve-shelves.ts'

/** Nobody waits for an e-mail: the person's own object may take this long, in milliseconds. */
const patienceMs = 2_000

/** A customer's shelf for the shop's own server: for e-mails, apps and whatever else it fills itself. */
export const customerShelves = new Hono<AppEnv>().get(
  '/v1/customers/:id/recommendations',
  secretKey,
  async (c) => {
    const { placement, limit, format, ...look } = shaped(shelfBlockQuerySchema, c.req.query())
    const { store } = c.var
    const body = await serveShelves(c.env, {
      store,
      person: await knownPerson(c, c.req.param('id')),
      context: {},
      shelves: [{ id: placement, placement, limit }],
      now: Date.now(),
      personMs: patienceMs,
      requestId: c.var.requestId,
    })
    const headers = { 'cache-control': 'private, no-store' }
    if (format === 'json')
      return c.body(body, 200, { ...headers, 'content-type': 'application/json; charset=utf-8' })
    const { shelves } = JSON.parse(body) as RecommendationResult
    const html = htmlBlock(shelves[0]?.products ?? [], { ...look, origin: store.origins[0] ?? null })
    return c.body(html, 200, {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      // Made to be put into an e-mail: opened as a page of this origin it may do nothing.
      'content-security-policy': "default-src 'none'; img-src *; style-src 'unsafe-inline'; sandbox",
    })
  },
)
