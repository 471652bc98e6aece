import type { KnownOrder } from '#shared/customer/known-order'
import type { Profile } from '#shared/customer/profile'
import { type CustomerPast, customerPast } from '#shared/recommend/score/customer-past'
import { type ScoreInputs, scoreProducts, speakersOf } from '#shared/recommend/score/score-products'
import type { CustomerScores, ProductScore, ScoreParts, ScoreRequest, ScoreResult } from '#shared/wire/score'
import { personKeyOf } from '../access/person.ts'
import { customerOf } from '../objects/names.ts'
import { catalogueView } from './catalogue-view.ts'
import { indexView } from './index-view.ts'
import type { ServedStore } from './plan.ts'

/** Customers whose rings are loaded together: few calls, and no more than an isolate keeps. */
const customersAtOnce = 8

type Known = { customer: string } & (
  | { status: 'known'; past: CustomerPast }
  | { status: Exclude<CustomerScores['status'], 'scored'> }
)

/** Scores of every customer with every product; see `docs/science/scores.md`. */
export async function scoreCustomers(
  env: Env,
  store: ServedStore,
  { customers, products }: ScoreRequest,
  now: number,
): Promise<ScoreResult> {
  const catalogue = catalogueView(store.id)
  const numbers = await catalogue.resolve(env, products)
  const known = products.filter((_, i) => numbers[i]! > 0)
  const items = numbers.filter((number) => number > 0)
  const people = await readPeople(env, store, [...new Set(customers)])
  const scored: CustomerScores[] = []
  for (let at = 0; at < people.length; at += customersAtOnce) {
    scored.push(
      ...(await scoreSome(env, store, people.slice(at, at + customersAtOnce), { known, items, now })),
    )
  }
  return {
    customers: scored,
    unknown_products: products.filter((_, i) => numbers[i] === 0),
  }
}

async function scoreSome(
  env: Env,
  store: ServedStore,
  people: readonly Known[],
  { known, items, now }: { known: readonly string[]; items: readonly number[]; now: number },
): Promise<CustomerScores[]> {
  const catalogue = catalogueView(store.id)
  const index = indexView(store.id, store.index_shards)
  const halfLifeDays = store.recommendation.half_life_days
  const pasts = people.flatMap((one) => (one.status === 'known' ? [one.past] : []))
  const speakers = [...new Set(pasts.flatMap((past) => speakersOf({ past, now, halfLifeDays })))]
  const bought = items.filter((item) => pasts.some((past) => past.bought.has(item)))
  const named = [...new Set([...items, ...pasts.flatMap((past) => past.acts.map(({ item }) => item))])]
  const [stats] = await Promise.all([
    index.stats(env),
    index.load(env, speakers, bought),
    catalogue.load(env, named),
  ])
  const shared: Omit<ScoreInputs, 'past'> = {
    now,
    halfLifeDays,
    facts: (item) => catalogue.product(item),
    votes: (item) => index.votes(item),
    baskets: (item) => index.baskets(item),
    stats,
  }
  return people.map((one) => {
    if (one.status !== 'known') return { customer: one.customer, status: one.status, scores: [] }
    const list = scoreProducts(items, { ...shared, past: one.past })
    const scores = list.map(({ score, parts }, i): ProductScore => {
      const told = { product: known[i]!, score: rounded(score), parts: roundedParts(parts) }
      return one.past.hidden.has(items[i]!) ? { ...told, score: 0, hidden: true } : told
    })
    return { customer: one.customer, status: 'scored', scores }
  })
}

/** Every person's past, wherever a merge moved it. */
async function readPeople(env: Env, store: ServedStore, customers: readonly string[]): Promise<Known[]> {
  const kept = await Promise.all(customers.map((customer) => readKept(env, store.id, personKeyOf(customer))))
  const ids = kept.flatMap((one) => (typeof one === 'string' ? [] : idsOf(one.profile)))
  const catalogue = catalogueView(store.id)
  const distinct = [...new Set(ids)]
  const numbers = await catalogue.resolve(env, distinct)
  const numberOf = new Map(distinct.map((id, i) => [id, numbers[i]!]))
  const { weights } = store.recommendation
  return kept.map((one, i): Known => {
    const customer = customers[i]!
    if (typeof one === 'string') return { customer, status: one }
    const past = customerPast(one.profile, one.orders, (id) => numberOf.get(id) ?? 0, weights)
    return { customer, status: 'known', past }
  })
}

async function readKept(
  env: Env,
  store: string,
  person: string,
): Promise<{ profile: Profile; orders: readonly KnownOrder[] } | 'unknown' | 'erased' | 'opted_out'> {
  const known = await customerOf(env, store, person).read()
  if (!known) return 'unknown'
  if (!('status' in known)) return known.profile.about?.personalisation === false ? 'opted_out' : known
  return known.status === 'moved' ? readKept(env, store, known.to) : 'erased'
}

/** Ids of what went into carts and onto wish lists. */
function idsOf({ timeline }: Profile): string[] {
  return timeline.flatMap(({ name, items }) =>
    name === 'add_to_cart' || name === 'add_to_wishlist' ? items : [],
  )
}

function roundedParts(parts: ScoreParts): ScoreParts {
  const { session, long_term, category, brand, price_fit, repurchase } = parts
  return {
    session: rounded(session),
    long_term: rounded(long_term),
    category: rounded(category),
    brand: rounded(brand),
    price_fit: rounded(price_fit),
    repurchase: rounded(repurchase),
  }
}

/** To four places: as much as an answer of thousands of scores needs. */
function rounded(part: number): number {
  return Math.round(part * 10_000) / 10_000
}
