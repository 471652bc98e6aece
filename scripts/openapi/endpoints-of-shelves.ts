import { limits } from '#shared/wire/limits'
import { badBody, type Endpoint, pathId, query } from './endpoint.ts'
import { integer, oneOf, ref } from './json-schema.ts'

const group = 'For the merchant'

/** What the merchant decides about shelves, and asks about them. */
export const endpointsOfShelves: Endpoint[] = [
  {
    method: 'get',
    path: '/v1/placements',
    group,
    summary: 'The placements as they are served',
    description:
      'Ours, with those that the store changed or made (`placements` of the settings) in their places.',
    access: 'secret-or-login',
    answer: { status: 200, description: 'All placements.', schema: ref('PlacementList') },
    problems: [],
  },
  {
    method: 'get',
    path: '/v1/insights/readiness',
    group,
    summary: 'What each recommender still lacks',
    description:
      'How much data there is, from how much on a recommender says anything, and how much it can use.',
    access: 'secret-or-login',
    answer: { status: 200, description: 'Every recommender.', schema: ref('Readiness') },
    problems: [],
  },
  {
    method: 'post',
    path: '/v1/rules/preview',
    group,
    summary: 'Try rules out',
    description:
      'One shelf under the rules as they are and under those in the body, which take the place of all of the ' +
      'store’s. Nothing is saved.',
    access: 'secret-or-login',
    body: { schema: ref('RulesPreviewRequest') },
    answer: { status: 200, description: 'Before and after.', schema: ref('RulesPreview') },
    problems: [...badBody, 'not_found', 'erased'],
  },
  {
    method: 'get',
    path: '/v1/customers/{id}/recommendations',
    group,
    summary: 'A customer’s shelf, for an e-mail',
    description: 'As JSON, or as a block of HTML made of tables with styles in the elements.',
    access: 'secret',
    parameters: [
      pathId('person'),
      query('placement', 'Which shelf; `email` unless given.'),
      query('limit', `Products, 1 to ${limits.productsPerShelf}; 6 unless given.`, integer),
      query('format', '`json` unless given.', oneOf(['json', 'html'])),
      query('title', 'HTML: said above the products.'),
      query('columns', 'HTML: products in a row, 1 to 6; 3 unless given.', integer),
      query('lang', 'HTML: a language tag, for prices; `en` unless given.'),
    ],
    answer: { status: 200, description: 'The shelf.', schema: ref('RecommendationResult') },
    problems: ['invalid_request', 'not_found', 'erased'],
  },
  {
    method: 'post',
    path: '/v1/scores',
    group: 'From the shop’s server',
    summary: 'Score customers with products',
    description: 'Every customer with every product: a score from 0 to 1 with its parts.',
    access: 'secret',
    body: { schema: ref('ScoreRequest') },
    answer: { status: 200, description: 'The scores.', schema: ref('ScoreResult') },
    problems: badBody,
  },
]
