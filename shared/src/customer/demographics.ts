import { dayOf } from '../maths/calendar.ts'
import type { Whereabouts } from '../wire/portrait.ts'
import type { About } from './about.ts'
import type { KnownOrder } from './known-order.ts'
import { addFact } from './outbox.ts'
import type { Profile } from './profile.ts'

/** What the rest of the system hears of who somebody is, as far as it was told. */
export interface Demographics {
  /** ISO 3166 two-letter code. */
  country: string | null
  birth_year: number | null
  /** What is known of how to reach them, as bits of `reachBits`; missing: nothing. */
  reach?: number
}

/** What `reach` is made of. */
export const reachBits = { birthday: 1, email_allowed: 2, email_refused: 4 } as const

const unknown: Demographics = { country: null, birth_year: null }

/** Where somebody lives: what was told, else where their newest order went; presents go to somebody else. */
export function whereabouts(
  about: Pick<About, 'country'> | undefined,
  orders: readonly KnownOrder[],
): Whereabouts {
  const sent = orders
    .filter(({ cancelled, gift, country }) => !cancelled && !gift && country !== undefined)
    .toSorted((a, b) => b.created_at - a.created_at || (a.id < b.id ? -1 : 1))
  const counts = new Map<string, number>()
  for (const { country = '' } of sent) counts.set(country, (counts.get(country) ?? 0) + 1)
  const country = about?.country ?? sent[0]?.country ?? null
  return {
    country,
    by: country === null ? null : about?.country ? 'told' : 'orders',
    shipped_to: [...counts]
      .map(([name, count]) => ({ country: name, orders: count }))
      .sort((a, b) => b.orders - a.orders || (a.country < b.country ? -1 : 1)),
  }
}

/** Country (told, else where most orders went), year of birth and how to be reached: what Insights keeps of a person. */
export function demographicsOf(about: About | undefined, orders: readonly KnownOrder[]): Demographics {
  const reach = reachOf(about)
  return {
    country: whereabouts(about, orders).country,
    birth_year: about?.birth_year ?? null,
    ...(reach > 0 ? { reach } : {}),
  }
}

function reachOf(about: About | undefined): number {
  const email = about?.channels?.email
  const consent = email === undefined ? 0 : email ? reachBits.email_allowed : reachBits.email_refused
  return (about?.birthday === undefined ? 0 : reachBits.birthday) + consent
}

/** Whether anything was told that `tellDemographics` tells. */
export function isToldOf(about: About | undefined): boolean {
  return about?.country !== undefined || about?.birth_year !== undefined || reachOf(about) > 0
}

/**
 * The profile with who somebody is waiting in the outbox, where that has changed since it was told last. Being told of is
 * no visit: the person was seen when they were.
 */
export function tellDemographics(
  profile: Profile,
  orders: readonly KnownOrder[],
  { sealed, timeZone }: { sealed: number; timeZone: string },
): Profile {
  const who = demographicsOf(profile.about, orders)
  const told = profile.told ?? unknown
  const isSame =
    who.country === told.country && who.birth_year === told.birth_year && who.reach === told.reach
  if (isSame) return profile
  const { last_at: at } = profile
  const counts = { day: dayOf(at, timeZone), at, sessions: 0, views: 0, shelves: [], live: [] }
  return addFact({ ...profile, told: who }, { kind: 'activity', ...counts, who }, sealed)
}
