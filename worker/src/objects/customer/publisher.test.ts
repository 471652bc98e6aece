import { describe, expect, it } from 'vitest'
import type { Flush } from '#shared/customer/fact'
import { addFact } from '#shared/customer/outbox'
import { newProfile, type Profile } from '#shared/customer/profile'
import { Publisher } from './publisher.ts'

function withSession(profile: Profile, start: number, sealed: number): Profile {
  return addFact(profile, { kind: 'session', start, at: start, items: [1], network: 0 }, sealed)
}

describe('a publisher', () => {
  it('has sent everything told so far when it says so, though a flush was under way already', async () => {
    let profile = withSession(newProfile('e', 0), 1, 0)
    const sent: number[] = []
    let answer = () => {}
    const publisher = new Publisher('v:1', 0, {
      profile: () => profile,
      acknowledged: (next) => {
        profile = next
      },
      shards: () => 1,
      grown: () => {},
      send: async (_, { facts }: Flush) => {
        if (sent.length === 0) {
          await new Promise<void>((resolve) => {
            answer = resolve
          })
        }
        sent.push(...facts.map(({ n }) => n))
        return { last: sent.at(-1) ?? 0 }
      },
    })
    const underWay = publisher.flush()
    profile = withSession(profile, 2, publisher.sealed)
    const all = publisher.flushAll()
    answer()
    expect([await underWay, await all]).toEqual([true, true])
    expect(sent).toEqual([1, 2])
    expect(profile.outbox).toEqual([])
  })
})
