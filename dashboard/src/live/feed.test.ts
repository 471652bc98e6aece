import { expect, test, vi } from 'vitest'
import type { LiveHandlers } from '../api.ts'
import { addLine, backoffMs, emptyFeed, Feed, maxLines, setPaused } from './feed.ts'

const message = { type: 'event', at: 1, person: 'v:1', name: 'view_item' } as const
const line = (key: number) => ({ key, message })

test('the newest line is first, and no more than 50 are kept', () => {
  let state = emptyFeed
  for (let key = 0; key < 60; key++) state = addLine(state, line(key))
  expect(state.lines).toHaveLength(maxLines)
  expect(state.lines[0]?.key).toBe(59)
})

test('while paused nothing moves; resumed, what came meanwhile is on top', () => {
  let state = setPaused(addLine(emptyFeed, line(0)), true)
  state = addLine(addLine(state, line(1)), line(2))
  expect(state.lines.map(({ key }) => key)).toEqual([0])
  expect(state.held).toHaveLength(2)
  expect(setPaused(state, false).lines.map(({ key }) => key)).toEqual([2, 1, 0])
})

test('the wait doubles up to half a minute and is spread by chance', () => {
  expect([0, 1, 2, 9, 99].map((attempt) => backoffMs(attempt, 0))).toEqual([
    1_000, 2_000, 4_000, 30_000, 30_000,
  ])
  expect(backoffMs(0, 1)).toBe(500)
})

function feedWithPorts() {
  const sockets: { handlers: LiveHandlers; close: () => void; check: () => void }[] = []
  const timers: (() => void)[] = []
  const clearTimeout = vi.fn()
  const feed = new Feed({
    live: (handlers) => {
      const connection = { close: vi.fn(() => handlers.close()), check: vi.fn() }
      sockets.push({ handlers, ...connection })
      return connection
    },
    setTimeout: (action) => timers.push(action),
    clearTimeout,
    random: () => 0,
    now: () => 1_000,
  })
  return { feed, sockets, timers, clearTimeout }
}

test('a lost connection is tried again, and lines shown before stay', () => {
  const { feed, sockets, timers } = feedWithPorts()
  feed.start()
  sockets[0]?.handlers.open()
  sockets[0]?.handlers.message(message)
  sockets[0]?.handlers.close()
  expect(feed.state).toMatchObject({ status: 'waiting', retryInMs: 1_000 })
  timers[0]?.()
  sockets[1]?.handlers.open()
  expect(feed.state.status).toBe('live')
  expect(feed.state.lines).toHaveLength(1)
})

test('each failure waits longer; a success starts over', () => {
  const { feed, sockets, timers } = feedWithPorts()
  feed.start()
  sockets[0]?.handlers.close()
  timers[0]?.()
  sockets[1]?.handlers.close()
  expect(feed.state.retryInMs).toBe(2_000)
  timers[1]?.()
  sockets[2]?.handlers.open()
  sockets[2]?.handlers.close()
  expect(feed.state.retryInMs).toBe(1_000)
})

test('started twice it connects once; stopped it stays stopped', () => {
  const { feed, sockets, timers } = feedWithPorts()
  feed.start()
  feed.start()
  expect(sockets).toHaveLength(1)
  feed.stop()
  sockets[0]?.handlers.close()
  expect(sockets[0]?.close).toHaveBeenCalledOnce()
  expect(timers).toHaveLength(0)
  expect(feed.state).toEqual(emptyFeed)
})

test('the network back means no more waiting, and only then', () => {
  const { feed, sockets } = feedWithPorts()
  feed.start()
  feed.retry()
  expect(sockets).toHaveLength(1)
  sockets[0]?.handlers.close()
  feed.retry()
  expect(sockets).toHaveLength(2)
})

test('when the network goes it is lost at once, and when it comes back it is there again, telling whoever shows figures', () => {
  const { feed, sockets, timers } = feedWithPorts()
  const connected = vi.fn()
  feed.addEventListener('connected', connected)
  feed.start()
  sockets[0]?.handlers.open()
  feed.drop()
  expect(feed.state).toMatchObject({ status: 'waiting', retryInMs: null })
  expect(timers).toHaveLength(0)
  feed.retry()
  sockets[1]?.handlers.open()
  expect(feed.state.status).toBe('live')
  expect(connected).toHaveBeenCalledTimes(2)
  expect(feed.state.minutes.heard).toHaveLength(2)
})

test('looked at again, it asks the connection for a sign, or makes one', () => {
  const { feed, sockets } = feedWithPorts()
  feed.start()
  feed.check()
  expect(sockets[0]?.check).toHaveBeenCalledOnce()
  feed.drop()
  feed.check()
  expect(sockets).toHaveLength(2)
})
