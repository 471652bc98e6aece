import { describe, expect, it, vi } from 'vitest'
import type { Flush } from '#shared/customer/fact'
import { addFact } from '#shared/customer/outbox'
import { newProfile, type Profile } from '#shared/customer/profile'
import { isBusy } from '../../read/patience.ts'
import { backoffMs, Publisher } from './publisher.ts'

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

  it('keeps what a receiver cannot take, and has no room for more from 500 facts on, until that is sent', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    let profile = newProfile('e', 0)
    let isReached = false
    const publisher = new Publisher('v:1', 0, {
      profile: () => profile,
      acknowledged: (next) => {
        profile = next
      },
      shards: () => 1,
      grown: () => {},
      send: async (_, { facts }: Flush) => {
        if (!isReached) throw new Error('no connection')
        return { last: facts.at(-1)?.n ?? 0 }
      },
    })
    for (let n = 1; n < 500; n++) profile = withSession(profile, n, 0)
    await publisher.makeRoom()
    profile = withSession(profile, 500, 0)
    const refusal = await publisher.makeRoom().catch((error: unknown) => error)
    expect(isBusy(refusal)).toBe(true)
    expect(profile.outbox).toHaveLength(500)
    isReached = true
    await publisher.makeRoom()
    expect(profile.outbox).toEqual([])
    vi.restoreAllMocks()
  })

  it('waits longer with every failure: from half a second to a minute, never in step with others', () => {
    const pauses = (chance: number) => [1, 2, 3, 6, 7, 50].map((failures) => backoffMs(failures, chance))
    expect(pauses(1)).toEqual([2_000, 4_000, 8_000, 60_000, 60_000, 60_000])
    expect(pauses(0)).toEqual([1_000, 2_000, 4_000, 30_000, 30_000, 30_000])
  })
})
