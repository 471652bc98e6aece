import type { BackupManifest, Held, Imported } from '#shared/wire/backup'
import { integer, type JsonSchema, list, nullable, objectOf, string, time } from './json-schema.ts'

/** What the addresses of backups answer with, by name. */
export const answersOfBackup: Record<string, JsonSchema> = {
  BackupManifest: objectOf<BackupManifest>({
    format: integer,
    store: string,
    index_shards: integer,
    people: integer,
    held_until: nullable(time),
  }),
  Held: objectOf<Held>({ held_until: nullable(time) }),
  Imported: objectOf<Imported>({ lines: integer, forgotten: list(string) }),
}
