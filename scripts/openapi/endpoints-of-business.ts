import { accountStates } from '#shared/wire/account'
import { driverLabels, personLabels } from '#shared/wire/drivers'
import { movementLabels } from '#shared/wire/movement'
import {
  badBody,
  comparedBy,
  cursor,
  type Endpoint,
  ofSegment,
  type Parameter,
  pathId,
  query,
} from './endpoint.ts'
import { type JsonSchema, oneOf, ref } from './json-schema.ts'

const date: JsonSchema = { type: 'string', format: 'date' }
const days = (length: string): Parameter[] => [
  query('from', `The first day; ${length} when left out.`, date),
  query('to', 'The last day; today when left out.', date),
]
const by = (labels: readonly string[], left: string) =>
  query('by', `What people are told apart by; \`${left}\` when left out.`, oneOf(labels))
const months = [
  query('from', 'The first month, `YYYY-MM`; eleven before the last when left out.'),
  query('to', 'The last month; this one when left out.'),
]
const of = query('of', 'What is followed; `rfm` when left out.', oneOf(movementLabels))

interface Asked {
  path: string
  summary: string
  schema: string
  parameters?: Parameter[]
  description?: string
}

const asks = ({ path, summary, schema, parameters, description }: Asked): Endpoint => ({
  method: 'get',
  path: `/v1/${path}`,
  group: 'For the merchant',
  summary,
  ...(description ? { description } : {}),
  access: 'secret-or-login',
  ...(parameters ? { parameters } : {}),
  answer: { status: 200, description: 'The answer.', schema: ref(schema) },
  problems: parameters ? ['invalid_request'] : [],
})

const keeps = (path: string, summary: string, body: string, schema: string): Endpoint => ({
  method: 'put',
  path: `/v1/${path}`,
  group: 'For the merchant',
  summary,
  access: 'secret-or-login',
  body: { schema: ref(body) },
  answer: { status: 200, description: 'As it is kept now.', schema: ref(schema) },
  problems: badBody,
})

/** The business as a whole: why revenue changed, who moved, whom to turn to, what customers cost. */
export const endpointsOfBusiness: Endpoint[] = [
  asks({
    path: 'insights/drivers',
    summary: 'Why revenue changed between two periods',
    schema: 'Drivers',
    parameters: [...days('30 days'), comparedBy, by(driverLabels, 'tier'), ofSegment],
  }),
  asks({
    path: 'insights/scorecard',
    summary: 'What groups were given, and what was captured',
    schema: 'Scorecard',
    parameters: [...days('365 days'), by(personLabels, 'rfm'), ofSegment],
  }),
  asks({
    path: 'insights/segmentations',
    summary: 'How much of what people spend next each segmentation explains',
    schema: 'Segmentations',
    parameters: [ofSegment],
  }),
  asks({
    path: 'insights/movements',
    summary: 'Who went from where to where between two days',
    schema: 'Movements',
    parameters: [of, ...days('31 days'), ofSegment],
  }),
  asks({
    path: 'insights/movements/people',
    summary: 'The people of one flow',
    schema: 'MovementPeople',
    parameters: [
      of,
      ...days('31 days'),
      ofSegment,
      query('from_label', 'Empty: they had none; left out: they were not there yet.'),
      query('to_label', 'Empty or left out: they have none.'),
      query('limit', '1 to 200; 50 when left out.', { type: 'integer', minimum: 1, maximum: 200 }),
      cursor,
    ],
  }),
  asks({ path: 'clusters', summary: 'The clusters and their names', schema: 'ClusterNames' }),
  {
    ...keeps('clusters/{id}', 'Call a cluster something', 'ClusterName', 'ClusterNames'),
    parameters: [pathId('cluster')],
    problems: [...badBody, 'not_found'],
  },
  asks({ path: 'treatment', summary: 'How each band of customers is treated', schema: 'TreatmentAnswer' }),
  keeps('treatment', 'Write how each band is treated', 'Treatment', 'TreatmentAnswer'),
  asks({
    path: 'key-accounts',
    summary: 'The key accounts as a work list',
    schema: 'KeyAccounts',
    parameters: [
      query('state', '`open` when left out.', oneOf([...accountStates, 'all'])),
      query('share', 'Of everybody’s lifetime value, what key accounts reach together; 0.8 when left out.', {
        type: 'number',
        minimum: 0,
        maximum: 1,
      }),
    ],
  }),
  {
    method: 'patch',
    path: '/v1/key-accounts/{id}',
    group: 'For the merchant',
    summary: 'Write who looks after a customer and what is next',
    access: 'secret-or-login',
    parameters: [pathId('person')],
    body: { schema: ref('AccountPatch') },
    answer: { status: 200, description: 'Their line of the list.', schema: ref('KeyAccountRow') },
    problems: [...badBody, 'not_found'],
  },
  asks({
    path: 'insights/value-ranking',
    summary: 'The parts of the composite value of those who stand first',
    schema: 'ValueRanking',
    parameters: [ofSegment],
  }),
  asks({
    path: 'insights/attractiveness',
    summary: 'Which group to turn to',
    schema: 'Attractiveness',
    parameters: [
      by(personLabels, 'rfm'),
      ofSegment,
      query('experiment', 'The experiment that tells how a group responds.'),
      query('arm', 'Its arm beside the first; the second when left out.'),
      query('cost_minor', 'What approaching one person costs.', { type: 'integer', minimum: 0 }),
    ],
  }),
  asks({
    path: 'insights/needs',
    summary: 'What people of each value band look for',
    description: 'From a sample of 200 people at most.',
    schema: 'NeedsGrid',
  }),
  asks({
    path: 'insights/category-share',
    summary: 'How much of what they need of a category customers buy here',
    schema: 'CategoryShares',
    parameters: [...days('365 days'), ofSegment],
  }),
  asks({ path: 'spend', summary: 'What was spent to win and to keep customers', schema: 'Spend' }),
  keeps('spend', 'Enter what was spent', 'Spend', 'Spend'),
  asks({
    path: 'insights/acquisition',
    summary: 'What customers cost to win and to keep, and when they have paid for themselves',
    schema: 'Acquisition',
    parameters: [...months, ofSegment],
  }),
  {
    ...asks({ path: 'insights/npv/{id}', summary: 'One customer as an investment', schema: 'CustomerNpv' }),
    parameters: [pathId('person')],
    problems: ['not_found'],
  },
]
