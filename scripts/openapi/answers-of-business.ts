import type { Bought, DriverParts } from '#shared/insight/drivers'
import type { Estimate } from '#shared/insight/estimate'
import type { ScoreCard } from '#shared/insight/scorecard'
import { accountStates, type KeyAccountRow, type KeyAccounts, type PersonRef } from '#shared/wire/account'
import type { AttractivenessAnswer, AttractivenessRow } from '#shared/wire/attractiveness'
import type { CategoryShare, CategoryShares } from '#shared/wire/category-share'
import { type BuyerShares, type DriversAnswer, driverLabels, personLabels } from '#shared/wire/drivers'
import {
  type ClusterNames,
  type MovementFlow,
  type MovementPeople,
  type MovementsAnswer,
  movementLabels,
} from '#shared/wire/movement'
import type { NeedsCell, NeedsGrid } from '#shared/wire/needs-grid'
import type { ScorecardAnswer, SegmentationsAnswer } from '#shared/wire/scorecard'
import type { TreatmentAnswer } from '#shared/wire/treatment'
import { needNames } from '#shared/wire/worth'
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

const bought = objectOf<Bought>({ customers: integer, orders: integer, revenue: minor })
const parts = objectOf<DriverParts>({ customers: minor, frequency: minor, order_value: minor })
const change = { before: bought, after: bought, change: minor, parts }
const label = nullable(string)
const range = objectOf<{ from: string; to: string }>({ from: day, to: day })
const estimate = nullable(
  objectOf<Estimate>({ value: number, low: nullable(number), high: nullable(number), n: integer }),
)
const state = oneOf(['ready', 'pending'])
const shares = objectOf<BuyerShares>({
  repeat_customers: nullable(number),
  returning_customers: nullable(number),
  returning_revenue: nullable(number),
})
const card: { [K in keyof ScoreCard]-?: JsonSchema } = {
  customers: integer,
  orders: integer,
  given: objectOf<ScoreCard['given']>({ discount: minor, refund: minor, service: minor, points: minor }),
  captured: objectOf<ScoreCard['captured']>({
    gross: minor,
    net: minor,
    cost: minor,
    contribution: minor,
    contribution_after_points: minor,
  }),
  captured_per_given: nullable(number),
  order_value: estimate,
  discount_share: estimate,
  full_price_share: estimate,
  repeat_rate: estimate,
}
const flow = objectOf<MovementFlow>({ from: label, arrived: boolean, to: label, people: integer })

/** Answers about the business as a whole, by name. */
export const answersOfBusiness: Record<string, JsonSchema> = {
  Drivers: objectOf<DriversAnswer>({
    currency: string,
    from: day,
    to: day,
    compared_with: range,
    revenue: objectOf<DriversAnswer['revenue']>({
      before: minor,
      after: minor,
      change: minor,
      growth: nullable(number),
    }),
    groups: list(
      objectOf<DriversAnswer['groups'][number]>({ group: oneOf(['new', 'returning', 'unknown']), ...change }),
    ),
    parts,
    shares: objectOf<DriversAnswer['shares']>({ before: shares, after: shares }),
    by: oneOf(driverLabels),
    contributors: nullable(
      list(
        objectOf<NonNullable<DriversAnswer['contributors']>[number]>({
          label,
          name: label,
          share: nullable(number),
          ...change,
        }),
      ),
    ),
    left_out: objectOf<DriversAnswer['left_out']>({ labels: integer, change: minor }),
  }),
  Scorecard: objectOf<ScorecardAnswer>({
    state,
    currency: string,
    from: day,
    to: day,
    by: oneOf(personLabels),
    assumed: objectOf<ScorecardAnswer['assumed']>({
      margin: number,
      service_cost_minor: minor,
      minor_per_redeemed_point: number,
    }),
    groups: list(objectOf<ScorecardAnswer['groups'][number]>({ label, name: label, ...card })),
    everybody: objectOf<ScoreCard>(card),
  }),
  Segmentations: objectOf<SegmentationsAnswer>({
    state,
    as_of: day,
    days: integer,
    people: integer,
    segmentations: list(
      objectOf<SegmentationsAnswer['segmentations'][number]>({
        by: oneOf(personLabels),
        groups: integer,
        explained: nullable(number),
        explained_log: nullable(number),
      }),
    ),
  }),
  Movements: objectOf<MovementsAnswer>({
    of: oneOf(movementLabels),
    from: nullable(day),
    to: nullable(day),
    nodes: list(
      objectOf<MovementsAnswer['nodes'][number]>({
        label,
        name: label,
        people_from: integer,
        people_to: integer,
      }),
    ),
    flows: list(flow),
    stayed: nullable(number),
    members: list(
      objectOf<MovementsAnswer['members'][number]>({
        day,
        labels: list(objectOf<{ label: string | null; people: number }>({ label, people: integer })),
      }),
    ),
    snapshots: list(
      objectOf<MovementsAnswer['snapshots'][number]>({ day, people: integer, rows_written: integer }),
    ),
  }),
  PersonRef: objectOf<PersonRef>({ person: string, name: label }),
  MovementPeople: objectOf<MovementPeople>({
    people: list(ref('PersonRef')),
    total: integer,
    next_cursor: nullable(string),
  }),
  ClusterNames: objectOf<ClusterNames>({
    clusters: list(
      objectOf<ClusterNames['clusters'][number]>({ cluster: integer, key: integer, name: label }),
    ),
  }),
  TreatmentAnswer: objectOf<TreatmentAnswer>({
    bands: list(
      objectOf<TreatmentAnswer['bands'][number]>({
        id: string,
        name: string,
        share: number,
        price: string,
        care: string,
        service: string,
        customers: integer,
        net_revenue_minor: minor,
        revenue_share: nullable(number),
      }),
    ),
  }),
  KeyAccountRow: objectOf<KeyAccountRow>({
    person: string,
    name: label,
    owner: label,
    next_action: label,
    due_on: nullable(day),
    state: oneOf(accountStates),
    snoozed_until: nullable(day),
    changed_at: nullable(integer),
    value: nullable(minor),
    alive: nullable(number),
    value_at_risk: nullable(minor),
    reasons: list(oneOf(['key', 'at_risk', 'noted'])),
  }),
  KeyAccounts: objectOf<KeyAccounts>({
    state,
    share: number,
    reached: nullable(number),
    accounts: list(ref('KeyAccountRow')),
  }),
  Attractiveness: objectOf<AttractivenessAnswer>({
    state,
    by: oneOf(personLabels),
    experiment: nullable(
      objectOf<NonNullable<AttractivenessAnswer['experiment']>>({
        id: string,
        arm: string,
        baseline: string,
      }),
    ),
    sample: integer,
    groups: list(
      objectOf<AttractivenessRow>({
        label: string,
        size: integer,
        clv: estimate,
        uplift: estimate,
        cost_minor: nullable(minor),
        potential_minor: nullable(minor),
        score: nullable(number),
        unknown: list(oneOf(['uplift', 'cost', 'clv'])),
      }),
    ),
  }),
  NeedsGrid: objectOf<NeedsGrid>({
    bands: list(
      objectOf<NeedsGrid['bands'][number]>({
        band: string,
        name: string,
        customers: integer,
        sample: integer,
      }),
    ),
    needs: list(nullable(oneOf(needNames))),
    cells: list(
      objectOf<NeedsCell>({
        band: string,
        need: nullable(oneOf(needNames)),
        people: integer,
        share: estimate,
      }),
    ),
  }),
  CategoryShares: objectOf<CategoryShares>({
    from: day,
    to: day,
    least: objectOf<CategoryShares['least']>({ gaps: integer, people: integer }),
    categories: list(
      objectOf<CategoryShare>({
        category: string,
        buyers: integer,
        purchases: integer,
        rhythm: nullable(
          objectOf<NonNullable<CategoryShare['rhythm']>>({
            median_days: number,
            low_days: integer,
            high_days: integer,
            gaps: integer,
            people: integer,
          }),
        ),
        expected: nullable(number),
        share: nullable(
          objectOf<NonNullable<CategoryShare['share']>>({ value: number, low: number, high: number }),
        ),
      }),
    ),
    caution: string,
  }),
}
