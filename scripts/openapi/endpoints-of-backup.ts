import { backupParts } from '#shared/wire/backup'
import { badBody, cursor, type Endpoint, query } from './endpoint.ts'
import { oneOf, ref } from './json-schema.ts'

const group = 'From the shop’s server'
const part = {
  name: 'part',
  in: 'path',
  description: 'A part of a backup.',
  schema: oneOf(backupParts),
} as const

/** What `npm run kindred -- backup` and `-- restore` use. */
export const endpointsOfBackup: Endpoint[] = [
  {
    method: 'get',
    path: '/v1/export',
    group,
    summary: 'What a backup of the store would be of',
    access: 'secret',
    answer: { status: 200, description: 'The manifest.', schema: ref('BackupManifest') },
    problems: [],
  },
  {
    method: 'get',
    path: '/v1/export/{part}',
    group,
    summary: 'A part of a backup',
    description:
      'JSON Lines, about two megabytes of 40 objects at most; the header `x-next-cursor` says where it goes on, and is missing at the end. Keys and secrets are not in it.',
    access: 'secret',
    parameters: [part, cursor, query('only', 'Of `people`: this person alone, by key.')],
    answer: {
      status: 200,
      description: 'Lines of rows.',
      schema: ref('BackupLine'),
      type: 'application/jsonl',
    },
    problems: ['invalid_request', 'not_found'],
  },
  {
    method: 'post',
    path: '/v1/export/hold',
    group,
    summary: 'Hold the store still',
    description:
      'For so many seconds whatever would write is answered 503 with `Retry-After`; shelves are served. Asked for again it goes on; 0 ends it.',
    access: 'secret',
    body: { schema: ref('HoldRequest') },
    answer: { status: 200, description: 'Until when.', schema: ref('Held') },
    problems: badBody,
  },
  {
    method: 'post',
    path: '/v1/import/{part}',
    group,
    summary: 'Bring back a part of a backup',
    description:
      'Lines as they were exported, of 20 objects at most, parts in the order store, catalogue, directory, index, insights, people. The store must be held still. People whom the store has forgotten are not brought back, and are named in the answer.',
    access: 'secret',
    parameters: [part],
    body: { schema: ref('BackupLine'), bulk: true },
    answer: { status: 200, description: 'How many lines were taken.', schema: ref('Imported') },
    problems: [...badBody, 'not_found', 'conflict'],
  },
]
