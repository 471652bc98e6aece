import { type Endpoint, ofSegment, query } from './endpoint.ts'
import { type JsonSchema, ref } from './json-schema.ts'

const date: JsonSchema = { type: 'string', format: 'date' }
const group = 'For the merchant'

/** What the programme of tiers and points comes to, over all customers. */
export const endpointsOfProgramme: Endpoint[] = [
  {
    method: 'get',
    path: '/v1/insights/points',
    group,
    summary: 'Points earned, open and gone, and what is owed for them',
    access: 'secret-or-login',
    parameters: [ofSegment],
    answer: { status: 200, description: 'The sums.', schema: ref('PointsReport') },
    problems: ['invalid_request'],
  },
  {
    method: 'get',
    path: '/v1/insights/tiers',
    group,
    summary: 'Who is in which tier, how far from the next, and who would have been where',
    access: 'secret-or-login',
    parameters: [
      query('from', 'The first day; 365 days when left out.', date),
      query('to', 'The last day; today when left out.', date),
      ofSegment,
    ],
    answer: { status: 200, description: 'The tiers.', schema: ref('Tiers') },
    problems: ['invalid_request'],
  },
]
