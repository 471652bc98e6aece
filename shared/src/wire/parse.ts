import * as v from 'valibot'

/** One fault of an input, with its place: `{ path: 'items.0.price', message: 'must not be negative' }`. */
export interface Fault {
  path: string
  message: string
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; faults: Fault[] }

/**
 * The value if `input` has the schema's shape, else all its faults with their places. Never throws.
 *
 * @example parse(v.string(), 1) // { ok: false, faults: [{ path: '', message: … }] }
 */
export function parse<const S extends v.GenericSchema>(schema: S, input: unknown): Parsed<v.InferOutput<S>> {
  const result = v.safeParse(schema, input)
  if (result.success) return { ok: true, value: result.output }
  return {
    ok: false,
    faults: result.issues.slice(0, 20).map((issue) => ({
      path: (v.getDotPath(issue) ?? '').slice(0, 200),
      message: plain(issue.message),
    })),
  }
}

/** valibot's own messages repeat what was received; a caller's 5 KB id must not come back in the answer. */
function plain(message: string): string {
  return message.replace(/ but received [\s\S]*$/, '').slice(0, 200)
}
