import type { CustomerPatch } from '#shared/wire/me'
import type { AboutChange } from './objects/customer/membership.ts'

/**
 * What a patch says of a person, as their object keeps it: satisfaction is an answer about the store as a whole, which
 * nobody asked for.
 */
export function aboutChange({ satisfaction, ...about }: CustomerPatch): AboutChange {
  if (satisfaction === undefined) return { about }
  const said = { kind: 'csat', touch_point: 'shop', value: satisfaction } as const
  return { about, answers: [{ id: crypto.randomUUID(), at: Date.now(), ...said }], isUnasked: true }
}
