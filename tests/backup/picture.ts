import { setTimeout as wait } from 'node:timers/promises'
import type { CustomerList } from '#shared/wire/customer'
import { ask, type Place, statusOf } from './place.ts'

/** What a merchant and a shopper see of a store. Moments of asking and ids of answers are left out. */
export async function picture(place: Place): Promise<unknown> {
  const { customers } = (await ask(place, 'GET', '/v1/customers?kind=all&limit=200')) as CustomerList
  const known = customers.filter(({ kind }) => kind === 'customer')
  const details = await detailsOf(
    place,
    known.map(({ id }) => id),
  )
  const shelves = await Promise.all(
    ['p1', 'p3', 'p5'].map((item) =>
      ask(place, 'GET', `/v1/stores/bench/items/${item}/recommendations?key=${place.store.publishable_key}`),
    ),
  )
  const settings = await ask(place, 'GET', '/v1/settings')
  const segments = await ask(place, 'GET', '/v1/segments')
  const overview = await ask(place, 'GET', '/v1/insights/overview')
  const catalogue = await ask(place, 'GET', '/v1/products?limit=100')
  const gone = await statusOf(place, 'c:s8')
  return { customers, details, shelves, settings, segments, overview, catalogue, gone }
}

/** The pages of these people, once the models have looked at everybody. */
async function detailsOf(place: Place, ids: readonly string[]): Promise<unknown[]> {
  for (let tries = 0; ; tries++) {
    const details = await Promise.all(ids.map((id) => ask(place, 'GET', `/v1/customers/${id}`)))
    if (tries === 100 || !JSON.stringify(details).includes('"phase"')) return details
    await wait(200)
  }
}

/** Paths at which two pictures differ by more than the seconds between them make out. */
export function differences(before: unknown, after: unknown, path = ''): string[] {
  if (typeof before === 'number' && typeof after === 'number') {
    const isMoment = before > 1e12 && Math.abs(before - after) < 600_000
    return isMoment || Math.abs(before - after) <= 1e-3 * (1 + Math.abs(before))
      ? []
      : [`${path}: ${before}, ${after}`]
  }
  // Models of the whole base are run again when somebody asks; what they say is the same, when and in which state is not.
  if (path.endsWith('.worth.models')) return []
  if (typeof before === 'object' && typeof after === 'object' && before !== null && after !== null) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) =>
      differences(Reflect.get(before, key), Reflect.get(after, key), `${path}.${key}`),
    )
  }
  const isAnswerId = /^\.shelves\.\d+\.id$/.test(path)
  return before === after || isAnswerId ? [] : [`${path}: ${String(before)}, ${String(after)}`]
}
