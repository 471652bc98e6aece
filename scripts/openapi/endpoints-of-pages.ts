import { limits } from '#shared/wire/limits'
import { badBody, type Endpoint, pathId, query } from './endpoint.ts'
import { integer, oneOf, ref, string } from './json-schema.ts'

/** What pages and the persons behind them may ask. */
export const endpointsOfPages: Endpoint[] = [
  {
    method: 'post',
    path: '/v1/events',
    group: 'From the page',
    summary: 'Send what a shopper did',
    description:
      'The body is JSON, sent as `text/plain` from a page so that the browser needs no preflight. A bad event is ' +
      'rejected alone, with its index and its faults. Repeating an event (same `id`) changes nothing. Without ' +
      '`visitor` a signed visitor id is issued: keep it and send it with every later request.',
    access: 'publishable',
    body: { schema: ref('EventBatch'), text: true },
    answer: { status: 202, description: 'Taken.', schema: ref('EventBatchResult') },
    problems: [
      ...badBody,
      'origin_forbidden',
      'visitor_invalid',
      'identity_invalid',
      'erased',
      'too_many_requests',
    ],
  },
  {
    method: 'post',
    path: '/v1/recommendations',
    group: 'From the page',
    summary: 'Fill all shelves of a page',
    description:
      'One request for every shelf, with what the page knows. Each product says which recommender chose it and why. ' +
      'The answer is `private, no-store`.',
    access: 'publishable',
    body: { schema: ref('RecommendationRequest'), text: true },
    answer: {
      status: 200,
      description: 'The shelves, in the order asked.',
      schema: ref('RecommendationResult'),
    },
    problems: [...badBody, 'origin_forbidden', 'visitor_invalid', 'identity_invalid', 'too_many_requests'],
  },
  {
    method: 'get',
    path: '/v1/stores/{store}/items/{id}/recommendations',
    group: 'From the page',
    summary: 'A product’s shelf, for everybody',
    description: 'Anonymous and cacheable: `s-maxage=30, stale-while-revalidate`.',
    access: 'open',
    parameters: [
      { name: 'store', in: 'path', description: 'The store’s id.', schema: string },
      pathId('product'),
      query('placement', 'Which shelf; `product` unless given.'),
      query('limit', `Products, 1 to ${limits.productsPerShelf}.`, integer),
    ],
    answer: { status: 200, description: 'One shelf.', schema: ref('RecommendationResult') },
    problems: ['invalid_request', 'not_found'],
  },
  {
    method: 'get',
    path: '/v1/me',
    group: 'The person',
    summary: 'What is kept on me',
    access: 'person',
    parameters: [
      query('brief', '`true`: only `id`, `currency`, `loyalty` and `beliefs`.', oneOf(['true', 'false'])),
    ],
    answer: {
      status: 200,
      description: 'The person’s own profile.',
      schema: { anyOf: [ref('Me'), ref('BriefMe')] },
    },
    problems: ['visitor_invalid', 'identity_invalid', 'identity_required', 'not_found', 'erased'],
  },
  {
    method: 'get',
    path: '/v1/me/export',
    group: 'The person',
    summary: 'Everything kept on me, as a file',
    access: 'person',
    answer: {
      status: 200,
      description: 'The file, format 1, without what `left_out` names.',
      schema: ref('PersonExport'),
    },
    problems: ['visitor_invalid', 'identity_invalid', 'identity_required', 'not_found', 'erased'],
  },
  {
    method: 'delete',
    path: '/v1/me',
    group: 'The person',
    summary: 'Forget me',
    description: 'Erases the profile, the timeline, and what the person taught the recommenders.',
    access: 'person',
    answer: { status: 204, description: 'Forgotten.' },
    problems: ['visitor_invalid', 'identity_invalid', 'identity_required', 'not_found'],
  },
]
