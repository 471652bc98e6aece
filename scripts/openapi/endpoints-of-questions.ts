import { badBody, type Endpoint, pathId, query } from './endpoint.ts'
import { day, ref } from './json-schema.ts'

const person = 'The person'
const merchant = 'For the merchant'
const place = query('placement', 'Where on the site the question stands.')
const who = ['visitor_invalid', 'identity_invalid'] as const

/** One question at a time, the answers, and what they come to. */
export const endpointsOfQuestions: Endpoint[] = [
  {
    method: 'get',
    path: '/v1/me/question',
    group: person,
    summary: 'What to ask me here and now',
    access: 'person',
    parameters: [place],
    answer: { status: 200, description: 'The question, or null.', schema: ref('QuestionReply') },
    problems: ['invalid_request', ...who],
  },
  {
    method: 'delete',
    path: '/v1/me/question',
    group: person,
    summary: 'Not now',
    description: 'The quiet period begins as after an answer.',
    access: 'person',
    parameters: [place],
    answer: { status: 204, description: 'Kept.' },
    problems: ['invalid_request', ...who, 'not_found', 'conflict', 'erased'],
  },
  {
    method: 'post',
    path: '/v1/me/answers',
    group: person,
    summary: 'Answer what I was asked',
    description: 'Sent again with the same `id` it changes nothing. 409 where nobody asks.',
    access: 'person',
    body: { schema: ref('MyAnswer') },
    answer: { status: 204, description: 'Kept.' },
    problems: [...badBody, ...who, 'not_found', 'conflict', 'erased'],
  },
  {
    method: 'get',
    path: '/v1/customers/{id}/answers',
    group: merchant,
    summary: 'What somebody answered, in their own words too',
    access: 'secret-or-login',
    parameters: [pathId('person')],
    answer: { status: 200, description: 'The newest first.', schema: ref('AnswersReply') },
    problems: ['not_found', 'erased'],
  },
  {
    method: 'post',
    path: '/v1/customers/{id}/answers',
    group: merchant,
    summary: 'Bring answers from another tool',
    description: 'Sent again with the same ids it changes nothing.',
    access: 'secret-or-login',
    parameters: [pathId('person')],
    body: { schema: ref('AnswersRequest') },
    answer: { status: 204, description: 'Kept.' },
    problems: [...badBody, 'not_found', 'erased'],
  },
  {
    method: 'get',
    path: '/v1/insights/satisfaction',
    group: merchant,
    summary: 'What people say, beside how they act',
    access: 'secret-or-login',
    parameters: [
      query('from', 'The first day; a year before the last when left out.', day),
      query('to', 'The last day; today when left out.', day),
    ],
    answer: { status: 200, description: 'The figures.', schema: ref('SatisfactionReport') },
    problems: ['invalid_request'],
  },
]
