import { expect, test, vi } from 'vitest'
import { recentMs, recentOf } from '#shared/insight/live-minutes'
import type { LiveMessage, LiveRecent } from '#shared/wire/insight'
import type { LiveHandlers } from '../api.ts'
import { addLines, backoffMs, emptyFeed, Feed, maxLines, setPaused } from './feed.ts'
import { minuteBars } from './minutes.ts'

const message = { type: 'event', at: 1, person: 'v:1', name: 'view_item' } as const
const line = (key: number) => ({ key, message })

test('the newest line is first, and no more than 50 are kept', () => {
  let state = emptyFeed
  for (let key = 0; key < 60; key++) state = addLines(state, [line(key)])
  expect(state.lines).toHaveLength(maxLines)
  expect(state.lines[0]?.key).toBe(59)
})

test('while paused nothing moves; resumed, what came meanwhile is on top', () => {
  let state = setPaused(addLines(emptyFeed, [line(0)]), true)
  state = addLines(state, [line(2), line(1)])
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
  const clock = { now: 1_000 }
  const feed = new Feed({
    live: (handlers) => {
      const connection = { close: vi.fn(() => handlers.close()), check: vi.fn() }
      sockets.push({ handlers, ...connection })
      return connection
    },
    setTimeout: (action) => timers.push(action),
    clearTimeout,
    random: () => 0,
    now: () => clock.now,
  })
  return { feed, sockets, timers, clearTimeout, clock }
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

const recent = (messages: LiveMessage[]): LiveRecent => recentOf(messages, 1_000 - recentMs, 1_000)

test('a connection begins with the half hour before; what was missed is filled in, and nothing counts twice', () => {
  const { feed, sockets } = feedWithPorts()
  const deeds = () => minuteBars(feed.state.minutes, 1_000).reduce((sum, bar) => sum + bar.deeds, 0)
  const before = { ...message, person: 'v:before' }
  feed.start()
  sockets[0]?.handlers.open()
  sockets[0]?.handlers.recent(recent([before]))
  sockets[0]?.handlers.message(message)
  expect([deeds(), feed.state.lines.map(({ message: { person } }) => person)]).toEqual([
    2,
    ['v:1', 'v:before'],
  ])
  feed.drop()
  feed.retry()
  sockets[1]?.handlers.open()
  sockets[1]?.handlers.recent(recent([before, message, { ...message, person: 'v:missed' }]))
  expect(deeds()).toBe(3)
  expect(feed.state.lines.map(({ message: { person } }) => person)).toEqual(['v:missed', 'v:1', 'v:before'])
  expect(minuteBars(feed.state.minutes, 1_000).every(({ heard }) => heard)).toBe(true)
})

test('a connection that stood for its time is followed by another at once; one that hardly stood is waited with', () => {
  const { feed, sockets, clock } = feedWithPorts()
  feed.start()
  sockets[0]?.handlers.open()
  clock.now += 15 * 60_000
  sockets[0]?.handlers.close(true)
  expect(feed.state.status).toBe('connecting')
  sockets[1]?.handlers.open()
  sockets[1]?.handlers.close(true)
  expect(feed.state.status).toBe('waiting')
  expect(sockets).toHaveLength(2)
})

test('paused, what was missed waits with the rest', () => {
  const { feed, sockets } = feedWithPorts()
  feed.start()
  sockets[0]?.handlers.open()
  feed.pause(true)
  sockets[0]?.handlers.recent(recent([message]))
  expect(feed.state.lines).toEqual([])
  expect(feed.state.held).toHaveLength(1)
})

test('an order of last year that is imported is told to whoever shows figures, and is no line', () => {
  const { feed, sockets } = feedWithPorts()
  const told = vi.fn()
  feed.addEventListener('message', told)
  feed.start()
  sockets[0]?.handlers.open()
  sockets[0]?.handlers.message({ ...message, type: 'order', at: 1_000 - 365 * 86_400_000 })
  expect(told).toHaveBeenCalledOnce()
  expect(feed.state.lines).toEqual([])
})
