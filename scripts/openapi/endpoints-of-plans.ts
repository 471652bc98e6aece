import { badBody, type Endpoint, pathId } from './endpoint.ts'
import { ref } from './json-schema.ts'

const group = 'For the merchant'

function endpointsOf(
  what: 'target' | 'annotation',
  schema: string,
  words: { list: string; put: string },
): Endpoint[] {
  return [
    {
      method: 'get',
      path: `/v1/${what}s`,
      group,
      summary: words.list,
      access: 'secret-or-login',
      answer: { status: 200, description: 'All of them.', schema: ref(`${schema}List`) },
      problems: [],
    },
    {
      method: 'put',
      path: `/v1/${what}s/{id}`,
      group,
      summary: words.put,
      description: 'In the place of the one with this id, if there is one.',
      access: 'secret-or-login',
      parameters: [pathId(what)],
      body: { schema: ref(`${schema}Request`) },
      answer: { status: 200, description: 'As it is saved.', schema: ref(schema) },
      problems: badBody,
    },
    {
      method: 'delete',
      path: `/v1/${what}s/{id}`,
      group,
      summary: `Take ${what === 'target' ? 'a target' : 'an annotation'} away`,
      access: 'secret-or-login',
      parameters: [pathId(what)],
      answer: { status: 204, description: 'Gone.' },
      problems: ['not_found'],
    },
  ]
}

/** What the merchant aims at, and what happened when. */
export const endpointsOfPlans: Endpoint[] = [
  ...endpointsOf('target', 'Target', {
    list: 'What figures should come to, and how far they are',
    put: 'Set a target for a figure and a range of days',
  }),
  ...endpointsOf('annotation', 'Annotation', {
    list: 'What happened on which day',
    put: 'Note what happened on a day',
  }),
]
