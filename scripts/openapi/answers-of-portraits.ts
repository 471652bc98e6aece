import { channels } from '#shared/wire/channel'
import type { BasePending } from '#shared/wire/customer-base'
import type { Beliefs, BriefMe, MyLoyalty } from '#shared/wire/me'
import type { ModelsState, Portrait, Presents, Promotions, Reach, ShelfResponse } from '#shared/wire/portrait'
import { type Affinities, type Affinity, affinityKinds } from '#shared/wire/taste'
import {
  type DryRunMove,
  type TierChange,
  type TierDryRun,
  type TierStanding,
  tierBases,
} from '#shared/wire/tier'
import {
  type Contribution,
  type CustomerValue,
  type ExplainedPart,
  type Lifecycle,
  type LoyaltyIndex,
  lifecycleStages,
  type Need,
  type NeedSignal,
  type Needs,
  needNames,
  type Rfm,
  type Rhythm,
  rfmSegments,
  type Satisfaction,
  valueParts,
} from '#shared/wire/worth'
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
  time,
} from './json-schema.ts'

const contribution = objectOf<Contribution>({
  orders: integer,
  gross_minor: minor,
  discount_minor: minor,
  tax_minor: minor,
  refunds_minor: minor,
  net_minor: minor,
  cost_minor: minor,
  assumed_cost_minor: minor,
  service_minor: minor,
  contribution_minor: minor,
})

const value = objectOf<CustomerValue>({
  value: number,
  parts: list(
    objectOf<ExplainedPart>({
      part: oneOf(valueParts),
      raw: nullable(number),
      unit: oneOf(['minor', 'ratio']),
      score: number,
      weight: number,
      adds: number,
      by: oneOf(['percentile', 'saturation', 'as_it_is', 'unknown']),
      formula: string,
      inputs: { type: 'object', additionalProperties: nullable(number) },
    }),
  ),
})

const presents = objectOf<Presents>({
  orders: integer,
  said: integer,
  wrapped: integer,
  other_recipient: integer,
  net_minor: minor,
  last_at: nullable(time),
  categories: list(objectOf<Presents['categories'][number]>({ name: string, lines: integer })),
})

const promotions = objectOf<Promotions>({
  orders: integer,
  on_offer: integer,
  share: nullable(number),
  with_discount: integer,
  with_reduced: integer,
  discount_minor: minor,
  average_on_offer_minor: nullable(minor),
  average_otherwise_minor: nullable(minor),
})

const modelsState: JsonSchema = {
  oneOf: [
    objectOf<Exclude<ModelsState, BasePending>>({ state: oneOf(['ready']), version: integer, as_of: day }),
    ref('Pending'),
  ],
}

const rfm = objectOf<Rfm>({
  recency_days: nullable(number),
  frequency: integer,
  monetary_minor: minor,
  average_order_minor: minor,
  score: nullable(
    objectOf<NonNullable<Rfm['score']>>({ r: integer, f: integer, m: integer, segment: oneOf(rfmSegments) }),
  ),
})

const rhythm = objectOf<Rhythm>({
  order_days: integer,
  first_at: nullable(time),
  last_at: nullable(time),
  mean_gap_days: nullable(number),
  expected_gap_days: number,
  next_order_at: nullable(time),
  days_since_last: nullable(number),
  overdue: nullable(number),
  last_gap: nullable(number),
  regularity: nullable(number),
})

const lifecycle = objectOf<Lifecycle>({
  stage: oneOf(lifecycleStages),
  rule: { ...string, description: 'The rule that decided it.' },
  inputs: objectOf<Lifecycle['inputs']>({
    orders: integer,
    overdue: nullable(number),
    p_alive: nullable(number),
    days_since_seen: number,
  }),
})

const needs = objectOf<Needs>({
  needs: list(
    objectOf<Need>({
      need: oneOf(needNames),
      score: number,
      usual: number,
      evidence: number,
      signals: list(objectOf<NeedSignal>({ name: string, value: number, usual: number, evidence: number })),
    }),
  ),
  label: nullable(oneOf(needNames)),
})

const reach = objectOf<Reach>({
  channels: objectOf<Reach['channels']>({
    email: nullable(boolean),
    sms: nullable(boolean),
    phone: nullable(boolean),
    post: nullable(boolean),
    push: nullable(boolean),
  }),
  personalisation: boolean,
})

const tierChange = objectOf<TierChange>(
  {
    at: time,
    what: oneOf(['joined', 'up', 'kept', 'grace', 'down', 'programme']),
    tier: string,
    amount: number,
    until: time,
    why: oneOf(['term_over', 'refunded']),
  },
  ['until', 'why'],
)

/** What is said of one person, by name. */
export const answersOfPortraits: Record<string, JsonSchema> = {
  Affinities: objectOf<Affinities>({
    kind: oneOf(affinityKinds),
    evidence: number,
    confidence: number,
    entries: list(
      objectOf<Affinity>({ key: string, weight: number, share: number, said: oneOf(['like', 'dislike']) }, [
        'said',
      ]),
    ),
  }),
  TierStanding: objectOf<TierStanding>({
    tier: objectOf<TierStanding['tier']>({
      id: string,
      name: string,
      multiplier: number,
      benefits: list(string),
    }),
    since: nullable(time),
    basis: oneOf(tierBases),
    amount: { ...number, description: 'What counts now, in the unit of the basis.' },
    next: nullable(
      objectOf<NonNullable<TierStanding['next']>>({
        id: string,
        name: string,
        threshold: number,
        missing: number,
        benefits: list(string),
      }),
    ),
    keep: nullable(
      objectOf<NonNullable<TierStanding['keep']>>({ threshold: number, missing: number, until: time }),
    ),
    projected: nullable(
      objectOf<NonNullable<TierStanding['projected']>>({ at: time, tier: string, name: string }),
    ),
    is_in_grace: boolean,
    term_ends_at: nullable(time),
    history: list(tierChange),
  }),
  Portrait: objectOf<Portrait>({
    who: objectOf<Portrait['who']>({
      is_known: boolean,
      since: time,
      last_seen_at: time,
      merged_visitors: integer,
      first_touch: nullable(
        objectOf<NonNullable<Portrait['who']['first_touch']>>(
          { at: time, channel: oneOf(channels), source: string, medium: string, campaign: string },
          ['source', 'medium', 'campaign'],
        ),
      ),
      birthday: nullable(string),
      birth_year: nullable(integer),
      country: nullable(string),
    }),
    where: objectOf<Portrait['where']>({
      country: nullable(string),
      by: nullable(oneOf(['told', 'orders'])),
      shipped_to: list(
        objectOf<Portrait['where']['shipped_to'][number]>({ country: string, orders: integer }),
      ),
    }),
    worth: objectOf<Portrait['worth']>({
      value,
      year: contribution,
      lifetime: contribution,
      rfm,
      outlook: objectOf<Portrait['worth']['outlook']>({
        clv_minor: nullable(minor),
        p_alive: nullable(number),
      }),
      models: nullable(modelsState),
    }),
    what: objectOf<Portrait['what']>({ affinities: list(ref('Affinities')), needs }),
    how: objectOf<Portrait['how']>({ rhythm, lifecycle, orders: integer, gift_orders: integer, presents }),
    reach,
    response: objectOf<Portrait['response']>({
      shelves_seen: integer,
      clicks: integer,
      click_rate: nullable(number),
      orders_after_click: integer,
      shelves: list(
        objectOf<ShelfResponse>({ placement: string, recommender: string, clicks: integer, orders: integer }),
      ),
      promotions,
    }),
    loyalty: objectOf<Portrait['loyalty']>({
      index: objectOf<LoyaltyIndex>({
        index: number,
        parts: list(
          objectOf<LoyaltyIndex['parts'][number]>({ name: string, value: nullable(number), formula: string }),
        ),
      }),
      satisfaction: objectOf<Satisfaction>({
        stated: nullable(number),
        answers: integer,
        quadrant: nullable(oneOf(['apostle', 'mercenary', 'hostage', 'defector'])),
      }),
      tier: nullable(ref('TierStanding')),
      points: nullable(ref('PointsBalance')),
      ledger: list(ref('PointsEntry')),
    }),
  }),
  CustomerPage: {
    allOf: [ref('CustomerDetail'), { type: 'object', properties: { portrait: ref('Portrait') } }],
  },
  Me: { allOf: [ref('CustomerDetail'), ref('BriefMe')] },
  BriefMe: objectOf<BriefMe>({
    id: string,
    currency: string,
    loyalty: nullable(
      objectOf<MyLoyalty>({
        tier: nullable(ref('TierStanding')),
        points: ref('PointsBalance'),
        points_worth_minor: minor,
        ledger: list(ref('PointsEntry')),
      }),
    ),
    beliefs: objectOf<Beliefs>({
      interests: list(ref('Affinities')),
      looks_for: nullable(oneOf(needNames)),
      reach,
    }),
  }),
  TierDryRun: objectOf<TierDryRun>({
    customers: integer,
    moves: list(
      objectOf<DryRunMove>({
        from: nullable(string),
        to: string,
        direction: oneOf(['up', 'down', 'same']),
        count: integer,
        people: list(string),
      }),
    ),
  }),
}
