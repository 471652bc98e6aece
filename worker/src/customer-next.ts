import { scoreOf } from '#shared/customer/answers'
import { type NextStep, nextAction } from '#shared/customer/next-action'
import { portrait } from '#shared/customer/portrait'
import type { Offer } from '#shared/insight/goods/next-offers'
import type { GoodsName, GoodsPending, NamedOffer, NextForCustomer } from '#shared/wire/goods'
import { askInsights } from './ask-insights.ts'
import { askedNow } from './asked-now.ts'
import { inputsOf } from './customer-portrait.ts'
import type { PersonRecord } from './objects/customer/customer-calls.ts'
import type { PersonGoods } from './objects/insights/goods/goods-desk.ts'
import { insightsOf } from './objects/names.ts'
import type { StoreRecord } from './objects/store/store-record.ts'
import { goodsNames } from './read/goods-names.ts'
import { outlookOf } from './read/outlook-of.ts'

const recentMs = 60 * 86_400_000
/** An answer at or below this, of 0 to 1, is among the lowest. */
const lowAnswer = 0.25
/** Lifetime values are told by hundredths: from the 90th on, somebody is among the best tenth. */
const keyAccountIndex = 89

/** What to do for a person, what they will probably buy, and what is worth offering, each with its figures. */
export async function nextForCustomer(
  env: Env,
  store: StoreRecord,
  person: string,
  record: PersonRecord,
): Promise<NextForCustomer> {
  const asked = { about: 'person', person, day: askedNow(store).today, margin: store.value.margin } as const
  const [expected, goods] = await Promise.all([
    outlookOf(env, store, person),
    askInsights(insightsOf(env, store.id), 'goods', asked) as Promise<PersonGoods | GoodsPending>,
  ])
  const known = 'state' in goods ? { as_of: null, chance: null, offers: [] } : goods
  const step = stepFor(store, person, record, expected, known.offers)
  const offers = step.may_personalise ? known.offers : []
  return {
    person,
    as_of: known.as_of,
    step,
    chance: known.chance,
    offers: await named(env, store.id, offers),
  }
}

function stepFor(
  store: StoreRecord,
  person: string,
  record: PersonRecord,
  expected: Awaited<ReturnType<typeof outlookOf>>,
  offers: readonly Offer[],
): NextStep {
  const inputs = { ...inputsOf(store, person, record), ...expected }
  const since = inputs.now - recentMs
  const reorders = offers.flatMap(({ kind, n, because }) =>
    kind === 'reorder' && n !== null && because.due_in_days !== null
      ? [{ n, due_in_days: because.due_in_days }]
      : [],
  )
  const answers = record.profile.about?.answers ?? []
  return nextAction({
    portrait: portrait(inputs),
    now: inputs.now,
    key_account_minor: expected.population.future?.[keyAccountIndex] ?? null,
    recent_refunds: record.orders
      .flatMap(({ refunds }) => refunds)
      .filter((refund) => refund.created_at > since).length,
    recent_low_answers: answers.filter((answer) => answer.at > since && scoreOf(answer) <= lowAnswer).length,
    reorder: reorders[0] ?? null,
    best_offer_minor: offers[0]?.expected_minor ?? null,
  })
}

async function named(env: Env, store: string, offers: readonly Offer[]): Promise<NamedOffer[]> {
  const numbers = offers.flatMap(({ n, because }) => [n ?? 0, because.after_n ?? 0])
  const names = await goodsNames(env, store, numbers)
  const nameOf = (n: number | null): GoodsName | null => (n === null ? null : (names.get(n) ?? null))
  return offers.map(({ n, because: { after_n, ...because }, ...offer }) => ({
    ...offer,
    product: nameOf(n),
    because: { ...because, after_product: nameOf(after_n) },
  }))
}
