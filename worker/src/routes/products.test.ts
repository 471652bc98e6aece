import { describe, expect, it } from 'vitest'
import type { BulkReport } from '#shared/wire/bulk'
import { books, call, jsonLines, makeStore } from '../testing/store.ts'

const put = async (store: Awaited<ReturnType<typeof makeStore>>, body: unknown): Promise<BulkReport> =>
  (await store.server('PUT', '/v1/products', body)).json()

describe('products', () => {
  it('are taken as JSON Lines, once, with a report for each line that was not', async () => {
    const store = await makeStore()
    const [first, second] = books(2)
    const body = [
      JSON.stringify(first),
      'not JSON',
      JSON.stringify({ ...second, price_minor: -1, url: 'javascript:alert(1)' }),
      JSON.stringify({ ...second, aliases: ['book-1'] }),
      JSON.stringify(second),
    ].join('\n')
    const report = await put(store, body)
    expect(report).toMatchObject({ created: 2, updated: 0, unchanged: 0, rejected: 3 })
    expect(
      report.lines.map(({ line, code, faults }) => [line, code, faults.map(({ path }) => path)]),
    ).toEqual([
      [2, 'invalid', ['']],
      [3, 'invalid', ['url', 'price_minor']],
      [4, 'conflict', ['aliases.0']],
    ])
    expect(await put(store, jsonLines(books(2)))).toMatchObject({ created: 0, unchanged: 2, rejected: 0 })
    expect(await put(store, { ...first, title: 'Another' })).toMatchObject({ updated: 1 })
  })

  it('are read by any id of theirs, listed by page, and removed', async () => {
    const store = await makeStore(books(3))
    const found = await store.server(
      'GET',
      `/v1/products/${encodeURIComponent('https://shop.example/books/book-2')}`,
    )
    expect(await found.json()).toEqual(books(3)[1])
    const list = await (await store.server('GET', '/v1/products?limit=2')).json()
    expect(list).toMatchObject({ products: [{ id: 'book-1' }, { id: 'book-2' }], next_cursor: '2' })
    const rest = await (await store.server('GET', '/v1/products?limit=2&cursor=2')).json()
    expect(rest).toMatchObject({ products: [{ id: 'book-3' }], next_cursor: null })
    expect((await store.server('DELETE', '/v1/products/book-2')).status).toBe(204)
    expect((await store.server('DELETE', '/v1/products/book-2')).status).toBe(404)
    expect((await store.server('GET', '/v1/products/book-2')).status).toBe(404)
    expect((await store.server('GET', '/v1/products?limit=0')).status).toBe(400)
    expect((await store.server('GET', '/v1/products?cursor=x')).status).toBe(400)
  })

  it('come only with the secret key', async () => {
    const store = await makeStore()
    const publishable = await call('PUT', `/v1/products?key=${store.publishable_key}`, {
      body: JSON.stringify(books(1)[0]),
    })
    expect(publishable.status).toBe(403)
    expect((await call('PUT', '/v1/products', { body: '{}' })).status).toBe(401)
  })
})
