import type { StoreCreated } from '#shared/wire/settings'

/** Who sends a bad request: a page, the shop's server, or somebody without any key. */
export type Sender = 'page' | 'server' | 'nobody'

/** What a bad request may be made of. */
export interface Given {
  store: StoreCreated
  /** Another store of the same deployment. */
  other: StoreCreated
  /** Visitor tokens issued by this store and by the other. */
  visitor: string
  foreignVisitor: string
  /** Identity tokens, one for each way to be wrong. */
  identity: Record<'forged' | 'expired' | 'foreign' | 'long' | 'unsigned', string>
}

/**
 * One row of the table “Bad input” of `docs/api.md`: printed there, sent by `bad-input.test.ts`. Nothing of it is
 * stored.
 */
export interface BadInput {
  input: string
  /** Method and path as the table prints them; the path is the one sent unless `path` is given. */
  to: string
  /** Status and, for problems, the code: ``400 `invalid_request` ``. For others what the answer says. */
  answer: string
  /** `page` unless given. */
  from?: Sender
  path?: string | ((given: Given) => string)
  headers?: Record<string, string> | ((given: Given) => Record<string, string>)
  /** Objects become JSON. */
  body?: unknown | ((given: Given) => unknown)
  /** What the answer's JSON has in it, where it is no problem. */
  says?: object
  /** Where one of the faults is that the refused event or line is listed with. */
  fault?: string
}

/** The row as `docs/api.md` prints it. */
export function tableRow({ input, to, answer }: BadInput): string {
  return `| ${input} | \`${to}\` | ${answer} |`
}

/** Rows that have something in common. */
export function rowsOf<C extends Partial<BadInput>>(
  common: C,
  rows: readonly (Omit<BadInput, keyof C> & Partial<BadInput>)[],
): BadInput[] {
  return rows.map((row) => ({ ...common, ...row }) as unknown as BadInput)
}

/** A text as long as asked. */
export function long(count: number): string {
  return 'x'.repeat(count)
}

/** A body that says nothing of its length beforehand. */
export function streamed(text: string): ReadableStream<Uint8Array> {
  return new Blob([text]).stream()
}
