import { env } from 'cloudflare:workers'
import { afterEach, expect, it, vi } from 'vitest'
import { makeStore } from '../testing/store.ts'
import { forgetStore, readStore } from './store-cache.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('knows a store for everybody who waits for one reading, however long that takes', async () => {
  const { id } = (await makeStore()).store
  forgetStore(id)
  const both = [readStore(env, id), readStore(env, id)]
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 })
  expect((await Promise.all(both)).map((record) => record?.id)).toEqual([id, id])
})
