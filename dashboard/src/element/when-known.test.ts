import { expect, onTestFinished, test, vi } from 'vitest'
import { whenKnown } from './when-known.ts'

test('it asks again until there is an answer, and not at all once nobody waits', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const ask = vi.fn<() => Promise<{ people: number } | { state: 'pending' }>>()
  ask.mockResolvedValueOnce({ state: 'pending' }).mockResolvedValueOnce({ people: 3 })
  const told = whenKnown(ask, new AbortController().signal)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await told).toEqual({ people: 3 })
  const abort = new AbortController()
  ask.mockResolvedValue({ state: 'pending' })
  const never = whenKnown(ask, abort.signal)
  const failed = expect(never).rejects.toThrow('abort')
  await vi.advanceTimersByTimeAsync(0)
  abort.abort()
  await failed
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(3)
})
