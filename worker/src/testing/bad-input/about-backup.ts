import { type BadInput, rowsOf } from './row.ts'

/** Bad input about backups. */
export const badInputAboutBackup: readonly BadInput[] = [
  { input: 'Publishable key', to: 'GET /v1/export', answer: '403 `key_forbidden`' },
  { input: 'Part there is not', to: 'GET /v1/export/none', answer: '404 `not_found`', from: 'server' },
  {
    input: 'Cursor that is none of ours',
    to: 'GET /v1/export/people',
    path: '/v1/export/people?cursor=xyz',
    answer: '400 `invalid_request`',
    from: 'server',
  },
  ...rowsOf({ from: 'server', to: 'POST /v1/export/hold', answer: '400 `invalid_request`' }, [
    { input: 'Hold of 3,601 seconds', body: { store: 'bench', seconds: 3_601 } },
    { input: 'Hold of another store', body: { store: 'another', seconds: 0 } },
    { input: 'Hold for half a second', body: { store: 'bench', seconds: 0.5 } },
  ]),
  { input: 'Publishable key', to: 'POST /v1/import/people', answer: '403 `key_forbidden`' },
]
