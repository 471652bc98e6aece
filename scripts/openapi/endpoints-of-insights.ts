import { cubeAxes } from '#shared/wire/customer-base'
import { type Endpoint, ofSegment, type Parameter, pathId, query } from './endpoint.ts'
import { oneOf, ref } from './json-schema.ts'

const pending = 'Worked out when somebody asks; `{"state":"pending"}` until the first run has ended.'

const asOf = query('as_of', 'The last day to be counted, `YYYY-MM-DD`; today when left out.', {
  type: 'string',
  format: 'date',
})

const about = (path: string, summary: string, schema: string, more: Parameter[] = []): Endpoint => ({
  method: 'get',
  path: `/v1/insights/${path}`,
  group: 'For the merchant',
  summary,
  description: pending,
  access: 'secret-or-login',
  parameters: [asOf, ofSegment, ...more],
  answer: { status: 200, description: 'The newest result.', schema: ref(schema) },
  problems: ['invalid_request'],
})

/** What the models say of the whole customer base. */
export const endpointsOfInsights: Endpoint[] = [
  about('value', 'What the customers will still bring', 'BaseValue'),
  about('segments', 'RFM, clusters and the cube', 'BaseSegments', [
    query('by', 'The third axis of the cube; `tenure` when left out.', oneOf(cubeAxes)),
  ]),
  about('retention', 'Cohorts, and who comes, stays and goes', 'BaseRetention'),
  about('spread', 'How sales are spread, key accounts and value at risk', 'BaseSpread'),
  about('forecast', 'The next quarter', 'BaseForecast'),
  {
    method: 'get',
    path: '/v1/insights/associations',
    group: 'For the merchant',
    summary: 'What is bought together: rules of pairs',
    description: 'Over at most 20,000 orders; pairs of fewer than 5 orders or 5 people are not told of.',
    access: 'secret-or-login',
    parameters: [
      query('min_confidence', 'Only rules at least as sure; 0 when left out.', {
        type: 'number',
        minimum: 0,
        maximum: 1,
      }),
      query('limit', 'Most rules, 1 to 200; 50 when left out.', {
        type: 'integer',
        minimum: 1,
        maximum: 200,
      }),
    ],
    answer: { status: 200, description: 'The rules, the surest lift first.', schema: ref('Associations') },
    problems: ['invalid_request'],
  },
  {
    method: 'get',
    path: '/v1/insights/outlook/{id}',
    group: 'For the merchant',
    summary: 'What to expect of one customer',
    access: 'secret-or-login',
    parameters: [pathId('person'), asOf],
    answer: {
      status: 200,
      description: 'The outlook, or that the first run has not ended yet.',
      schema: { oneOf: [ref('CustomerOutlook'), ref('Pending')] },
    },
    problems: ['invalid_request', 'not_found'],
  },
]
