import { type Access, badBody, type Endpoint, pathId } from './endpoint.ts'
import { ref } from './json-schema.ts'

const group = 'Points and tiers'

function pointsAct(name: string, summary: string, schema: string, access: Access = 'secret'): Endpoint {
  return {
    method: 'post',
    path: `/v1/points/${name}`,
    group,
    summary,
    description:
      'Sent again with the same `idempotency_key` it changes nothing and answers with the row that is there.',
    access,
    body: { schema: ref(schema) },
    answer: {
      status: 200,
      description: 'The row of the ledger, and the balance.',
      schema: ref('PointsReply'),
    },
    problems: [...badBody, 'not_found', 'conflict', 'points_refused', 'erased'],
  }
}

/** Points, tiers, and what people and shops tell of a person. */
export const endpointsOfLoyalty: Endpoint[] = [
  pointsAct('earn', 'Give points for something else than an order', 'EarnRequest'),
  pointsAct('redeem', 'Spend points', 'RedeemRequest'),
  pointsAct('reverse', 'Give back what a redemption took', 'ReverseRequest'),
  pointsAct('adjust', 'Add or take points by hand', 'AdjustRequest', 'secret-or-login'),
  pointsAct('review', 'Release or cancel a held credit', 'ReviewRequest', 'secret-or-login'),
  {
    method: 'post',
    path: '/v1/tiers/dry-run',
    group,
    summary: 'Who would be in which tier',
    description: 'Tries a programme on all customers and changes nothing.',
    access: 'secret-or-login',
    body: { schema: ref('DryRunRequest') },
    answer: { status: 200, description: 'Who would move.', schema: ref('TierDryRun') },
    problems: badBody,
  },
  {
    method: 'patch',
    path: '/v1/customers/{id}',
    group: 'For the merchant',
    summary: 'Tell something of a person',
    access: 'secret-or-login',
    parameters: [pathId('person')],
    body: { schema: ref('CustomerPatch') },
    answer: { status: 204, description: 'Kept.' },
    problems: [...badBody, 'not_found', 'erased'],
  },
  {
    method: 'patch',
    path: '/v1/me',
    group: 'The person',
    summary: 'Correct what is believed about me',
    access: 'person',
    body: { schema: ref('MePatch') },
    answer: { status: 204, description: 'Kept.' },
    problems: [...badBody, 'visitor_invalid', 'identity_invalid', 'identity_required', 'not_found', 'erased'],
  },
]
