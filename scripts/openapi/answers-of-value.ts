import {
  type RankedPart,
  type RankedPerson,
  type RankedScore,
  rankedParts,
  type ValueRanking,
} from '#shared/wire/value-ranking'
import {
  day,
  integer,
  type JsonSchema,
  list,
  nullable,
  number,
  objectOf,
  oneOf,
  ref,
  string,
} from './json-schema.ts'

const score = nullable(objectOf<NonNullable<RankedScore>>({ raw: number, score: number }))
const parts = Object.fromEntries(rankedParts.map((part) => [part, score])) as Record<RankedPart, JsonSchema>

/** The shapes of answers about what customers are worth, beside one another. */
export const answersOfValue: Record<string, JsonSchema> = {
  ValueRanking: {
    oneOf: [
      objectOf<Extract<ValueRanking, { state: 'ready' }>>({
        state: oneOf(['ready']),
        version: integer,
        as_of: day,
        customers: integer,
        people: list(
          objectOf<RankedPerson>({
            person: string,
            name: nullable(string),
            parts: objectOf<RankedPerson['parts']>(parts),
          }),
        ),
      }),
      ref('Pending'),
    ],
  },
}
