import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { books } from './books/catalogue.ts'
import { type SeedProgress, seed } from './seed.ts'

let server: Server
afterEach(() => server.close())

/** An API that answers each request with the status its turn says, and counts the lines it took. */
async function api(statuses: number[]) {
  const taken: string[] = []
  server = createServer(async (request, response) => {
    const body = await text(request)
    const status = statuses.shift() ?? 200
    const lines = body.split('\n').length
    if (status === 200) taken.push(`${request.method} ${request.url} ${lines}`)
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ created: lines, updated: 0, unchanged: 0, rejected: 0, lines: [] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken }
}

const options = {
  secretKey: 'sk_bookshop_x',
  shopUrl: 'http://shop.example',
  now: Date.UTC(2026, 10, 20),
  size: { accounts: 10, guests: 1, anonymousSessions: 20 },
}

test('the catalogue goes first, then sessions, then orders, and progress reaches the end of each', async () => {
  const { url, taken } = await api([])
  const progress: SeedProgress[] = []
  const result = await seed({ ...options, url, onProgress: (step) => progress.push(step) })
  expect(taken.map((line) => line.replace(/ \d+$/, ''))).toEqual([
    'PUT /v1/products',
    'PUT /v1/products',
    'POST /v1/sessions',
    'POST /v1/orders',
  ])
  expect(result.products.created).toBe(books.length)
  expect(progress.at(-1)).toMatchObject({ step: 'orders' })
  expect(progress.at(-1)!.done).toBe(progress.at(-1)!.total)
})

test('a busy API is asked again', async () => {
  const { url, taken } = await api([503, 429])
  await seed({ ...options, url })
  expect(taken).toHaveLength(4)
})

test('a refusal is told at once', async () => {
  const { url } = await api([401])
  await expect(seed({ ...options, url })).rejects.toThrow(/401/)
})
