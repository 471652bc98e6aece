import { expect, test, vi } from 'vitest'
import { type ApiPorts, createApi } from './api.ts'
import { kitWith } from './app/kit.fixture.ts'

const reader = (await kitWith().api.customers({})).customers[0]!

/** The dashboard's API before a server that knows one guest, and what it was asked. */
function asked() {
  const requests: { path: string; body: string }[] = []
  const fetch = vi.fn(async (path: string, init: RequestInit = {}) => {
    requests.push({ path, body: String(init.body ?? '') })
    if (path === '/v1/customers/find') return Response.json({ people: [{ ...reader, id: 'g:hash' }] })
    return Response.json({ customers: [reader], total: 1, next_cursor: null })
  })
  const ports = { fetch, WebSocket, origin: 'https://kindred.example', onLoggedOut: () => {} }
  return { api: createApi(ports as unknown as ApiPorts), requests }
}

test('an e-mail address that is searched for stands in no address of a request', async () => {
  const { api, requests } = asked()
  const list = await api.customers({ sort: 'revenue', q: 'emma@mail.example' })
  expect(list.total).toBe(1)
  expect(requests).toEqual([
    { path: '/v1/customers/find', body: '{"email":"emma@mail.example"}' },
    { path: '/v1/customers/search', body: '{"sort":"revenue","q":"g:hash"}' },
  ])
})

test('half an e-mail address is asked of nobody, a name in a body, and the whole list as ever', async () => {
  const { api, requests } = asked()
  expect(await api.customers({ q: 'emma@ma' })).toEqual({ customers: [], total: 0, next_cursor: null })
  expect(requests).toEqual([])
  await api.customers({ q: 'emma', limit: '50', cursor: '' })
  await api.customers({ q: '', limit: '50' })
  expect(requests).toEqual([
    { path: '/v1/customers/search', body: '{"q":"emma","limit":"50"}' },
    { path: '/v1/customers?limit=50', body: '' },
  ])
})
