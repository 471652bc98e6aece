import {
  type AuditActor,
  type AuditChange,
  type AuditEntry,
  type AuditPage,
  auditActions,
} from '#shared/wire/audit'
import type { Capacity } from '#shared/wire/capacity'
import type { KeyCreated, KeyList, KeyRow } from '#shared/wire/key'
import { answersOfInspections } from './answers-of-inspections.ts'
import { answersOfPlans } from './answers-of-plans.ts'
import { answersOfStatus } from './answers-of-status.ts'
import {
  boolean,
  integer,
  type JsonSchema,
  list,
  nullable,
  objectOf,
  oneOf,
  ref,
  string,
  time,
} from './json-schema.ts'

const keyKind = oneOf(['publishable', 'secret', 'identity'])
const keyRow = { id: string, kind: keyKind, created_at: time, expires_at: nullable(time) }

/** What the addresses about keys, changes and operation answer with, by name. */
export const answersOfOperations: Record<string, JsonSchema> = {
  ...answersOfStatus,
  ...answersOfPlans,
  ...answersOfInspections,
  KeyRow: objectOf<KeyRow>(keyRow),
  KeyList: objectOf<KeyList>({ keys: list(ref('KeyRow')) }),
  KeyCreated: objectOf<KeyCreated>({
    ...keyRow,
    key: { ...string, description: 'The key itself: it is not shown again.' },
    replaced: list(ref('KeyRow')),
  }),
  AuditEntry: objectOf<AuditEntry>(
    {
      id: integer,
      at: time,
      actor: objectOf<AuditActor>(
        {
          by: oneOf(['secret', 'merchant', 'person', 'deployment']),
          key: { ...string, description: 'Id of the key.' },
          staff: {
            ...string,
            description: 'Who was logged in behind Cloudflare Access: a keyed hash of the e-mail address.',
          },
        },
        ['key', 'staff'],
      ),
      action: oneOf(auditActions),
      subject: { ...string, description: 'What it was about; a person only as a keyed hash.' },
      changes: list(objectOf<AuditChange>({ path: string, before: {}, after: {} }, ['before', 'after'])),
      is_cut: { ...boolean, description: 'There were more changes than an entry has room for.' },
      request_id: string,
    },
    ['subject', 'is_cut', 'request_id'],
  ),
  Capacity: objectOf<Capacity>({
    index_shards: integer,
    insight_relays: integer,
    growing: list(
      objectOf<Capacity['growing'][number]>({
        shard: integer,
        state: oneOf(['waiting', 'copying', 'sweeping']),
      }),
    ),
  }),
  AuditPage: objectOf<AuditPage>({ entries: list(ref('AuditEntry')), next_cursor: nullable(string) }),
}
