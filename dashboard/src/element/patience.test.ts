import type { ReactiveControllerHost } from 'lit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Patience } from './patience.ts'

function patience() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const host = { addController: () => {} } as unknown as ReactiveControllerHost
  return new Patience(host)
}

test('it asks after a second, then ever more rarely, up to ten seconds', async () => {
  const waiting = patience()
  const asked: number[] = []
  let passed = 0
  const ask = (): void => {
    asked.push(passed)
    waiting.again(ask)
  }
  waiting.again(ask)
  waiting.again(ask) // what is waited for already is not waited for twice
  for (; passed < 40_000; passed += 250) await vi.advanceTimersByTimeAsync(250)
  const gaps = asked.map((at, i) => at - (asked[i - 1] ?? 0))
  expect(gaps.slice(0, 3)).toEqual([750, 1_500, 2_250])
  expect(Math.max(...gaps)).toBe(10_000)
})

test('nobody is asked for a page that nobody looks at', async () => {
  const waiting = patience()
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  onTestFinished(() => hidden.mockRestore())
  const ask = vi.fn()
  waiting.again(ask)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(ask).not.toHaveBeenCalled()
  hidden.mockReturnValue(false)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ask).toHaveBeenCalledOnce()
})

test('once stopped it asks no more, and begins with a short wait again', async () => {
  const waiting = patience()
  const ask = vi.fn()
  waiting.again(ask)
  waiting.stop()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(ask).not.toHaveBeenCalled()
  waiting.again(ask)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ask).toHaveBeenCalledOnce()
})
