import type { EndedLogins } from './store-record.ts'

/** Single logins that are remembered as ended; a store with more ends all there are. */
export const mostEnded = 200

const none: EndedLogins = { over_until: 0, ended: [] }

/** The ended logins with one more, without those whose time is over anyway. */
export function withEnded(
  { over_until, ended }: EndedLogins = none,
  login: EndedLogins['ended'][number],
  now: number,
): EndedLogins {
  const known = ended.filter(({ id, until }) => until > now && id !== login.id)
  return known.length < mostEnded ? { over_until, ended: [...known, login] } : { over_until: now, ended: [] }
}
