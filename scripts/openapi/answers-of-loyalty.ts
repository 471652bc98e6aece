import {
  entryKinds,
  holdReasons,
  type PointsBalance,
  type PointsEntry,
  type PointsReply,
} from '#shared/wire/points'
import type { ValueSettings, ValueWeights } from '#shared/wire/worth'
import { answersOfTiers } from './answers-of-tiers.ts'
import {
  boolean,
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

const dated = list(objectOf<PointsBalance['expiring'][number]>({ at: time, points: integer }))

/** What the API answers about tiers, points and value, by name. */
export const answersOfLoyalty: Record<string, JsonSchema> = {
  ...answersOfTiers,
  ValueSettings: objectOf<Required<ValueSettings>>({
    weights: objectOf<ValueWeights>({
      contribution: number,
      future: number,
      credit: number,
      loyalty: number,
      growth: number,
    }),
    margin: number,
    service_cost_minor: minor,
    usual_gap_days: number,
    typical_minor: minor,
  }),
  PointsEntry: objectOf<PointsEntry>(
    {
      n: integer,
      key: string,
      at: time,
      kind: oneOf(entryKinds),
      points: integer,
      available_at: time,
      expires_at: nullable(time),
      order: string,
      of: { ...integer, description: 'The row this one is about.' },
      held: list(oneOf(holdReasons)),
      forgiven: integer,
      placed_at: time,
      basis_minor: minor,
      bonuses: list(objectOf<NonNullable<PointsEntry['bonuses']>[number]>({ rule: string, points: integer })),
      referred: integer,
      reason: string,
    },
    [
      'available_at',
      'expires_at',
      'order',
      'of',
      'held',
      'forgiven',
      'placed_at',
      'basis_minor',
      'bonuses',
      'referred',
      'reason',
    ],
  ),
  PointsBalance: objectOf<PointsBalance>({
    active: integer,
    pending: integer,
    held: integer,
    spent: integer,
    expired: integer,
    earned: integer,
    expiring: dated,
    arriving: dated,
  }),
  PointsReply: objectOf<PointsReply>({
    entry: ref('PointsEntry'),
    created: boolean,
    balance: ref('PointsBalance'),
  }),
}
