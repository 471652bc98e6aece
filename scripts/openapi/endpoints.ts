import { customerSorts } from '#shared/wire/customer'
import { limits } from '#shared/wire/limits'
import type { ProblemCode } from '#shared/wire/problem'
import { integer, type JsonSchema, oneOf, ref, string } from './json-schema.ts'

/** Who may call: the deployment secret, a store's secret or publishable key, a logged-in merchant, the person. */
export type Access = 'open' | 'deployment' | 'secret' | 'secret-or-login' | 'publishable' | 'person'

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  description: string
  schema: JsonSchema
}

export interface Endpoint {
  method: 'get' | 'put' | 'post' | 'delete'
  path: string
  group: string
  summary: string
  description?: string
  access: Access
  parameters?: Parameter[]
  /** Name of the body's schema. `bulk`: JSON Lines of it, or one object. */
  body?: { schema: JsonSchema; bulk?: boolean; text?: boolean }
  answer: { status: number; description: string; schema?: JsonSchema; type?: string }
  problems: ProblemCode[]
}

const pathId = (of: string): Parameter => ({
  name: 'id',
  in: 'path',
  description: `The ${of}’s id.`,
  schema: string,
})
const query = (name: string, description: string, schema: JsonSchema = string): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})
const cursor = query('cursor', '`next_cursor` of the answer before.')
const badBody: ProblemCode[] = ['malformed_json', 'invalid_request', 'body_too_large']

const bulkNote = `JSON Lines, one object a line, at most ${limits.linesPerBulk.toLocaleString('en')} lines and ${
  limits.secretBodyBytes / 1024 ** 2
} MB; or one JSON object. Idempotent by id. Lines that are not taken are listed with their faults; the others are taken.`

/** Every address of the API. */
export const endpoints: Endpoint[] = [
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
    answer: { status: 200, description: 'The person’s own profile.', schema: { type: 'object' } },
    problems: ['visitor_invalid', 'identity_invalid', 'not_found', 'erased'],
  },
  {
    method: 'get',
    path: '/v1/me/export',
    group: 'The person',
    summary: 'Everything kept on me, as a file',
    access: 'person',
    answer: { status: 200, description: 'All that is stored.', schema: { type: 'object' } },
    problems: ['visitor_invalid', 'identity_invalid', 'not_found', 'erased'],
  },
  {
    method: 'delete',
    path: '/v1/me',
    group: 'The person',
    summary: 'Forget me',
    description: 'Erases the profile, the timeline, and what the person taught the recommenders.',
    access: 'person',
    answer: { status: 204, description: 'Forgotten.' },
    problems: ['visitor_invalid', 'identity_invalid'],
  },
  {
    method: 'put',
    path: '/v1/products',
    group: 'From the shop’s server',
    summary: 'Put products into the catalogue',
    description: bulkNote,
    access: 'secret',
    body: { schema: ref('Product'), bulk: true },
    answer: { status: 200, description: 'What became of the lines.', schema: ref('BulkReport') },
    problems: [...badBody, 'overloaded'],
  },
  {
    method: 'get',
    path: '/v1/products',
    group: 'From the shop’s server',
    summary: 'List products',
    access: 'secret',
    parameters: [cursor, query('limit', 'Products in one answer.', integer)],
    answer: {
      status: 200,
      description: 'A page of the catalogue.',
      schema: {
        type: 'object',
        properties: {
          products: { type: 'array', items: ref('Product') },
          next_cursor: { anyOf: [string, { type: 'null' }] },
        },
      },
    },
    problems: ['invalid_request'],
  },
  {
    method: 'get',
    path: '/v1/products/{id}',
    group: 'From the shop’s server',
    summary: 'One product',
    access: 'secret',
    parameters: [pathId('product')],
    answer: { status: 200, description: 'The product.', schema: ref('Product') },
    problems: ['not_found'],
  },
  {
    method: 'delete',
    path: '/v1/products/{id}',
    group: 'From the shop’s server',
    summary: 'Take a product out of the catalogue',
    access: 'secret',
    parameters: [pathId('product')],
    answer: { status: 204, description: 'Gone.' },
    problems: ['not_found'],
  },
  {
    method: 'post',
    path: '/v1/orders',
    group: 'From the shop’s server',
    summary: 'Report orders',
    description: `${bulkNote} A greater \`updated_at\` replaces what is stored and posts the difference.`,
    access: 'secret',
    body: { schema: ref('Order'), bulk: true },
    answer: { status: 200, description: 'What became of the lines.', schema: ref('BulkReport') },
    problems: [...badBody, 'overloaded'],
  },
  {
    method: 'post',
    path: '/v1/orders/{id}/refunds',
    group: 'From the shop’s server',
    summary: 'Report a refund',
    description: 'Idempotent by the refund’s id. Finds the order’s owner by the order’s id alone.',
    access: 'secret',
    parameters: [pathId('order')],
    body: { schema: ref('Refund') },
    answer: { status: 200, description: 'Posted.' },
    problems: [...badBody, 'not_found', 'erased'],
  },
  {
    method: 'post',
    path: '/v1/sessions',
    group: 'From the shop’s server',
    summary: 'Import past browsing',
    description: `${bulkNote} With \`customer_id\` a session enters that customer’s profile; without, it only teaches.`,
    access: 'secret',
    body: { schema: ref('Session'), bulk: true },
    answer: { status: 200, description: 'What became of the lines.', schema: ref('BulkReport') },
    problems: [...badBody, 'overloaded'],
  },
  {
    method: 'get',
    path: '/v1/customers',
    group: 'For the merchant',
    summary: 'List people',
    access: 'secret-or-login',
    parameters: [
      query('sort', 'Largest or latest first.', oneOf(customerSorts)),
      query('kind', 'Only this kind of person.', oneOf(['customer', 'guest', 'visitor'])),
      query('q', 'Part of a name or an id.'),
      query('limit', 'People in one answer.', integer),
      cursor,
    ],
    answer: { status: 200, description: 'A page of people.', schema: ref('CustomerList') },
    problems: ['invalid_request'],
  },
  {
    method: 'get',
    path: '/v1/customers/{id}',
    group: 'For the merchant',
    summary: 'One person with the timeline',
    access: 'secret-or-login',
    parameters: [pathId('person')],
    answer: { status: 200, description: 'The person.', schema: ref('CustomerDetail') },
    problems: ['not_found', 'erased'],
  },
  {
    method: 'get',
    path: '/v1/customers/{id}/export',
    group: 'For the merchant',
    summary: 'Everything kept on a person, as a file',
    access: 'secret-or-login',
    parameters: [pathId('person')],
    answer: { status: 200, description: 'All that is stored.', schema: { type: 'object' } },
    problems: ['not_found', 'erased'],
  },
  {
    method: 'delete',
    path: '/v1/customers/{id}',
    group: 'For the merchant',
    summary: 'Forget a person',
    access: 'secret-or-login',
    parameters: [pathId('person')],
    answer: { status: 204, description: 'Forgotten.' },
    problems: [],
  },
  {
    method: 'get',
    path: '/v1/insights/overview',
    group: 'For the merchant',
    summary: 'Sums and a day-by-day series',
    description:
      'Days are inclusive and in the store’s time zone; without a range, all that the store knows.',
    access: 'secret-or-login',
    parameters: [
      query('from', 'First day, `YYYY-MM-DD`.', { type: 'string', format: 'date' }),
      query('to', 'Last day, `YYYY-MM-DD`.', { type: 'string', format: 'date' }),
    ],
    answer: { status: 200, description: 'The overview.', schema: ref('Overview') },
    problems: ['invalid_request'],
  },
  {
    method: 'get',
    path: '/v1/live',
    group: 'For the merchant',
    summary: 'What happens now (WebSocket)',
    description:
      'Upgrades to a WebSocket that carries one `LiveMessage` as JSON text for each thing a person does.',
    access: 'secret-or-login',
    answer: { status: 101, description: 'Switching protocols.', schema: ref('LiveMessage') },
    problems: ['invalid_request'],
  },
  {
    method: 'get',
    path: '/v1/settings',
    group: 'For the merchant',
    summary: 'The store’s settings',
    access: 'secret-or-login',
    answer: { status: 200, description: 'The settings.', schema: ref('Settings') },
    problems: [],
  },
  {
    method: 'put',
    path: '/v1/settings',
    group: 'For the merchant',
    summary: 'Change settings',
    description: 'What is left out stays.',
    access: 'secret-or-login',
    body: { schema: ref('SettingsPatch') },
    answer: { status: 200, description: 'The settings as they are now.', schema: ref('Settings') },
    problems: badBody,
  },
  {
    method: 'post',
    path: '/v1/login',
    group: 'For the merchant',
    summary: 'Log in to the dashboard',
    description: 'Exchanges the secret key for an `HttpOnly`, `SameSite=Strict` cookie of 12 hours.',
    access: 'open',
    body: {
      schema: { type: 'object', properties: { secret_key: string }, required: ['secret_key'] },
    },
    answer: { status: 200, description: 'Logged in.', schema: ref('Login') },
    problems: [...badBody, 'key_invalid', 'key_forbidden', 'too_many_requests'],
  },
  {
    method: 'get',
    path: '/v1/login',
    group: 'For the merchant',
    summary: 'Who is logged in',
    access: 'open',
    answer: { status: 200, description: 'The store of the login.', schema: ref('Login') },
    problems: ['login_required'],
  },
  {
    method: 'post',
    path: '/v1/logout',
    group: 'For the merchant',
    summary: 'Log out',
    access: 'open',
    answer: { status: 204, description: 'Logged out.' },
    problems: [],
  },
  {
    method: 'post',
    path: '/v1/stores',
    group: 'For the operator',
    summary: 'Create a store',
    description: 'The only time the keys and the identity secret are shown: keep them.',
    access: 'deployment',
    body: { schema: ref('StoreRequest') },
    answer: { status: 201, description: 'Created.', schema: ref('StoreCreated') },
    problems: [...badBody, 'conflict'],
  },
  {
    method: 'get',
    path: '/healthz',
    group: 'For the operator',
    summary: 'Is it up?',
    access: 'open',
    answer: { status: 200, description: 'It is.' },
    problems: [],
  },
]
