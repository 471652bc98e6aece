import { channels } from '#shared/wire/channel'
import type { BasePending } from '#shared/wire/customer-base'
import type { Beliefs, BriefMe, MyLoyalty } from '#shared/wire/me'
import type { ModelsState, Portrait, Presents, Promotions, Reach, ShelfResponse } from '#shared/wire/portrait'
import { type Affinities, type Affinity, affinityKinds } from '#shared/wire/taste'
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
  time,
} from './json-schema.ts'
import { contribution, lifecycle, loyaltyIndex, needs, rfm, rhythm, satisfaction, value } from './worth.ts'

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
      index: loyaltyIndex,
      satisfaction,
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
}
