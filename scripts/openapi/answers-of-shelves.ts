import type { PlacementList } from '#shared/wire/placement'
import {
  type DataName,
  type DataNeed,
  dataNames,
  type Readiness,
  type RecommenderReadiness,
} from '#shared/wire/readiness'
import { recommenders } from '#shared/wire/recommendation'
import type { RecommendationSettings } from '#shared/wire/recommendation-settings'
import type { RulesPreview } from '#shared/wire/rule'
import type { CustomerScores, ProductScore, ScoreParts, ScoreResult } from '#shared/wire/score'
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
} from './json-schema.ts'

/** What is answered about shelves beside the shelves themselves, by name. */
export const answersOfShelves: Record<string, JsonSchema> = {
  PlacementList: objectOf<PlacementList>({
    placements: list({
      allOf: [ref('Placement'), { type: 'object', properties: { name: string, changed: boolean } }],
    }),
  }),
  Readiness: objectOf<Readiness>({
    data: objectOf<Readiness['data']>(
      Object.fromEntries(dataNames.map((name) => [name, integer])) as Record<DataName, JsonSchema>,
    ),
    recommenders: list(
      objectOf<RecommenderReadiness>({
        recommender: oneOf(recommenders),
        status: oneOf(['waiting', 'growing', 'ready']),
        needs: list(
          objectOf<DataNeed>({ data: oneOf(dataNames), have: integer, least: integer, enough: integer }),
        ),
        missing: list(
          objectOf<RecommenderReadiness['missing'][number]>({ data: oneOf(dataNames), count: integer }),
        ),
      }),
    ),
  }),
  ScoreResult: objectOf<ScoreResult>({
    customers: list(
      objectOf<CustomerScores>({
        customer: string,
        status: oneOf(['scored', 'unknown', 'erased', 'opted_out']),
        scores: list(
          objectOf<ProductScore>(
            {
              product: string,
              score: { ...number, description: '0: nothing speaks for it. Below 1.' },
              parts: objectOf<ScoreParts>({
                session: number,
                long_term: number,
                category: number,
                brand: number,
                price_fit: number,
                repurchase: number,
              }),
              hidden: { ...boolean, description: 'The customer does not want to see it.' },
            },
            ['hidden'],
          ),
        ),
      }),
    ),
    unknown_products: list(string),
  }),
  RulesPreview: objectOf<RulesPreview>({
    before: ref('Shelf'),
    after: ref('Shelf'),
    added: { ...list(string), description: 'Products of `after` alone, by id.' },
    removed: { ...list(string), description: 'Products of `before` alone, by id.' },
  }),
  RecommendationSettings: objectOf<RecommendationSettings>({
    weights: objectOf<RecommendationSettings['weights']>({
      view: number,
      cart: number,
      wishlist: number,
      purchase: number,
    }),
    half_life_days: number,
    exploration: number,
    diversity: number,
    max_per_brand: nullable(integer),
    max_per_category: nullable(integer),
    free_shipping_minor: nullable(minor),
  }),
}
