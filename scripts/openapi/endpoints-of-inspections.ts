import { anomalyStates } from '#shared/wire/inspection'
import { badBody, type Endpoint, pathId, query } from './endpoint.ts'
import { oneOf, ref } from './json-schema.ts'

const group = 'For the merchant'

/** What looking through the base finds. */
export const endpointsOfInspections: Endpoint[] = [
  {
    method: 'get',
    path: '/v1/insights/anomalies',
    group,
    summary: 'Orders, people and days that are strange, with the reason',
    access: 'secret-or-login',
    parameters: [query('state', 'Only those of which somebody said so.', oneOf(anomalyStates))],
    answer: { status: 200, description: 'The strangest first.', schema: ref('AnomalyList') },
    problems: ['invalid_request'],
  },
  {
    method: 'post',
    path: '/v1/insights/anomalies/{id}',
    group,
    summary: 'Say what to make of something strange',
    access: 'secret-or-login',
    parameters: [pathId('anomaly')],
    body: { schema: ref('AnomalyDecision') },
    answer: { status: 200, description: 'As it is now.', schema: ref('Anomaly') },
    problems: [...badBody, 'not_found'],
  },
  {
    method: 'get',
    path: '/v1/insights/data-quality',
    group,
    summary: 'How complete, fresh and consistent the data is',
    access: 'secret-or-login',
    answer: { status: 200, description: 'A score with its parts.', schema: ref('DataQuality') },
    problems: [],
  },
  {
    method: 'get',
    path: '/v1/insights/maturity',
    group,
    summary: 'How far the store has come in using what it has',
    access: 'secret-or-login',
    answer: { status: 200, description: 'Five stages with their evidence.', schema: ref('Maturity') },
    problems: [],
  },
]
