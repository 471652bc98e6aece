import { type NextAction, type NextStep, nextActions } from '#shared/customer/next-action'
import type { CalibrationRow } from '#shared/insight/goods/judge-chances'
import { offerKinds } from '#shared/insight/goods/next-offers'
import type { PersonChance } from '#shared/insight/goods/person-chance'
import type { FirstPurchase } from '#shared/insight/goods/product-rows'
import { type ChancePart, chanceNames } from '#shared/insight/goods/purchase-chance'
import { purchaseFeatures } from '#shared/insight/goods/purchase-features'
import {
  type CrossSellReport,
  type Demand,
  type GoodsName,
  type GoodsPending,
  type GoodsRun,
  type NamedOffer,
  type NextForCustomer,
  type ProductInsight,
  type ProductReport,
  type PurchaseChanceReport,
  type SequenceReport,
  type SequenceRow,
  sequenceKinds,
} from '#shared/wire/goods'
import {
  boolean,
  day,
  integer,
  type JsonSchema,
  list,
  minor,
  nullable,
  number,
  objectOf,
  oneOf,
  ref,
  string,
} from './json-schema.ts'

type NonNull<T> = Exclude<T, null>
type Judged = NonNull<PurchaseChanceReport['judged']>

const run = {
  state: oneOf(['ready']),
  version: integer,
  as_of: day,
  people: integer,
  orders: integer,
  orders_without_lines: integer,
  presents: integer,
}
const name = objectOf<GoodsName>({ id: string, title: string })
const between = list(number)

/** An answer that is there, or is still being worked out. */
function answer<T extends GoodsRun>(
  properties: { [K in Exclude<keyof T, keyof GoodsRun>]-?: JsonSchema },
): JsonSchema {
  return {
    oneOf: [
      objectOf<T>({ ...run, ...properties } as never),
      objectOf<GoodsPending>({ state: oneOf(['pending']) }),
    ],
  }
}

const calibration = list(objectOf<CalibrationRow>({ people: integer, foretold: number, came: number }))
const reason = objectOf<NamedOffer['because']>({
  after_product: nullable(name),
  after_category: nullable(string),
  of: integer,
  took: integer,
  lift: number,
  median_days: nullable(integer),
  due_in_days: nullable(integer),
  price_from_minor: nullable(minor),
})
const action = objectOf<NextAction>({
  action: oneOf(nextActions),
  rule: string,
  figures: { type: 'object', additionalProperties: { type: ['number', 'string', 'null'] } },
})

/** What the API answers about what was bought, by name. */
export const answersOfGoods: Record<string, JsonSchema> = {
  PurchaseChance: answer<PurchaseChanceReport>({
    days: integer,
    obstacle: nullable(string),
    judged: nullable(
      objectOf<Judged>({
        from: day,
        to: day,
        customers: integer,
        bought: integer,
        served: oneOf(chanceNames),
        ways: list(
          objectOf<Judged['ways'][number]>({
            way: oneOf(chanceNames),
            log_loss: number,
            brier: number,
            auc: nullable(number),
            calibration,
          }),
        ),
      }),
    ),
    intercept: nullable(number),
    weights: list(
      objectOf<PurchaseChanceReport['weights'][number]>({
        feature: oneOf(purchaseFeatures),
        weight: number,
        mean: number,
        deviation: number,
      }),
    ),
  }),
  PersonChance: objectOf<PersonChance>({
    chance: number,
    served: oneOf(chanceNames),
    features: nullable(
      objectOf<NonNull<PersonChance['features']>>({
        chance: number,
        intercept: number,
        parts: list(
          objectOf<ChancePart>({
            feature: oneOf(purchaseFeatures),
            value: number,
            mean: number,
            deviation: number,
            weight: number,
            adds: number,
          }),
        ),
      }),
    ),
    order_model: nullable(number),
    base_rate: nullable(number),
  }),
  Sequences: answer<SequenceReport>({
    of: oneOf(sequenceKinds),
    steps: integer,
    followed: integer,
    rules: list(
      objectOf<SequenceRow>({
        a: name,
        b: name,
        count: integer,
        customers: integer,
        of_a: integer,
        of_b: integer,
        confidence: number,
        chance: number,
        lift: number,
        lift_at_least: number,
        median_days: integer,
      }),
    ),
  }),
  CrossSell: answer<CrossSellReport>({
    buyers: integer,
    steps: integer,
    rules: list(
      objectOf<CrossSellReport['rules'][number]>({
        has: string,
        takes: string,
        asked: integer,
        taken: integer,
        usual: number,
        chance: number,
        lift: number,
        lift_at_least: number,
      }),
    ),
    categories: list(
      objectOf<CrossSellReport['categories'][number]>({
        category: string,
        owners: integer,
        share: number,
        orders_per_owner: number,
        price_steps: list(
          objectOf<CrossSellReport['categories'][number]['price_steps'][number]>({
            from_minor: minor,
            next: integer,
            up: integer,
          }),
        ),
      }),
    ),
  }),
  FirstPurchase: objectOf<FirstPurchase>({
    customers: integer,
    repeat_rate: number,
    repeat_rate_between: between,
    year_customers: integer,
    year_worth_minor: nullable(minor),
    year_worth_between_minor: nullable(between),
    verdict: oneOf(['more', 'fewer', 'undecided']),
  }),
  ProductInsight: objectOf<ProductInsight>({
    id: string,
    title: string,
    orders: integer,
    units: integer,
    revenue_minor: minor,
    orders_before: integer,
    units_before: integer,
    revenue_before_minor: minor,
    growth: nullable(number),
    margin: nullable(number),
    margin_told: number,
    troubled_share: nullable(number),
    share: number,
    share_up_to: number,
    class: oneOf(['A', 'B', 'C']),
    age_days: integer,
    stage: oneOf(['new', 'growing', 'steady', 'declining', 'dormant']),
    age_curve: list(minor),
    first_purchase: nullable(ref('FirstPurchase')),
    demand: objectOf<Demand>({
      stock: nullable(integer),
      is_buyable: boolean,
      units_per_day: number,
      days_of_stock: nullable(number),
      visits: integer,
      signal: oneOf(['sold_out', 'runs_out', 'enough', 'too_much', 'unknown']),
    }),
  }),
  ProductReport: answer<ProductReport>({
    from: day,
    to: day,
    compared_with: objectOf<ProductReport['compared_with']>({ from: day, to: day }),
    currency: string,
    spread: objectOf<ProductReport['spread']>({
      products: integer,
      gini: nullable(number),
      top: list(objectOf<ProductReport['spread']['top'][number]>({ share: number, brings: number })),
    }),
    everybody: nullable(ref('FirstPurchase')),
    starters_left_out: integer,
    total: integer,
    products: list(ref('ProductInsight')),
    next_offset: nullable(integer),
  }),
  NextForCustomer: objectOf<NextForCustomer>({
    person: string,
    as_of: nullable(day),
    step: objectOf<NextStep>({
      action,
      also: list(action),
      channels: list(string),
      may_personalise: boolean,
    }),
    chance: nullable(ref('PersonChance')),
    offers: list(
      objectOf<NamedOffer>({
        kind: oneOf(offerKinds),
        product: nullable(name),
        category: nullable(string),
        chance_of_order: number,
        chance_in_order: number,
        chance: number,
        revenue_minor: minor,
        margin: number,
        margin_told: boolean,
        expected_minor: number,
        because: reason,
      }),
    ),
  }),
}
