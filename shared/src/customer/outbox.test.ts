import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityFact, Fact, Flush } from './fact.ts'
import { acknowledge, addFact, type NewFact, pendingFlushes, receiversOf } from './outbox.ts'
import { newProfile, type Profile } from './profile.ts'

const view = (views: number): NewFact => ({
  kind: 'activity',
  day: '1970-01-01',
  at: 0,
  sessions: 0,
  views,
  shelves: [],
  live: [],
})
const visit = (start: number, items: number[]): NewFact => ({
  kind: 'session',
  start,
  at: start,
  items,
  network: 0,
})
const empty = newProfile('e', 0)

describe('the outbox', () => {
  it('adds up activity that has not left yet', () => {
    const { outbox } = addFact(addFact(empty, view(1), 0), view(2), 0)
    expect(outbox).toHaveLength(1)
    expect(outbox[0]).toMatchObject({ n: 2, views: 3 })
  })

  it('leaves alone what may have left already', () => {
    const { outbox } = addFact(addFact(empty, view(1), 0), view(2), 1)
    expect(outbox).toMatchObject([
      { n: 1, views: 1 },
      { n: 2, views: 2 },
    ])
  })

  it("lets a session's newer version take the older one's place", () => {
    const { outbox } = addFact(addFact(empty, visit(5, [1]), 0), visit(5, [1, 2]), 0)
    expect(outbox).toMatchObject([{ n: 2, items: [1, 2] }])
  })

  it('sends each fact to the receivers it concerns', () => {
    const session: Fact = { ...(visit(0, [3, 4, 7]) as Fact), n: 1 } as Fact
    expect(receiversOf(session, 4)).toEqual(['index:3', 'index:0'])
    expect(receiversOf({ kind: 'erase', n: 1, at: 0, people: [] }, 2)).toEqual([
      'insights',
      'index:0',
      'index:1',
    ])
  })

  it('drops a fact when all its receivers have it', () => {
    const profile = addFact(addFact(empty, view(1), 0), visit(0, [1]), 0)
    const partly = acknowledge(profile, 'insights', 1, 1)
    expect(partly.outbox.map(({ kind }) => kind)).toEqual(['session'])
    expect(acknowledge(partly, 'index:0', 2, 1).outbox).toEqual([])
  })

  it('delivers in effect exactly once, whatever is lost, repeated or forgotten in between', () => {
    // The slow obvious version of a receiver: a number, and the sum of the views it has applied.
    const step = fc.constantFrom('view', 'send', 'send-lost-answer', 'resend-old', 'crash')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let profile: Profile = empty
        let stored = profile
        let sealed = 0
        let made = 0
        let last = 0
        let sum = 0
        const sent: Flush[] = []
        const receive = (flush: Flush): number => {
          expect(flush.prev).toBeLessThanOrEqual(last)
          for (const fact of flush.facts as ActivityFact[]) {
            if (fact.n > last) sum += fact.views
            last = Math.max(last, fact.n)
          }
          return last
        }
        for (const what of [...steps, 'send']) {
          const flush = pendingFlushes(profile, 'v:1', 1).get('insights')
          if (what === 'view') {
            profile = addFact(profile, view(1), sealed)
            stored = profile
            made++
          } else if (what === 'crash') {
            profile = stored
            sealed = profile.fact
          } else if (what === 'resend-old') {
            const old = sent.at(-1)
            if (old) receive(old)
          } else if (flush) {
            sealed = profile.fact
            sent.push(flush)
            const answer = receive(flush)
            if (what === 'send') profile = acknowledge(profile, 'insights', answer, 1)
          }
        }
        expect(sum).toBe(made)
      }),
      { numRuns: 500 },
    )
  })
})
