import { expect, it } from 'vitest'
import { emptyPackedRing, mergeRing } from '#shared/recommend/ring-merge'
import type { RingsReply } from '../objects/session-index/shard-replies.ts'
import { IndexView } from './index-view.ts'

function ringOf(...sessions: number[][]): Uint8Array {
  const entries = sessions.map((items, i) => ({ high: 1, low: i, mark: 0, time: 100 + i, items }))
  return mergeRing(emptyPackedRing, entries, { capacity: 9, identity: 'time' }).ring
}

it('a view of the index does not bring back a ring from an answer that a later one overtook', async () => {
  const answers: ((reply: RingsReply) => void)[] = []
  const stub = { rings: () => new Promise<RingsReply>((resolve) => answers.push(resolve)) }
  const env = { SESSION_INDEX: { getByName: () => stub } } as unknown as Env
  const reply = (version: number, changed: number[] | null, ...sessions: Uint8Array[]): RingsReply => ({
    epoch: 'e',
    version,
    shards: 1,
    changed,
    sessions,
    baskets: [],
    distant: sessions.map(() => new Uint8Array(0)),
  })
  const view = new IndexView('overtaken', 1)
  const first = view.load(env, [], [], [9])
  answers[0]!(reply(1, null, ringOf([9])))
  await first
  const early = view.load(env, [], [], [1])
  const late = view.load(env, [], [], [2])
  answers[2]!(reply(5, [1], ringOf([2])))
  await late
  answers[1]!(reply(4, [], ringOf([1, 3])))
  await expect.poll(() => answers.length).toBe(4)
  answers[3]!(reply(5, [], ringOf([1, 3], [1, 4])))
  await early
  expect(view.sessions(1)?.size).toBe(2)
})
