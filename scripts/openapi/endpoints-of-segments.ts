import { filterFields } from '#shared/wire/segment'
import { badBody, type Endpoint, type Parameter, pathId, query } from './endpoint.ts'
import { type JsonSchema, ref } from './json-schema.ts'
import { requestSchemas } from './requests.ts'

const group = 'For the merchant'

/** The fields of a filter as `GET /v1/customers` takes them. */
export const filterParameters: Parameter[] = filterFields.map((field) =>
  query(field, `As \`${field}\` of a filter.`, fieldsOfFilter()[field]),
)

/** Filters of people, saved. */
export const endpointsOfSegments: Endpoint[] = [
  {
    method: 'get',
    path: '/v1/segments',
    group,
    summary: 'Saved filters, and how many people each chooses',
    access: 'secret-or-login',
    answer: { status: 200, description: 'All of them, by name.', schema: ref('SegmentList') },
    problems: [],
  },
  {
    method: 'get',
    path: '/v1/segments/{id}',
    group,
    summary: 'One saved filter',
    access: 'secret-or-login',
    parameters: [pathId('segment')],
    answer: { status: 200, description: 'The segment.', schema: ref('SegmentRow') },
    problems: ['not_found'],
  },
  {
    method: 'put',
    path: '/v1/segments/{id}',
    group,
    summary: 'Save a filter of people',
    description: 'In the place of the one with this id, if there is one.',
    access: 'secret-or-login',
    parameters: [pathId('segment')],
    body: { schema: ref('SegmentRequest') },
    answer: { status: 200, description: 'The segment as saved.', schema: ref('SegmentRow') },
    problems: badBody,
  },
  {
    method: 'delete',
    path: '/v1/segments/{id}',
    group,
    summary: 'Take a saved filter away',
    access: 'secret-or-login',
    parameters: [pathId('segment')],
    answer: { status: 204, description: 'Gone. Nothing happened to the people.' },
    problems: ['not_found'],
  },
]

function fieldsOfFilter(): Record<string, JsonSchema> {
  return requestSchemas().CustomerFilter?.properties as Record<string, JsonSchema>
}
