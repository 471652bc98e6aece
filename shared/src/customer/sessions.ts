import { limits } from '../wire/limits.ts'
import { kept, type ProfileSession } from './profile.ts'

/**
 * The sessions with one more event in them: in the session it is less than 30 minutes away from, else in a new one.
 * `item` is the product opened (0: the event opened none). Events may come in any order; a session's items stand in
 * order of time; the newest `most` are kept. Returns also which session it was and whether it is new.
 */
export function addToSessions(
  sessions: readonly ProfileSession[],
  at: number,
  item: number,
  most = kept.sessions,
): { sessions: ProfileSession[]; session: ProfileSession; isNew: boolean } {
  for (let i = sessions.length - 1; i >= 0; i--) {
    const known = sessions[i]
    if (!known || at > known.last + limits.sessionGapMs || at < known.start - limits.sessionGapMs) continue
    const session = withItem({ ...known, last: Math.max(known.last, at) }, at, item)
    return { sessions: sessions.with(i, session), session, isNew: false }
  }
  const session = withItem({ start: at, last: at, items: [], after_s: [] }, at, item)
  const all = [...sessions, session].sort((a, b) => a.start - b.start)
  return { sessions: all.slice(-most), session, isNew: true }
}

function withItem(session: ProfileSession, at: number, item: number): ProfileSession {
  // What a very long visit opens at its end teaches little; leaving it out keeps the index equal to the profiles.
  if (item === 0 || session.items.length >= kept.itemsPerSession) return session
  const afterS = Math.floor((at - session.start) / 1_000)
  let place = session.after_s.length
  while (place > 0 && (session.after_s[place - 1] ?? 0) > afterS) place--
  return {
    ...session,
    items: session.items.toSpliced(place, 0, item),
    after_s: session.after_s.toSpliced(place, 0, afterS),
  }
}
