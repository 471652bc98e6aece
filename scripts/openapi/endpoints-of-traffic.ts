import { cubeDimensions, cubeMeasures, cubeTimes } from '#shared/wire/cube'
import { comparedBy, type Endpoint, type Parameter, pathId, query } from './endpoint.ts'
import { ref } from './json-schema.ts'

const date = { type: 'string', format: 'date' }
const range: Parameter[] = [
  query('from', 'The first day, in the store’s time zone; all that is known when left out.', date),
  query('to', 'The last day, counted.', date),
]
const value = (name: string): Parameter => query(name, 'Only what has this value; empty: what has none.')

const about = (
  path: string,
  of: Omit<Endpoint, 'method' | 'path' | 'group' | 'access' | 'problems'>,
): Endpoint => ({
  method: 'get',
  path: `/v1/insights/${path}`,
  group: 'For the merchant',
  access: 'secret-or-login',
  problems: ['invalid_request'],
  ...of,
})

/** How people come and how they buy. */
export const endpointsOfTraffic: Endpoint[] = [
  about('funnel', {
    summary: 'How far visits go: view, cart, checkout, order',
    parameters: [
      ...range,
      comparedBy,
      query('by', '`channel` or `who`.', { type: 'string', enum: ['channel', 'who'] }),
    ],
    answer: { status: 200, description: 'Rates with Wilson’s intervals at 95 %.', schema: ref('Funnel') },
  }),
  about('hours', {
    summary: 'Visits and orders by hour of the week',
    parameters: [...range, comparedBy],
    answer: { status: 200, description: 'Seven days of 24 hours, Monday first.', schema: ref('HoursOfWeek') },
  }),
  about('channels', {
    summary: 'What each channel brings, and what it costs',
    parameters: [...range, comparedBy],
    answer: { status: 200, description: 'First and last touch side by side.', schema: ref('Channels') },
  }),
  {
    method: 'get',
    path: '/v1/customers/{id}/intent',
    group: 'For the merchant',
    summary: 'How likely the visit that is going on ends with an order',
    access: 'secret-or-login',
    parameters: [pathId('customer')],
    answer: { status: 200, description: 'As of the last event acknowledged.', schema: ref('Intent') },
    problems: [],
  },
  about('cube', {
    summary: 'Measures by any two dimensions and time',
    parameters: [
      ...range,
      query(
        'measures',
        `Of ${cubeMeasures.join(', ')}, with commas between; orders, gross and net when left out.`,
      ),
      query(
        'by',
        `At most two of ${cubeDimensions.join(', ')} and one of ${cubeTimes.join(', ')}, with commas between.`,
      ),
      ...cubeDimensions.map(value),
      query('format', '`csv` for a table.', { type: 'string', enum: ['json', 'csv'] }),
    ],
    answer: { status: 200, description: 'At most 5,000 cells.', schema: ref('Cube') },
  }),
]
