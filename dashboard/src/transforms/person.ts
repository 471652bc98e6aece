import type { PersonKind } from '#shared/wire/customer'

/** What a person's key says: the kind, and an id short enough to read aloud. */
export interface PersonKey {
  kind: PersonKind
  short: string
}

const kinds: Record<string, PersonKind> = { c: 'customer', g: 'guest', v: 'visitor' }

/** Reads `c:…`, `g:…` or `v:…`. Customer ids are the merchant's own and stay whole; hashes keep six characters. */
export function personKey(key: string): PersonKey {
  const kind = key[1] === ':' ? kinds[key[0] ?? ''] : undefined
  if (!kind) return { kind: 'visitor', short: key.slice(0, 6) }
  const rest = key.slice(2)
  // The end of a UUIDv7 is chance; its beginning is the time, much the same for all visitors of a day.
  return { kind, short: kind === 'customer' ? rest : rest.replace(/[^a-z0-9]/gi, '').slice(-6) }
}
