import type { CustomerPatch } from '#shared/wire/me'
import type { AboutChange } from './objects/membership.ts'

/** What a patch says of a person, as their object keeps it: satisfaction of 1 to 5 becomes an answer of 0 to 1. */
export function aboutChange({ satisfaction, ...about }: CustomerPatch): AboutChange {
  return satisfaction === undefined ? { about } : { about, answer: (satisfaction - 1) / 4 }
}
