import { Hono } from 'hono'
import { productSchema } from '#shared/wire/product'
import { secretKey, secretKeyOrImport } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { noteChange, noteImport } from '../audit.ts'
import { limitedBody } from '../body.ts'
import { bulkReport, countsOfReport, parseBulk, rejectedLine } from '../bulk-body.ts'
import { count } from '../meter/meter.ts'
import { catalogueOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'
import { catalogueView } from '../read/catalogue-view.ts'

const defaultPage = 100
const maxPage = 1_000

export const products = new Hono<AppEnv>()
  .put('/v1/products', secretKeyOrImport, limitedBody, async (c) => {
    const { good, bad } = parseBulk(await c.req.text(), productSchema)
    const outcomes =
      good.length > 0 ? await catalogueOf(c.env, c.var.store.id).put(good.map(({ value }) => value)) : []
    catalogueView(c.var.store.id).expire()
    const taken: ('created' | 'updated' | 'unchanged')[] = []
    outcomes.forEach((outcome, i) => {
      const { line, value } = good[i]!
      if (outcome.outcome !== 'conflict') taken.push(outcome.outcome)
      else
        bad.push(rejectedLine(line, value.id, 'conflict', { path: outcome.path, message: outcome.message }))
    })
    const report = bulkReport(taken, bad)
    count(c, 'products', countsOfReport(report))
    await noteImport(c, 'import.products', report)
    return c.json(report)
  })
  .get('/v1/products', secretKey, async (c) => {
    const cursor = wholeNumber(c.req.query('cursor'), 0, Number.MAX_SAFE_INTEGER, 0, 'cursor')
    const limit = wholeNumber(c.req.query('limit'), 1, maxPage, defaultPage, 'limit')
    const { products, next } = await catalogueOf(c.env, c.var.store.id).list(cursor, limit)
    const body = `{"products":[${products.join(',')}],"next_cursor":${next === null ? 'null' : `"${next}"`}}`
    return c.body(body, 200, { 'content-type': 'application/json' })
  })
  .get('/v1/products/:id', secretKey, async (c) => {
    const product = await catalogueOf(c.env, c.var.store.id).get(c.req.param('id'))
    if (product === null) throw new ProblemError('not_found')
    return c.body(product, 200, { 'content-type': 'application/json' })
  })
  .delete('/v1/products/:id', secretKey, async (c) => {
    const removed = await catalogueOf(c.env, c.var.store.id).remove(c.req.param('id'))
    if (!removed) throw new ProblemError('not_found')
    catalogueView(c.var.store.id).expire()
    await noteChange(c, { action: 'product.remove', subject: c.req.param('id'), changes: [] })
    return c.body(null, 204)
  })

function wholeNumber(text: string | undefined, least: number, most: number, fallback: number, path: string) {
  if (text === undefined) return fallback
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new ProblemError('invalid_request', { faults: [{ path, message: `must be ${least} to ${most}` }] })
}
