import { badBody, type Endpoint } from './endpoint.ts'
import { ref } from './json-schema.ts'

const group = 'For the merchant'

/** What the merchant decides about shelves, and asks about them. */
export const endpointsOfShelves: Endpoint[] = [
  {
    method: 'get',
    path: '/v1/placements',
    group,
    summary: 'The placements as they are served',
    description:
      'Ours, with those that the store changed or made (`placements` of the settings) in their places.',
    access: 'secret-or-login',
    answer: { status: 200, description: 'All placements.', schema: ref('PlacementList') },
    problems: [],
  },
  {
    method: 'post',
    path: '/v1/rules/preview',
    group,
    summary: 'Try rules out',
    description:
      'One shelf under the rules as they are and under those in the body, which take the place of all of the ' +
      'store’s. Nothing is saved.',
    access: 'secret-or-login',
    body: { schema: ref('RulesPreviewRequest') },
    answer: { status: 200, description: 'Before and after.', schema: ref('RulesPreview') },
    problems: [...badBody, 'not_found', 'erased'],
  },
]
