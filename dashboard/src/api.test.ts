import { expect, test, vi } from 'vitest'
import { ApiError, createApi } from './api.ts'

function apiAnswering(status: number, body: unknown) {
  const fetch = vi.fn(async () => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return new Response(status === 204 ? null : text, { status })
  })
  const onLoggedOut = vi.fn()
  const api = createApi({ fetch, WebSocket, origin: 'http://127.0.0.1:1', onLoggedOut })
  return { api, fetch, onLoggedOut }
}

test('a customer’s id is one part of the path, whatever it holds', async () => {
  const { api, fetch } = apiAnswering(200, {})
  await api.customer('c:a/b?c')
  expect(fetch).toHaveBeenCalledWith('/v1/customers/c%3Aa%2Fb%3Fc', expect.anything())
})

test('days the server is to choose are left out', async () => {
  const { api, fetch } = apiAnswering(200, {})
  await api.overview({ from: null, to: null })
  await api.overview({ from: '2026-03-01', to: '2026-03-02' })
  expect(fetch.mock.calls.map((call) => (call as unknown[])[0])).toEqual([
    '/v1/insights/overview',
    '/v1/insights/overview?from=2026-03-01&to=2026-03-02',
  ])
})

test('nobody logged in is an answer, not a failure', async () => {
  const { api, onLoggedOut } = apiAnswering(401, { code: 'login_required' })
  expect(await api.login()).toBeNull()
  expect(onLoggedOut).not.toHaveBeenCalled()
})

test('a wrong key fails with its problem and does not count as the end of a session', async () => {
  const { api, onLoggedOut } = apiAnswering(401, { code: 'key_invalid', request_id: 'r1' })
  await expect(api.logIn('sk_x')).rejects.toMatchObject({ status: 401, problem: { request_id: 'r1' } })
  expect(onLoggedOut).not.toHaveBeenCalled()
})

test('a 401 in the middle of work ends the session', async () => {
  const { api, onLoggedOut } = apiAnswering(401, { code: 'login_required' })
  await expect(api.customers({})).rejects.toBeInstanceOf(ApiError)
  expect(onLoggedOut).toHaveBeenCalledOnce()
})

test('an answer that is no problem document still fails plainly', async () => {
  const { api } = apiAnswering(502, '<html>bad gateway</html>')
  await expect(api.customers({})).rejects.toMatchObject({ status: 502, problem: null })
})

test('no network is an ApiError without a status, with the cause', async () => {
  const cause = new TypeError('Failed to fetch')
  const fetch = () => Promise.reject(cause)
  const api = createApi({ fetch, WebSocket, origin: '', onLoggedOut: () => {} })
  await expect(api.customers({})).rejects.toMatchObject({ status: 0, problem: null, cause })
})

test('the live socket passes messages on and passes over what is none', () => {
  class FakeSocket extends EventTarget {
    close = vi.fn()
    readonly url: string
    constructor(url: string) {
      super()
      this.url = url
      opened.push(this)
    }
  }
  const opened: FakeSocket[] = []
  const Socket = FakeSocket as unknown as typeof WebSocket
  const api = createApi({ fetch, WebSocket: Socket, origin: 'https://k.example', onLoggedOut: () => {} })
  const message = vi.fn()
  const recent = vi.fn()
  const connection = api.live({ open: () => {}, recent, message, close: () => {} })
  const live = { type: 'event', at: 1, person: 'v:1', name: 'view_item' }
  const before = { type: 'recent', since: 1, minutes: [], people: [], messages: [] }
  for (const data of [JSON.stringify(before), 'pong', 'null', JSON.stringify(live)])
    opened[0]?.dispatchEvent(new MessageEvent('message', { data }))
  expect(opened[0]?.url).toBe('wss://k.example/v1/live?recent=true')
  expect(message.mock.calls).toEqual([[live]])
  expect(recent.mock.calls).toEqual([[before]])
  connection.close()
  expect(opened[0]?.close).toHaveBeenCalledOnce()
  const closed = vi.fn()
  for (const code of [1012, 1006]) {
    api.live({ open: () => {}, recent, message, close: closed })
    opened.at(-1)?.dispatchEvent(new CloseEvent('close', { code }))
  }
  expect(closed.mock.calls).toEqual([[true], [false]])
})
