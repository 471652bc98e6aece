import type { PointsReport, ReckonedTiers, TierProgress, TiersReport } from '#shared/wire/programme'
import { tierBases } from '#shared/wire/tier'
import {
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

const some = list(ref('PersonRef'))

/** What the API answers about the programme of tiers and points as a whole, by name. */
export const answersOfProgramme: Record<string, JsonSchema> = {
  PointsReport: objectOf<PointsReport>({
    currency: string,
    minor_per_redeemed_point: number,
    people: objectOf<PointsReport['people']>({ earned: integer, holding: integer, held: integer }),
    points: objectOf<PointsReport['points']>({
      earned: integer,
      open: integer,
      held: integer,
      gone: integer,
    }),
    liability_minor: minor,
    unknown: list(oneOf(['pending', 'spent', 'expired'])),
  }),
  Tiers: objectOf<TiersReport>({
    from: day,
    to: day,
    basis: oneOf(tierBases),
    customers: integer,
    tiers: list(
      objectOf<TiersReport['tiers'][number]>({
        tier: nullable(string),
        name: nullable(string),
        threshold: nullable(number),
        people: integer,
      }),
    ),
    progress: nullable(
      list(
        objectOf<TierProgress>({
          tier: string,
          next: string,
          threshold: number,
          people: integer,
          steps: list(objectOf<TierProgress['steps'][number]>({ from: number, people: integer, some })),
        }),
      ),
    ),
    reckoned: nullable(
      objectOf<ReckonedTiers>({
        members: list(
          objectOf<ReckonedTiers['members'][number]>({
            day,
            labels: list(objectOf<{ label: string; people: number }>({ label: string, people: integer })),
          }),
        ),
        flows: list(
          objectOf<ReckonedTiers['flows'][number]>({
            from: nullable(string),
            to: string,
            people: integer,
            some,
          }),
        ),
      }),
    ),
    lacking: nullable(oneOf(['not_by_this_basis', 'too_many_orders'])),
  }),
}
