import { type Basket, type BuyingDay, buyingDays } from './basket.ts'
import { type GoodsModel, marginOf } from './goods-model.ts'
import type { LineMoney } from './goods-state.ts'
import { categoriesOf, type Followed, followedIn, priceStepsOf, productsOf } from './goods-steps.ts'
import { stepUpChance } from './price-steps.ts'
import type { TimedRule } from './sequences.ts'

export const offerKinds = ['reorder', 'next_product', 'new_category', 'step_up'] as const
export type OfferKind = (typeof offerKinds)[number]

/** Something a person may take next, and what offering it is worth. */
export interface Offer {
  kind: OfferKind
  /** Catalogue number of a product, or null for an offer of a whole category. */
  n: number | null
  category: string | null
  /** chance = chance_of_order × chance_in_order. */
  chance_of_order: number
  chance_in_order: number
  chance: number
  /** What it brings when it is taken: mean revenue of a buying day with it × margin. */
  revenue_minor: number
  margin: number
  /** Whether the margin was told by orders; else it is the store's usual one. */
  margin_told: boolean
  /** chance × revenue × margin, in minor units; an expectation, not rounded. */
  expected_minor: number
  because: OfferReason
}

/** The figures that an offer rests on. */
export interface OfferReason {
  /** What the person has: a product's number, or a category. */
  after_n: number | null
  after_category: string | null
  /** Steps (or next orders) that were counted, and those that took it. */
  of: number
  took: number
  /** Against what everybody does: 1 is chance. */
  lift: number
  /** Days from the one order to the next, in the middle; null where that is no matter of time. */
  median_days: number | null
  /** Days from today until then; below 0: so long overdue. */
  due_in_days: number | null
  /** Price of the next step from here, for `step_up`. */
  price_from_minor: number | null
}

/** A person as the offers see them. */
export interface OfferInputs {
  baskets: readonly Basket[]
  /** Day since 1970-01-01. */
  today: number
  /** The probability of an order within 30 days. */
  chance: number
  /** The store's usual margin. */
  margin: number
}

/** Most offers of one kind. */
const mostOfKind = 3

/**
 * What to offer somebody next, the most worth first: products that follow what they bought last, what they usually
 * reorder, categories they lack, and the next price step where they buy already. Each is worth
 * P(order within 30 days) × P(it is in that order) × what it brings × margin.
 */
export function nextOffers(model: GoodsModel, inputs: OfferInputs): Offer[] {
  const days = buyingDays(inputs.baskets)
  const last = days.at(-1)
  if (!last) return []
  const followed = followedIn(model)
  const offers = [
    ...productOffers(model, inputs, days, followed),
    ...categoryOffers(model, inputs, days, followed),
    ...stepOffers(model, inputs, days, followed),
  ].filter(({ expected_minor }) => expected_minor > 0)
  return offerKinds
    .flatMap((kind) => byWorth(offers.filter((offer) => offer.kind === kind)).slice(0, mostOfKind))
    .sort((a, b) => b.expected_minor - a.expected_minor || (a.n ?? 0) - (b.n ?? 0))
}

function productOffers(
  model: GoodsModel,
  inputs: OfferInputs,
  days: readonly BuyingDay[],
  followed: Followed,
): Offer[] {
  const last = days.at(-1)!
  const had = new Set(days.flatMap(({ lines }) => lines.map(({ n }) => `${n}`)))
  const bought = new Set(productsOf(last.lines, followed))
  const best = new Map<string, TimedRule>()
  for (const rule of model.productRules) {
    if (!bought.has(rule.a) || rule.lift_at_least < 1) continue
    const known = best.get(rule.b)
    if (!known || known.chance < rule.chance) best.set(rule.b, rule)
  }
  return [...best.values()].map((rule) => {
    const money = model.productMoney[rule.b]!
    return offerOf(inputs, money, {
      kind: had.has(rule.b) ? 'reorder' : 'next_product',
      n: Number(rule.b),
      category: null,
      chance_in_order: rule.chance,
      because: {
        ...noReason,
        after_n: Number(rule.a),
        of: rule.of_a,
        took: rule.count,
        lift: rule.lift,
        median_days: rule.median_days,
        due_in_days: last.day + rule.median_days - inputs.today,
      },
    })
  })
}

function categoryOffers(
  model: GoodsModel,
  inputs: OfferInputs,
  days: readonly BuyingDay[],
  followed: Followed,
): Offer[] {
  const owned = new Set(days.flatMap(({ lines }) => categoriesOf(lines, followed)))
  const names = model.followed.categories
  const best = new Map<number, (typeof model.crossSell)[number]>()
  for (const rule of model.crossSell) {
    if (!owned.has(rule.a) || owned.has(rule.b)) continue
    const known = best.get(rule.b)
    if (!known || known.lift < rule.lift) best.set(rule.b, rule)
  }
  return [...best.values()].map((rule) =>
    offerOf(inputs, model.categoryMoney[rule.b]!, {
      kind: 'new_category',
      n: null,
      category: names[rule.b]!,
      chance_in_order: rule.chance,
      because: {
        ...noReason,
        after_category: names[rule.a]!,
        of: rule.asked,
        took: rule.taken,
        lift: rule.lift,
      },
    }),
  )
}

function stepOffers(
  model: GoodsModel,
  inputs: OfferInputs,
  days: readonly BuyingDay[],
  followed: Followed,
): Offer[] {
  const again = new Map(
    model.categoryRules.filter(({ a, b }) => a === b).map((rule) => [Number(rule.a), rule]),
  )
  // The chance that a category comes again is known of those whose last order held it.
  const lately = new Set(categoriesOf(days.at(-1)!.lines, followed))
  return [...priceStepsOf(model, days, followed)].flatMap(([position, steps]): Offer[] => {
    if (!lately.has(position)) return []
    const [step, rule] = [steps.at(-1)!, again.get(position)]
    const next = model.followed.breaks[position]![step - 1]
    if (next === undefined || !rule) return []
    const counts = model.stepUps[position]!
    const below = counts.slice(0, -1) // nobody steps up from the highest
    const all = below.reduce((sum, one) => ({ next: sum.next + one.next, up: sum.up + one.up }), {
      next: 0,
      up: 0,
    })
    const own = counts[step - 1]!
    const up = stepUpChance(own, all)
    const usual = all.next > 0 ? all.up / all.next : 0
    const money = model.categoryMoney[position]!
    return [
      offerOf(
        inputs,
        // One piece at the price at which the next step begins.
        { ...money, revenue: next, days: 1 },
        {
          kind: 'step_up',
          n: null,
          category: model.followed.categories[position]!,
          chance_in_order: rule.chance * up,
          because: {
            ...noReason,
            after_category: model.followed.categories[position]!,
            of: own.next,
            took: own.up,
            lift: usual > 0 ? up / usual : 1,
            price_from_minor: next,
          },
        },
      ),
    ]
  })
}

const noReason: OfferReason = {
  after_n: null,
  after_category: null,
  of: 0,
  took: 0,
  lift: 1,
  median_days: null,
  due_in_days: null,
  price_from_minor: null,
}

function offerOf(
  { chance, margin: usual }: OfferInputs,
  money: LineMoney,
  offer: Pick<Offer, 'kind' | 'n' | 'category' | 'chance_in_order' | 'because'>,
): Offer {
  const { margin, told } = marginOf(money, usual)
  const revenue_minor = money.days > 0 ? Math.round(money.revenue / money.days) : 0
  const both = chance * offer.chance_in_order
  return {
    ...offer,
    chance_of_order: chance,
    chance: both,
    revenue_minor,
    margin,
    margin_told: told,
    expected_minor: both * revenue_minor * margin,
  }
}

function byWorth(offers: readonly Offer[]): Offer[] {
  return offers.toSorted((a, b) => b.expected_minor - a.expected_minor || b.chance - a.chance)
}
