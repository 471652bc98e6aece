import type { Associations, ProductRule, RuleProduct } from '#shared/wire/association'
import type {
  AccountRow,
  BaseForecast,
  BasePending,
  BaseRetention,
  BaseRun,
  BaseSegments,
  BaseSpread,
  BaseValue,
  CubeCell,
  CustomerOutlookAnswer,
} from '#shared/wire/customer-base'
import { cubeAxes, runPhases } from '#shared/wire/customer-base'
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

const ruleProduct = objectOf<RuleProduct>({ id: string, title: string })

const orderModel = objectOf<Record<'r' | 'alpha' | 'a' | 'b', number>>({
  r: number,
  alpha: number,
  a: number,
  b: number,
})
const spending = nullable(objectOf<Record<'p' | 'q' | 'v', number>>({ p: number, q: number, v: number }))
const days = objectOf<Record<'days_30' | 'days_90' | 'days_365', number>>({
  days_30: number,
  days_90: number,
  days_365: number,
})
const drivers = objectOf<Record<'customers' | 'margin' | 'retention' | 'discount', number>>({
  customers: number,
  margin: number,
  retention: number,
  discount: number,
})

const run = { state: oneOf(['ready']), version: integer, as_of: day, customers: integer }

/** An answer that is there, or is still being worked out. */
function answer<T>(properties: { [K in keyof T]-?: JsonSchema }): JsonSchema {
  return {
    oneOf: [objectOf<BaseRun & { state: 'ready' } & T>({ ...run, ...properties } as never), ref('Pending')],
  }
}

const counted = { customers: integer, worth: minor }
const window = objectOf<BaseRetention['windows'][number]>({
  from: day,
  to: day,
  active: integer,
  fresh: integer,
  kept: integer,
  won_back: integer,
  lapsed: integer,
  retention_rate: nullable(number),
  repeat_rate: nullable(number),
  quick_ratio: nullable(number),
})
const cohort = objectOf<BaseRetention['cohorts'][number]>({
  name: string,
  customers: integer,
  cells: list(
    objectOf<BaseRetention['cohorts'][number]['cells'][number]>({
      after: integer,
      people: integer,
      share: number,
      revenue: minor,
      cumulative_per_customer: number,
      complete: boolean,
    }),
  ),
})
const backTest = objectOf<NonNull<BaseForecast['back_test']>['orders']>({
  predicted: number,
  actual: number,
  error: nullable(number),
  naive_error: nullable(number),
})

/** What the API answers about the whole customer base, by name. */
export const answersOfInsights: Record<string, JsonSchema> = {
  BaseValue: answer<BaseValue>({
    obstacle: nullable(string),
    fit: nullable(
      objectOf<NonNull<BaseValue['fit']>>({
        model: oneOf(['MBG/NBD']),
        parameters: orderModel,
        log_likelihood: number,
        spending,
        correlation: nullable(number),
        mean_worth: minor,
        sample: integer,
      }),
    ),
    outlook: nullable(
      objectOf<NonNull<BaseValue['outlook']>>({
        mean_alive: number,
        alive_tenths: list(integer),
        expected_orders: days,
        lifetime_value: minor,
        lifetime_value_percentiles: list(minor),
        year_worth_percentiles: list(minor),
      }),
    ),
    equity: nullable(
      objectOf<NonNull<BaseValue['equity']>>({
        customers: integer,
        margin: minor,
        retention: number,
        discount: number,
        lifetime_years: number,
        equity: number,
        elasticity: drivers,
        ten_per_cent_more: drivers,
      }),
    ),
  }),
  BaseSegments: answer<BaseSegments>({
    rfm: objectOf<BaseSegments['rfm']>({
      breaks: objectOf<BaseSegments['rfm']['breaks']>({
        recency: list(integer),
        frequency: list(integer),
        worth: list(minor),
      }),
      grid: list(
        objectOf<BaseSegments['rfm']['grid'][number]>({ recency: integer, frequency: integer, ...counted }),
      ),
      segments: list(objectOf<BaseSegments['rfm']['segments'][number]>({ segment: string, ...counted })),
    }),
    clusters: nullable(
      objectOf<NonNull<BaseSegments['clusters']>>({
        k: integer,
        silhouette: number,
        seed: integer,
        adjusted_rand: nullable(number),
        list: list(
          objectOf<NonNull<BaseSegments['clusters']>['list'][number]>({
            cluster: integer,
            ...counted,
            centre: objectOf<NonNull<BaseSegments['clusters']>['list'][number]['centre']>({
              worth: number,
              orders: number,
              days_since: number,
              tenure: number,
              troubled: number,
            }),
          }),
        ),
      }),
    ),
    cube_breaks: list(minor),
    by: oneOf(cubeAxes),
    cube: list(
      objectOf<CubeCell>({ tercile: integer, cluster: integer, group: nullable(string), ...counted }),
    ),
  }),
  BaseRetention: answer<BaseRetention>({
    repeat_rate: nullable(number),
    cohorts: list(cohort),
    windows: list(window),
    alive_by_worth: list(
      objectOf<BaseRetention['alive_by_worth'][number]>({
        alive_from: number,
        worth_from: integer,
        customers: integer,
        worth: integer,
      }),
    ),
  }),
  BaseForecast: answer<BaseForecast>({
    weeks: integer,
    forecast: nullable(
      objectOf<NonNull<BaseForecast['forecast']>>({
        orders: number,
        revenue: minor,
        known_orders: number,
        known_revenue: minor,
        new_orders: number,
        new_revenue: minor,
      }),
    ),
    back_test: nullable(
      objectOf<NonNull<BaseForecast['back_test']>>({ orders: backTest, revenue: backTest }),
    ),
  }),
  Associations: objectOf<Associations>({
    orders_counted: integer,
    orders: integer,
    rules: list(
      objectOf<ProductRule>({
        left: ruleProduct,
        right: ruleProduct,
        orders: integer,
        left_orders: integer,
        right_orders: integer,
        people: integer,
        support: number,
        confidence: number,
        lift: number,
        lift_at_least: number,
        leverage: number,
      }),
    ),
  }),
  AccountRow: objectOf<AccountRow>({
    person: string,
    name: nullable(string),
    value: minor,
    alive: number,
    value_at_risk: minor,
  }),
  BaseSpread: answer<BaseSpread>({
    total: minor,
    gini: nullable(number),
    curve: list(objectOf<BaseSpread['curve'][number]>({ customers: number, worth: number })),
    top: list(
      objectOf<BaseSpread['top'][number]>({ share: number, brings: number, from: nullable(integer) }),
    ),
    key_accounts: objectOf<BaseSpread['key_accounts']>({ share: number, list: list(ref('AccountRow')) }),
    at_risk: list(ref('AccountRow')),
  }),
  Pending: objectOf<BasePending>({ state: oneOf(['pending']), phase: nullable(oneOf(runPhases)) }),
  CustomerOutlook: objectOf<CustomerOutlookAnswer>(
    {
      state: oneOf(['ready']),
      person: string,
      version: integer,
      as_of: day,
      history: objectOf<CustomerOutlookAnswer['history']>({
        repeats: integer,
        recency_weeks: number,
        age_weeks: number,
        value: number,
      }),
      model: objectOf<CustomerOutlookAnswer['model']>({ orders: orderModel, spending, mean_worth: number }),
      alive: number,
      expected_orders: days,
      chance_90_days: number,
      order_worth: number,
      lifetime_value: number,
      next_order_days: objectOf<CustomerOutlookAnswer['next_order_days']>({ median: number, late: number }),
      purchase: nullable(ref('PersonChance')),
    },
    ['purchase'],
  ),
}
