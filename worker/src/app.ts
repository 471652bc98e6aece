import { Hono } from 'hono'
import { cors } from './access/cors.ts'
import type { AppEnv } from './app-env.ts'
import { metered } from './meter/meter.ts'
import { ProblemError, problemResponse } from './problem.ts'
import { isBusy, retryAfterS } from './read/patience.ts'
import { accounts } from './routes/accounts.ts'
import { answers } from './routes/answers.ts'
import { associations } from './routes/associations.ts'
import { backup } from './routes/backup.ts'
import { baseInsights } from './routes/base-insights.ts'
import { capacity } from './routes/capacity.ts'
import { cube } from './routes/cube.ts'
import { customerShelves } from './routes/customer-shelves.ts'
import { customers } from './routes/customers.ts'
import { drivers } from './routes/drivers.ts'
import { events } from './routes/events.ts'
import { goods } from './routes/goods.ts'
import { insights } from './routes/insights.ts'
import { intent } from './routes/intent.ts'
import { me } from './routes/me.ts'
import { merchandising } from './routes/merchandising.ts'
import { movements } from './routes/movements.ts'
import { operations } from './routes/operations.ts'
import { orders } from './routes/orders.ts'
import { points } from './routes/points.ts'
import { products } from './routes/products.ts'
import { programme } from './routes/programme.ts'
import { recommendations } from './routes/recommendations.ts'
import { satisfaction } from './routes/satisfaction.ts'
import { scores } from './routes/scores.ts'
import { segments } from './routes/segments.ts'
import { sessions } from './routes/sessions.ts'
import { spend } from './routes/spend.ts'
import { stores } from './routes/stores.ts'
import { tiers } from './routes/tiers.ts'
import { traffic } from './routes/traffic.ts'
import { valueRanking } from './routes/value-ranking.ts'
import { notOfPersons, segmentNotApplicable } from './segment-not-applicable.ts'

/** The API: middleware, routes, one place where errors become answers. */
export function createApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.use(async (c, next) => {
    const id = requestId(c.req.header('x-request-id'))
    c.set('requestId', id)
    // Said beforehand: a header added to a finished answer costs a second answer.
    if (c.req.path.startsWith('/v1/')) {
      c.header('x-request-id', id)
      c.header('x-content-type-options', 'nosniff')
      // Who asks stands in headers: a cache before us would give one person's answer to the next. Public shelves say otherwise.
      c.header('cache-control', 'private, no-store')
    }
    await next()
  })
  app.use(metered)
  app.use('/v1/*', cors)
  for (const question of notOfPersons) app.use(`/v1/insights/${question}`, segmentNotApplicable)

  for (const routes of [
    events,
    backup,
    recommendations,
    products,
    orders,
    sessions,
    capacity,
    customers,
    customerShelves,
    me,
    answers,
    insights,
    baseInsights,
    goods,
    associations,
    merchandising,
    satisfaction,
    scores,
    points,
    segments,
    tiers,
    programme,
    traffic,
    cube,
    intent,
    stores,
    ...operations,
    drivers,
    movements,
    accounts,
    spend,
    valueRanking,
  ]) {
    app.route('/', routes)
  }
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/dashboard/*', (c) => {
    // A missing chunk must not become a page; every other address below is a view of the one page.
    if (c.req.path.startsWith('/dashboard/assets/')) return c.env.ASSETS.fetch(c.req.raw)
    return c.env.ASSETS.fetch(new URL('/dashboard/', c.req.url))
  })
  app.get('/', (c) => c.redirect('/dashboard/'))
  app.notFound((c) => {
    const allowed = methodsOf(app, c.req.path)
    if (allowed.length > 0) {
      const answer = problemResponse(new ProblemError('method_not_allowed'), c.var.requestId)
      answer.headers.set('allow', allowed.join(', '))
      return answer
    }
    const isApi = c.req.path.startsWith('/v1/') || (c.req.method !== 'GET' && c.req.method !== 'HEAD')
    return isApi
      ? problemResponse(new ProblemError('not_found'), c.var.requestId)
      : c.env.ASSETS.fetch(c.req.raw)
  })
  app.onError((error, c) => {
    const id = c.var.requestId
    if (error instanceof ProblemError) return problemResponse(error, id)
    return problemResponse(
      isBusy(error) ? new ProblemError('overloaded', { retryAfterS }) : new ProblemError('internal'),
      id,
    )
  })
  return app
}

/** The methods with a route at this path; middleware, which takes every method, is none. */
function methodsOf(app: Hono<AppEnv>, path: string): string[] {
  return ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'].filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  )
}

let isolate = ''
let requests = 0

/** The caller's id of this request if it is short and plain, else a new one: a word of this isolate's and a number. */
function requestId(given: string | undefined): string {
  if (given && /^[\w-]{8,64}$/.test(given)) return given
  isolate ||= crypto.randomUUID().slice(0, 13) // chance is not to be had before the first request
  return `${isolate}-${++requests}`
}
