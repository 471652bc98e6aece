import type { ItemRef } from '#shared/wire/reason'
import {
  type OfferedProduct,
  type RecommendationResult,
  recommenders,
  type Shelf,
  type ShelfProduct,
} from '#shared/wire/recommendation'
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

const reason: JsonSchema = {
  type: 'object',
  description:
    'Why a product is shown, in data: what truly chose it. `people` and `of` appear from 5 people up.',
  properties: {
    because: oneOf([
      'viewed',
      'also_viewed',
      'viewed_then_bought',
      'bought_together',
      'buy_again',
      'similar',
      'history',
      'recently_viewed',
      'category',
      'brand',
      'on_sale',
      'to_free_shipping',
      'trending',
      'bestseller',
      'new',
      'chosen',
      'discover',
    ]),
    item: objectOf<ItemRef>({ id: string, title: string }),
    category: string,
    brand: string,
    shared: string,
    did: oneOf(['bought', 'viewed']),
    people: integer,
    of: integer,
    times: integer,
    last_at: time,
    percent: integer,
    hours: integer,
    missing_minor: minor,
  },
  required: ['because'],
}

const offered = {
  id: string,
  title: string,
  url: string,
  image_url: string,
  price_minor: minor,
  list_price_minor: minor,
  currency: string,
  brand: string,
  rating: number,
  rating_count: integer,
}
const optionalOfOffered = ['image_url', 'list_price_minor', 'brand', 'rating', 'rating_count'] as const

/** What the API answers when a page asks for shelves, by name. */
export const answersOfRecommendations: Record<string, JsonSchema> = {
  Reason: reason,
  OfferedProduct: objectOf<OfferedProduct>(offered, optionalOfOffered),
  ShelfProduct: objectOf<ShelfProduct>(
    {
      ...offered,
      recommender: oneOf(recommenders),
      reason: ref('Reason'),
    },
    optionalOfOffered,
  ),
  Shelf: objectOf<Shelf>(
    {
      id: string,
      placement: string,
      recommender: nullable(oneOf(recommenders)),
      heading: nullable(ref('Reason')),
      personal: { ...boolean, description: 'The shopper’s own actions chose the products.' },
      fallback: { ...boolean, description: 'The first recommenders had nothing; a general list stands in.' },
      products: list(ref('ShelfProduct')),
      subject: ref('OfferedProduct'),
      experiments: list(
        objectOf<NonNullable<Shelf['experiments']>[number]>({ experiment: string, arm: string }),
      ),
      holdout: { ...boolean, description: 'No shelf for this visitor: an arm of an experiment.' },
    },
    ['subject', 'experiments', 'holdout'],
  ),
  RecommendationResult: objectOf<RecommendationResult>({ id: string, shelves: list(ref('Shelf')) }),
}
