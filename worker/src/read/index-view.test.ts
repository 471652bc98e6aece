import { afterEach, describe, expect, it, vi } from 'vitest'
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
    model: 0,
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

const noRings = { sessions: [], baskets: [], distant: [], shards: 1, model: 0, epoch: 'e' }

/** A view of an index that answers at once: every ring holds as many visits as its version says. */
function pretended(store: string) {
  let version = 1
  let model = 1
  const asked: number[] = []
  const rings = async (sessions: number[], _: number[], held: { version: number } | null) => {
    asked.push(sessions.length)
    const one = ringOf(...Array.from({ length: version }, (_, i) => [1, 2 + i]))
    const changed =
      held === null ? null : held.version < version ? Array.from({ length: 500 }, (_, i) => i) : []
    const all = sessions.map(() => one)
    return { ...noRings, version, model, changed, sessions: all, distant: all.map(() => new Uint8Array(0)) }
  }
  const env = { SESSION_INDEX: { getByName: () => ({ rings }) } } as unknown as Env
  return {
    view: new IndexView(store, 1),
    env,
    asked,
    change: () => void version++,
    learn: () => void model++,
    forget: () => {
      model = 0
    },
  }
}

describe('rings that changed', () => {
  afterEach(() => void vi.useRealTimers())

  it('are renewed at once for a page, and in parts where there are more of them than can be', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 })
    const { view, env, asked, change } = pretended('changing')
    const some = Array.from({ length: 40 }, (_, i) => 1 + i)
    const many = Array.from({ length: 400 }, (_, i) => 1 + i)
    await view.load(env, [], [], many)
    change()
    vi.setSystemTime(1_002_500)
    await view.load(env, [], [], some)
    expect(some.map((item) => view.sessions(item)?.size)).toEqual(some.map(() => 2))
    asked.length = 0
    await view.load(env, [], [], many)
    expect(asked).toEqual([24])
    expect(many.filter((item) => view.sessions(item)?.size === 1)).toHaveLength(400 - 40 - 24)
    for (let n = 1; n <= 8; n++) {
      vi.setSystemTime(1_002_500 + n * 1_000)
      await view.load(env, [], [], many)
    }
    expect(many.map((item) => view.sessions(item)?.size)).toEqual(many.map(() => 2))
    expect(asked[1]).toBe(64)
  })

  it('serve on for six seconds at most', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 })
    const { view, env, asked, change } = pretended('late')
    const many = Array.from({ length: 400 }, (_, i) => 1 + i)
    await view.load(env, [], [], many)
    change()
    vi.setSystemTime(1_002_000)
    await view.load(env, [], [], many)
    vi.setSystemTime(1_008_001)
    asked.length = 0
    await view.load(env, [], [], many)
    expect(many.map((item) => view.sessions(item)?.size)).toEqual(many.map(() => 2))
    expect(Math.max(...asked)).toBe(400 - 64)
  })

  it('are those of an older model too', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 })
    const { view, env, asked, learn, forget } = pretended('learning')
    const items = [1, 2, 3]
    await view.load(env, items, [], items)
    learn()
    vi.setSystemTime(1_002_500)
    asked.length = 0
    await view.load(env, items, [], items)
    expect(asked).toEqual([0, 3])
    await view.load(env, items, [], items)
    expect(asked).toEqual([0, 3])
    forget()
    vi.setSystemTime(1_005_000)
    await view.load(env, items, [], items)
    vi.setSystemTime(1_006_000)
    await view.load(env, items, [], items)
    expect(asked).toEqual([0, 3, 0, 3])
  })
})
