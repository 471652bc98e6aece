import { expect, test, vi } from 'vitest'
import { Heartbeat } from './heartbeat.ts'

function beating() {
  const timers: { action: () => void; ms: number }[] = []
  const ports = {
    ask: vi.fn(),
    lost: vi.fn(),
    setTimeout: (action: () => void, ms: number) => timers.push({ action, ms }),
    clearTimeout: vi.fn(),
  }
  return { heart: new Heartbeat(ports), ports, timers }
}

test('a quiet connection is asked for a sign; with one it goes on', () => {
  const { heart, ports, timers } = beating()
  heart.heard()
  timers.at(-1)?.action()
  expect(ports.ask).toHaveBeenCalledOnce()
  heart.heard()
  expect(ports.lost).not.toHaveBeenCalled()
  expect(ports.clearTimeout).toHaveBeenCalledWith(2)
})

test('without a sign in time the connection is lost', () => {
  const { heart, ports, timers } = beating()
  heart.check()
  expect(timers.at(-1)?.ms).toBeLessThan(10_000)
  timers.at(-1)?.action()
  expect(ports.lost).toHaveBeenCalledOnce()
})
