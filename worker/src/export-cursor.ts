import * as v from 'valibot'
import { cellSchema } from '#shared/wire/backup'
import type { DumpPlace } from './objects/table-dump.ts'

/** Where an answer of an export ended: the object, and where in it (null: it was whole). */
export interface ExportCursor {
  object: string
  place: DumpPlace | null
}

const cursorSchema = v.object({
  object: v.string(),
  place: v.nullable(
    v.object({
      table: v.string(),
      after: v.nullable(v.array(cellSchema)),
      further: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    }),
  ),
})

/** As it travels in a header and in an address. */
export function cursorText(cursor: ExportCursor): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(cursor))))
}

/** Null for a text that is none of ours. */
export function parseCursor(text: string): ExportCursor | null {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    const cursor = v.safeParse(cursorSchema, JSON.parse(new TextDecoder().decode(bytes)))
    return cursor.success ? cursor.output : null
  } catch {
    return null // neither base64 nor JSON
  }
}
