import { type BadInput, rowsOf } from './row.ts'

/** Bad input about keys, the log of changes and what else merchants steer by. */
export const badInputAboutOperations: readonly BadInput[] = [
  { input: 'Publishable key', to: 'GET /v1/keys', answer: '403 `key_forbidden`' },
  { input: 'Neither key nor login', to: 'GET /v1/audit', answer: '401 `login_required`', from: 'nobody' },
  { input: 'Key nobody made', to: 'DELETE /v1/keys/none', answer: '404 `not_found`', from: 'server' },
  ...rowsOf({ from: 'server', to: 'POST /v1/keys', answer: '400 `invalid_request`' }, [
    { input: 'Kind of key there is not', body: { kind: 'master' } },
    { input: 'Overlap of 721 hours', body: { kind: 'secret', overlap_hours: 721 } },
  ]),
  ...rowsOf({ from: 'server', to: 'POST /v1/capacity', answer: '400 `invalid_request`' }, [
    { input: 'Three shards', body: { index_shards: 3 } },
    { input: '65 relays', body: { insight_relays: 65 } },
  ]),
  ...rowsOf({ from: 'server', to: 'GET /v1/audit', answer: '400 `invalid_request`' }, [
    { input: 'Action that is not known', path: '/v1/audit?action=party' },
    { input: '201 entries at once', path: '/v1/audit?limit=201' },
    { input: 'Cursor that is none of ours', path: '/v1/audit?cursor=first' },
  ]),
]
