import { Hono } from 'hono'
import * as v from 'valibot'
import { cubeCsv } from '#shared/insight/cube/cube-csv'
import { type CubeDimension, type CubeTime, cubeDimensions, cubeMeasures, cubeTimes } from '#shared/wire/cube'
import { text } from '#shared/wire/fields'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { shaped } from '../body.ts'
import { inOrder, isInOrder, isShort, rangeFields, short } from '../day-range.ts'
import { mostCells } from '../objects/insights/traffic/cube-queries.ts'
import { insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'

const value = v.exactOptional(text)

const querySchema = v.pipe(
  v.object({
    ...rangeFields,
    measures: v.optional(listOf(cubeMeasures, cubeMeasures.length), 'orders,gross_minor,net_minor'),
    by: v.optional(listOf([...cubeDimensions, ...cubeTimes], 3), ''),
    format: v.exactOptional(v.picklist(['json', 'csv'], 'must be json or csv')),
    channel: value,
    country: value,
    tier: value,
    category: value,
    brand: value,
    buyer: value,
  }),
  v.check((days) => isInOrder(days), inOrder),
  v.check((days) => isShort(days), short),
  v.check(({ by }) => by.filter(isTime).length <= 1, 'by must have at most one of day, week and month'),
  v.check(
    ({ by }) => by.filter((one) => !isTime(one)).length <= 2,
    'by must have at most two dimensions beside time',
  ),
)

/** Measures by dimensions and time, narrowed down by any dimension. */
export const cube = new Hono<AppEnv>().get('/v1/insights/cube', secretKeyOrLogin, async (c) => {
  const { from, to, measures, by, format, ...where } = shaped(querySchema, c.req.query())
  const { id, time_zone: timeZone, currency } = c.var.store
  const answer = await askInsights(insightsOf(c.env, id), 'cube', {
    ...{ measures, by, where, timeZone, currency, now: Date.now() },
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  })
  if ('cells_wanted' in answer) {
    const detail = `That makes ${answer.cells_wanted} cells; at most ${mostCells} are told. Narrow it down.`
    throw new ProblemError('invalid_request', { detail })
  }
  if (format !== 'csv') return c.json(answer)
  return c.body(cubeCsv(answer), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="cube.csv"',
  })
})

/** A list with commas between, each once. */
function listOf<const T extends readonly string[]>(names: T, most: number) {
  const message = `must be at most ${most} of ${names.join(', ')}, with commas between`
  return v.pipe(
    v.string(),
    v.transform((given) => (given === '' ? [] : given.split(','))),
    v.array(v.picklist(names, message)),
    v.maxLength(most, message),
    v.check((list) => new Set(list).size === list.length, 'must have each once'),
  )
}

function isTime(one: CubeDimension | CubeTime): one is CubeTime {
  return (cubeTimes as readonly string[]).includes(one)
}
