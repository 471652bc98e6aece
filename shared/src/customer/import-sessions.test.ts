import { describe, expect, it } from 'vitest'
import { importSessions, type PastSession } from './import-sessions.ts'
import { kept, newProfile } from './profile.ts'

const day = 86_400_000
const context = { sealed: 0, timeZone: 'UTC' }
const visit = (n: number, items = [1, 2, 3]): PastSession => ({ id: `s${n}`, started_at: n * day, items })

describe('past visits', () => {
  it('count once each, in whatever order they come and however few are kept', () => {
    const many = Array.from({ length: kept.sessions + 10 }, (_, i) => visit(i + 1))
    for (const past of [many, many.toReversed()]) {
      const profile = importSessions(newProfile('e', 0), past, context)
      expect(profile.session_count).toBe(many.length)
      expect(profile.sessions.map(({ start }) => start)).toEqual(
        many.slice(-kept.sessions).map(({ started_at }) => started_at),
      )
      const told = profile.outbox.flatMap((fact) =>
        fact.kind === 'session' ? [[fact.start, fact.items]] : [],
      )
      expect(told.toSorted()).toEqual(many.map(({ started_at, items }) => [started_at, items]).toSorted())
      const counted = profile.outbox.reduce(
        (sum, fact) => sum + (fact.kind === 'activity' ? fact.sessions : 0),
        0,
      )
      expect(counted).toBe(many.length)
    }
  })

  it('that go on from a visit begun as somebody else are told as theirs', () => {
    const begun = { start: day, last: day, items: [9], after_s: [0], person: 'v:1' }
    const profile = importSessions({ ...newProfile('e', 0), sessions: [begun] }, [visit(1, [5])], context)
    expect(profile.outbox.at(-1)).toMatchObject({ kind: 'session', person: 'v:1', items: [9, 5] })
  })
})
