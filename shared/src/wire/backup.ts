import * as v from 'valibot'
import { limits } from './limits.ts'

/** The parts of a store as a backup holds them, in the order in which they are brought back. */
export const backupParts = ['store', 'catalogue', 'directory', 'index', 'insights', 'people'] as const
export type BackupPart = (typeof backupParts)[number]

/** What one cell of a table holds; bytes as base64. */
export const cellSchema = v.union([
  v.string(),
  v.number(),
  v.null(),
  v.object({ base64: v.pipe(v.string(), v.maxLength(4_000_000), v.base64('must be base64')) }),
])
export type Cell = v.InferOutput<typeof cellSchema>

/**
 * Objects in one answer of `GET /v1/export/{part}`, and in one request that brings them back, where each is called twice:
 * on Cloudflare's free plan a request may call 50.
 */
export const objectsPerExport = 40
export const objectsPerImport = 20

const tableName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/))

/**
 * Rows of one table of one object. `begin` says that what the object held before is to go. `object` is the person's key of people, the number of a shard of directory and index,
 * and 0 where a store has but one. `end` says that the object is whole.
 */
export const backupLineSchema = v.object({
  object: v.pipe(v.string(), v.maxLength(limits.idLength + 2)),
  table: v.exactOptional(tableName),
  columns: v.exactOptional(v.pipe(v.array(tableName), v.maxLength(100))),
  rows: v.exactOptional(v.pipe(v.array(v.array(cellSchema)), v.maxLength(10_000))),
  begin: v.exactOptional(v.literal(true)),
  end: v.exactOptional(v.literal(true)),
  /** What an object had taken when it was read: the same in all lines of one, or it changed meanwhile. */
  revision: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
})
export type BackupLine = v.InferOutput<typeof backupLineSchema>

/** Rows of one table. */
export interface TableRows {
  table: string
  columns: string[]
  rows: Cell[][]
}

/** `POST /v1/export/hold`: nothing is written for so many seconds; 0 ends it. */
export const holdRequestSchema = v.object({
  /** The store's own id, so that nobody does it by mistake. */
  store: v.pipe(v.string(), v.maxLength(limits.idLength)),
  seconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600)),
})

/** Its answer: until when (epoch ms), null when it is over. */
export interface Held {
  held_until: number | null
}

/** `POST /v1/import/{part}`. */
export interface Imported {
  lines: number
  /** Keys of people who are not brought back: the store has forgotten them. */
  forgotten: string[]
}

/** `GET /v1/export`. */
export interface BackupManifest {
  format: 1
  store: string
  index_shards: number
  /** People Insights has heard of; a restore wants none. */
  people: number
  /** Until when nothing is written (epoch ms); null: it is. */
  held_until: number | null
}
