import { accountStates } from '#shared/wire/account'
import { auditActions } from '#shared/wire/audit'
import { channels, type VisitSource } from '#shared/wire/channel'
import { anomalyKinds, anomalyStates } from '#shared/wire/inspection'
import type {
  ExportedAct,
  ExportedAnswer,
  ExportedOrder,
  ExportedPoints,
  ExportedProduct,
  ExportedScore,
  ExportedSuspicion,
  ExportedTier,
  ExportedVisit,
  PersonExport,
} from '#shared/wire/person-export'
import { keptBack } from '#shared/wire/person-export'
import { entryKinds, holdReasons } from '#shared/wire/points'
import { questionKinds, touchPoints } from '#shared/wire/question'
import { affinityKinds } from '#shared/wire/taste'
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

const moment: JsonSchema = { type: 'string', format: 'date-time' }
const map = (values: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: values })
type Row<K extends keyof PersonExport> = NonNullable<PersonExport[K]> extends (infer R)[] ? R : never

const product = objectOf<ExportedProduct>({
  id: nullable(string),
  title: nullable(string),
  url: nullable(string),
})
const source = { channel: oneOf(channels), source: string, medium: string, campaign: string }
const optionalSource = ['source', 'medium', 'campaign'] as const
const bonus = objectOf<ExportedPoints['bonuses'][number]>({ rule: string, points: integer })

const told = objectOf<PersonExport['told']>({
  birthday: nullable(string),
  birth_year: nullable(integer),
  country: nullable(string),
  personalisation: boolean,
  channels: map(boolean),
  interests: map({ type: 'object', properties: { likes: list(string), dislikes: list(string) } }),
  answers: list(
    objectOf<ExportedAnswer>({
      id: string,
      at: moment,
      kind: oneOf(questionKinds),
      touch_point: oneOf(touchPoints),
      value: integer,
      expected: nullable(integer),
      order_id: nullable(string),
      comment: nullable(string),
    }),
  ),
  question_put_off_at: nullable(moment),
})

const visit = objectOf<ExportedVisit>({
  began_at: moment,
  ended_at: moment,
  as: { ...nullable(string), description: 'The visitor it was begun as, where that was joined later.' },
  came_from: nullable(objectOf<VisitSource>(source, optionalSource)),
  steps: list(oneOf(['view', 'cart', 'checkout', 'order'])),
  opened: list(objectOf<ExportedVisit['opened'][number]>({ at: moment, product })),
})

const order = objectOf<ExportedOrder>(
  {
    id: string,
    created_at: moment,
    updated_at: moment,
    cancelled: boolean,
    customer_name: nullable(string),
    items: list(
      objectOf<ExportedOrder['items'][number]>(
        {
          item_id: string,
          title: nullable(string),
          url: nullable(string),
          quantity: integer,
          total_minor: minor,
          cost_minor: minor,
          shelf: nullable(
            objectOf<{ placement: string; recommender: string }>({ placement: string, recommender: string }),
          ),
        },
        ['cost_minor'],
      ),
    ),
    discount_minor: minor,
    tax_minor: minor,
    shipping_minor: minor,
    service_cost_minor: minor,
    gross_minor: minor,
    net_minor: minor,
    refunds: list(
      objectOf<ExportedOrder['refunds'][number]>({ id: string, created_at: moment, amount_minor: minor }),
    ),
    rate: nullable(number),
    country: nullable(string),
    gift: nullable(oneOf(['said', 'wrapped', 'other_recipient'])),
    problems: list(string),
    came_through: nullable(
      objectOf<NonNullable<ExportedOrder['came_through']>>({ first: oneOf(channels), last: oneOf(channels) }),
    ),
    first_order: boolean,
  },
  ['service_cost_minor'],
)

const points = objectOf<ExportedPoints>({
  at: moment,
  kind: oneOf(entryKinds),
  points: integer,
  key: string,
  available_at: nullable(moment),
  expires_at: nullable(moment),
  order_id: nullable(string),
  placed_at: nullable(moment),
  basis_minor: nullable(minor),
  bonuses: list(bonus),
  held: list(oneOf(holdReasons)),
  forgiven: nullable(integer),
  reason: nullable(string),
})

const tier = objectOf<ExportedTier>({
  id: string,
  since: moment,
  certain_until: nullable(moment),
  grace_until: nullable(moment),
  rests_on: nullable(
    objectOf<NonNullable<ExportedTier['rests_on']>>({ from: nullable(moment), to: moment, amount: number }),
  ),
  history: list(
    objectOf<ExportedTier['history'][number]>({
      at: moment,
      what: oneOf(['joined', 'up', 'kept', 'grace', 'down', 'programme']),
      tier: string,
      amount: number,
      until: nullable(moment),
      why: nullable(oneOf(['term_over', 'refunded'])),
    }),
  ),
})

const suspicion = objectOf<ExportedSuspicion>({
  kind: oneOf(anomalyKinds),
  means: string,
  order_id: nullable(string),
  day: nullable(day),
  score: number,
  figures: map(number),
  state: oneOf(anomalyStates),
  note: nullable(string),
  found_at: moment,
  decided_at: nullable(moment),
})

const notes = objectOf<NonNullable<PersonExport['notes']>>({
  owner: nullable(string),
  next_action: nullable(string),
  due_on: nullable(day),
  state: oneOf(accountStates),
  snoozed_until: nullable(day),
  changed_at: nullable(moment),
})

/** The file of one person. */
export const answersOfExport: Record<string, JsonSchema> = {
  PersonExport: objectOf<PersonExport>(
    {
      format: { const: 1 },
      exported_at: moment,
      store: objectOf<PersonExport['store']>({
        id: string,
        name: string,
        currency: string,
        time_zone: string,
      }),
      person: objectOf<PersonExport['person']>({
        id: string,
        kind: oneOf(['customer', 'guest', 'visitor', 'nobody']),
        name: nullable(string),
        known_since: moment,
        last_seen_at: moment,
        also_known_as: list(string),
      }),
      told,
      first_visit: nullable(
        objectOf<NonNullable<PersonExport['first_visit']>>({ ...source, at: moment }, optionalSource),
      ),
      visits: list(visit),
      acts: list(
        objectOf<ExportedAct>({
          at: moment,
          name: string,
          products: list(product),
          placement: nullable(string),
          recommender: nullable(string),
          search_term: nullable(string),
        }),
      ),
      counts: map(integer),
      clicks: list(objectOf<Row<'clicks'>>({ at: moment, product, placement: string, recommender: string })),
      hidden: list(objectOf<Row<'hidden'>>({ product, hidden: boolean, at: nullable(moment) })),
      bought: list(objectOf<Row<'bought'>>({ at: moment, product })),
      experiments: list(objectOf<Row<'experiments'>>({ experiment: string, arm: string, met_at: moment })),
      orders: list(order),
      guest_orders: list(
        objectOf<Row<'guest_orders'>>({ order_id: string, at: moment, gross_minor: minor, net_minor: minor }),
      ),
      points: list(points),
      taste: list(
        objectOf<Row<'taste'>>({
          day,
          kind: oneOf([...affinityKinds, 'way_of_shopping']),
          name: string,
          weight: number,
        }),
      ),
      interests: list(ref('Affinities')),
      scores: list(
        objectOf<ExportedScore>({
          score: string,
          value: { type: ['number', 'string', 'null'] },
          means: string,
        }),
      ),
      scores_as_of: { ...nullable(day), description: 'Null before the first run of the models.' },
      tier: nullable(tier),
      called: list(
        objectOf<Row<'called'>>({
          from: day,
          tier: nullable(string),
          rfm: nullable(string),
          cluster: nullable(string),
          lifecycle: string,
        }),
      ),
      notes: nullable(notes),
      suspicions: list(suspicion),
      log: list(
        objectOf<Row<'log'>>(
          {
            at: moment,
            action: oneOf(auditActions),
            by: oneOf(['secret', 'merchant', 'person', 'deployment']),
            key: string,
            fields: list(string),
          },
          ['key'],
        ),
      ),
      unread: { ...map({ type: 'object' }), description: 'What a later version of the software kept.' },
      left_out: list(oneOf(keptBack)),
    },
    ['guest_orders', 'notes', 'suspicions'],
  ),
}
