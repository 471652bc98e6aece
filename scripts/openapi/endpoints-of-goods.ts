import { productSorts, sequenceKinds } from '#shared/wire/goods'
import { comparedBy, type Endpoint, pathId, query } from './endpoint.ts'
import { type JsonSchema, oneOf, ref } from './json-schema.ts'

const pending = 'Worked out when somebody asks; `{"state":"pending"}` until the first run has ended.'
const date: JsonSchema = { type: 'string', format: 'date' }
const whole = (minimum: number, maximum: number): JsonSchema => ({ type: 'integer', minimum, maximum })

const about = (
  path: string,
  summary: string,
  schema: string,
  parameters: Endpoint['parameters'] = [],
): Endpoint => ({
  method: 'get',
  path: `/v1/insights/${path}`,
  group: 'For the merchant',
  summary,
  description: pending,
  access: 'secret-or-login',
  parameters,
  answer: { status: 200, description: 'The newest result.', schema: ref(schema) },
  problems: ['invalid_request'],
})

/** What is learned of what was bought. */
export const endpointsOfGoods: Endpoint[] = [
  about('purchase-chance', 'How well an order within 30 days can be foretold', 'PurchaseChance'),
  about('sequences', 'What comes in the next order', 'Sequences', [
    query('of', 'Products (when left out) or categories.', oneOf(sequenceKinds)),
    query('after', 'Only what comes after this product, or this category; the likeliest first.'),
    query('limit', 'Most rules, 1 to 200; 50 when left out.', whole(1, 200)),
  ]),
  about('cross-sell', 'What customers of one category take next, and price steps', 'CrossSell'),
  about('products', 'What each product sells, how it grows, whom it brings', 'ProductReport', [
    query('from', 'First day; 90 days up to `to` when left out.', date),
    query('to', 'Last day; today when left out, or later.', date),
    comparedBy,
    query('sort', 'What to sort by; `revenue` when left out.', oneOf(productSorts)),
    query('direction', '`desc` when left out.', oneOf(['desc', 'asc'])),
    query('segment', 'Only orders of the people a saved segment chooses.'),
    query('limit', 'Products of a page, 1 to 200; 50 when left out.', whole(1, 200)),
    query('offset', '`next_offset` of the answer before.', whole(0, 100_000)),
  ]),
  {
    method: 'get',
    path: '/v1/customers/{id}/next',
    group: 'For the merchant',
    summary: 'What to do for a customer next, and what to offer',
    access: 'secret-or-login',
    parameters: [pathId('customer')],
    answer: { status: 200, description: 'Action, probability and offers.', schema: ref('NextForCustomer') },
    problems: ['not_found', 'erased'],
  },
]
