import { type Context, Hono } from 'hono'
import { addDays, daysBetween } from '#shared/maths/calendar'
import { daysBefore } from '#shared/maths/comparison'
import {
  type GoodsName,
  type GoodsPending,
  productQuerySchema,
  type SequenceReport,
  type SequenceRow,
  sequenceQuerySchema,
} from '#shared/wire/goods'
import { limits } from '#shared/wire/limits'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { askedNow } from '../asked-now.ts'
import { shaped } from '../body.ts'
import { customerDetail } from '../customer-detail.ts'
import { nextForCustomer } from '../customer-next.ts'
import type { GoodsAnswers, GoodsQuestion } from '../objects/insights/goods/goods-answers.ts'
import { longestRangeDays } from '../objects/insights/insight-queries.ts'
import { catalogueOf, insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'
import { goodsNames } from '../read/goods-names.ts'
import { productReport } from '../read/product-report.ts'

/** Days of product figures when nobody says from when. */
const usualDays = 90
const noSuchCustomer = 'No customer has this id.'

/** What is learned of what was bought. */
export const goods = new Hono<AppEnv>()
  .get('/v1/insights/purchase-chance', secretKeyOrLogin, async (c) =>
    c.json(await ask(c, { about: 'chance', day: today(c) })),
  )
  .get('/v1/insights/cross-sell', secretKeyOrLogin, async (c) =>
    c.json(await ask(c, { about: 'cross_sell', day: today(c) })),
  )
  .get('/v1/insights/sequences', secretKeyOrLogin, async (c) => {
    const { of, after, limit } = shaped(sequenceQuerySchema, c.req.query())
    const key = after === undefined ? null : of === 'products' ? await numberOf(c, after) : after
    const found = await ask(c, { about: 'sequences', day: today(c), of, after: key, limit })
    if ('state' in found) return c.json(found)
    const names = of === 'products' ? await namesIn(c, found.rules) : categoryName
    const answer: SequenceReport = {
      ...found.run,
      of,
      steps: found.steps,
      followed: found.followed,
      rules: found.rules.map(
        ({ a, b, people, ...figures }): SequenceRow => ({
          a: names(a),
          b: names(b),
          customers: people,
          ...figures,
        }),
      ),
    }
    return c.json(answer)
  })
  .get('/v1/insights/products', secretKeyOrLogin, async (c) => {
    const { from, to, compare, segment, ...page } = shaped(productQuerySchema, c.req.query())
    const range = rangeOf(from, to, today(c))
    const found = await ask(c, { about: 'products', ...askedWhen(c), ...range, compare, segment, ...page })
    if ('state' in found) return c.json(found)
    const before = daysBefore(range, compare)
    return c.json(await productReport(c.env, c.var.store, found, { ...range, before, offset: page.offset }))
  })
  .get('/v1/customers/:id/next', secretKeyOrLogin, async (c) => {
    const person = personKeyOf(c.req.param('id'))
    if (person.length > limits.idLength + 2) throw new ProblemError('not_found', { detail: noSuchCustomer })
    const known = await customerDetail(c.env, c.var.store, person)
    if (known === 'erased') throw new ProblemError('erased')
    if (!known) throw new ProblemError('not_found', { detail: noSuchCustomer })
    return c.json(await nextForCustomer(c.env, c.var.store, known.detail.id, known.record))
  })

/** Asks the store's Insights. Throws `invalid_request` for a segment that is not there. */
async function ask<Q extends GoodsQuestion>(
  c: Context<AppEnv>,
  question: Q,
): Promise<GoodsAnswers[Q['about']] | GoodsPending> {
  const found = await askInsights(insightsOf(c.env, c.var.store.id), 'goods', question)
  if (found) return found as GoodsAnswers[Q['about']] | GoodsPending
  throw faultOf('segment', 'is not the id of a segment')
}

function faultOf(path: string, message: string): ProblemError {
  return new ProblemError('invalid_request', { faults: [{ path, message }] })
}

function today(c: Context<AppEnv>): string {
  return askedNow(c.var.store).today
}

function askedWhen(c: Context<AppEnv>): { day: string; timeZone: string } {
  return { day: today(c), timeZone: c.var.store.time_zone }
}

/** Up to today, and 90 days of it when the beginning is not told. Throws `invalid_request` for more than ten years. */
function rangeOf(
  from: string | undefined,
  to: string | undefined,
  last: string,
): { from: string; to: string } {
  const end = to && to < last ? to : last
  const begin = from && from <= end ? from : from ? end : addDays(end, 1 - usualDays)
  if (daysBetween(begin, end) > longestRangeDays)
    throw faultOf('from', `the range must have at most ${longestRangeDays} days`)
  return { from: begin, to: end }
}

/** The catalogue number of a product, as a key of rules. Throws `invalid_request` for one that is not there. */
async function numberOf(c: Context<AppEnv>, id: string): Promise<string> {
  const [n] = await catalogueOf(c.env, c.var.store.id).resolve([id])
  if (!n) throw faultOf('after', 'is not the id of a product')
  return `${n}`
}

async function namesIn(
  c: Context<AppEnv>,
  rules: readonly { a: string; b: string }[],
): Promise<(key: string) => GoodsName> {
  const numbers = rules.flatMap(({ a, b }) => [Number(a), Number(b)])
  const names = await goodsNames(c.env, c.var.store.id, numbers)
  return (key) => names.get(Number(key)) ?? { id: key, title: '' }
}

function categoryName(name: string): GoodsName {
  return { id: name, title: name }
}
