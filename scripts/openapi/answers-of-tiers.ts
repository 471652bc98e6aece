import {
  type DryRunMove,
  type TierChange,
  type TierDryRun,
  type TierStanding,
  tierBases,
} from '#shared/wire/tier'
import {
  boolean,
  integer,
  type JsonSchema,
  list,
  nullable,
  number,
  objectOf,
  oneOf,
  string,
  time,
} from './json-schema.ts'

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

/** What the API answers about tiers, by name. */
export const answersOfTiers: Record<string, JsonSchema> = {
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
