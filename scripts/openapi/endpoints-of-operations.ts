import { auditActions } from '#shared/wire/audit'
import { badBody, cursor, type Endpoint, pathId, query } from './endpoint.ts'
import { endpointsOfInspections } from './endpoints-of-inspections.ts'
import { endpointsOfPlans } from './endpoints-of-plans.ts'
import { integer, oneOf, ref } from './json-schema.ts'

const group = 'For the merchant'

/** Keys, the log of changes, and how the store is doing. */
export const endpointsOfOperations: Endpoint[] = [
  {
    method: 'get',
    path: '/v1/status',
    group,
    summary: 'How the store is doing: what comes in, what is refused, how long it takes',
    access: 'secret-or-login',
    answer: { status: 200, description: 'The status.', schema: ref('Status') },
    problems: [],
  },
  {
    method: 'get',
    path: '/v1/keys',
    group,
    summary: 'The keys that may be used, without the keys',
    access: 'secret-or-login',
    answer: { status: 200, description: 'All of them.', schema: ref('KeyList') },
    problems: [],
  },
  {
    method: 'post',
    path: '/v1/keys',
    group,
    summary: 'Replace a key',
    description: 'The keys of this kind there were hold for `overlap_hours` more, 24 unless said otherwise.',
    access: 'secret-or-login',
    body: { schema: ref('KeyRequest') },
    answer: { status: 201, description: 'The new key, shown this once.', schema: ref('KeyCreated') },
    problems: badBody,
  },
  {
    method: 'delete',
    path: '/v1/keys/{id}',
    group,
    summary: 'Take a key away at once',
    access: 'secret-or-login',
    parameters: [pathId('key')],
    answer: { status: 204, description: 'Gone; within ten seconds it is refused everywhere.' },
    problems: ['not_found', 'conflict'],
  },
  {
    method: 'get',
    path: '/v1/audit',
    group,
    summary: 'What was changed, by whom and when',
    access: 'secret-or-login',
    parameters: [
      query('action', 'Only changes of this kind.', oneOf(auditActions)),
      query('customer', 'Only changes of this customer.'),
      query('limit', 'Entries in one answer, 1 to 200.', integer),
      cursor,
    ],
    answer: { status: 200, description: 'A page, newest first.', schema: ref('AuditPage') },
    problems: ['invalid_request'],
  },
  {
    method: 'post',
    path: '/v1/audit/search',
    group,
    summary: 'The same, asked in a body',
    description:
      'What names somebody stands in no address. `staff` chooses what one of the merchant’s people did.',
    access: 'secret-or-login',
    body: { schema: ref('AuditSearch') },
    answer: { status: 200, description: 'A page, newest first.', schema: ref('AuditPage') },
    problems: badBody,
  },
  {
    method: 'get',
    path: '/v1/capacity',
    group,
    summary: 'How many objects share the work',
    access: 'secret-or-login',
    answer: { status: 200, description: 'Shards and relays.', schema: ref('Capacity') },
    problems: [],
  },
  {
    method: 'post',
    path: '/v1/capacity',
    group,
    summary: 'Have more objects share the work',
    description:
      'Shards of the session index split by themselves while shelves are served; asking again says how far they are, ' +
      'and begins the next doubling. 200 once there are as many as asked for, 202 until then.',
    access: 'secret',
    body: { schema: ref('CapacityRequest') },
    answer: { status: 202, description: 'Under way.', schema: ref('Capacity') },
    problems: [...badBody, 'conflict'],
  },
  ...endpointsOfPlans,
  ...endpointsOfInspections,
]
