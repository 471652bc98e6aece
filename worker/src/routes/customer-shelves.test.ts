import { describe, expect, it } from 'vitest'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { about, books, makeStore } from '../testing/store.ts'

describe('a customer’s shelf for an e-mail', () => {
  it('comes as JSON or as HTML, of what this very person looked at', async () => {
    const store = await makeStore(books(9))
    await store.server('POST', '/v1/sessions', {
      id: 's',
      started_at: Date.now() - 9_000,
      items: ['book-1', 'book-2'],
    })
    const order = { id: 'o', created_at: Date.now() - 5_000, customer_id: '42', currency: 'GBP' }
    await store.server('POST', '/v1/orders', {
      ...order,
      items: [{ item_id: 'book-3', quantity: 1, price_minor: 9 }],
    })
    await store.server('POST', '/v1/sessions', {
      id: 't',
      started_at: Date.now() - 8_000,
      customer_id: '42',
      items: ['book-1'],
    })
    const answer = await store.server('GET', '/v1/customers/42/recommendations?limit=2')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const [shelf] = ((await answer.json()) as RecommendationResult).shelves
    expect(shelf).toMatchObject({ id: 'email', placement: 'email', personal: true })
    expect(shelf?.products[0]?.id).toBe('book-2')
    expect(shelf?.products.map(({ id }) => id)).not.toContain('book-3')
    const html = await store.server(
      'GET',
      '/v1/customers/42/recommendations?limit=2&format=html&title=%3Cb%3E',
    )
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(html.headers.get('content-security-policy')).toContain('sandbox')
    expect(await html.text()).toMatch(/&lt;b&gt;.*href="https:\/\/shop\.example\/books\/book-2"/)
  })

  it('is only for people who are known, and for the secret key', async () => {
    const store = await makeStore(books(2))
    const { visitor } = await store.events([about('book-1'), about('book-2')])
    const path = (id: string) => `/v1/customers/${id}/recommendations`
    expect((await store.server('GET', path('nobody'))).status).toBe(404)
    expect((await store.server('GET', path('x'.repeat(200)))).status).toBe(404)
    const person = `v:${visitor?.split('.')[0]}`
    expect((await store.server('GET', path(person))).status).toBe(200)
    await store.server('DELETE', `/v1/customers/${person}`)
    expect((await store.server('GET', path(person))).status).toBe(410)
  })
})
