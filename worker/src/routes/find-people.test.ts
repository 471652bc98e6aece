import { beforeAll, describe, expect, it } from 'vitest'
import type { FoundPeople } from '#shared/wire/customer'
import { books, call, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const order = (id: string, more: object) => ({
  id,
  created_at: Date.now(),
  currency: 'GBP',
  items: [{ item_id: 'book-1', quantity: 1, price_minor: 100 }],
  ...more,
})

describe('finding somebody', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await makeStore(books(1))
    const orders = [
      order('o1', { email: 'Emma@Mail.example', customer_name: 'Emma' }),
      order('o2', { email: 'emma@mail.example' }),
      order('o3', { customer_id: 'otto@mail.example', customer_name: 'Otto' }),
      order('o4', { customer_id: '42' }),
      order('o5', {}),
    ]
    await store.server('POST', '/v1/orders', jsonLines(orders))
  })

  const find = async (asked: object): Promise<FoundPeople['people']> => {
    const answer = await store.server('POST', '/v1/customers/find', asked)
    expect(answer.status, await answer.clone().text()).toBe(200)
    return ((await answer.json()) as FoundPeople).people
  }

  it('leads from a guest’s e-mail address to the key by which they are shown, exported and erased', async () => {
    const [guest, ...others] = await find({ email: 'EMMA@mail.example' })
    expect(others).toEqual([])
    expect(guest).toMatchObject({ kind: 'guest', name: 'Emma', orders: 2, id: expect.stringMatching(/^g:/) })
    const address = `/v1/customers/${encodeURIComponent(guest?.id ?? '')}`
    expect(await (await store.server('GET', `${address}/export`)).json()).toMatchObject({
      person: { kind: 'guest' },
      orders: [{ id: 'o1' }, { id: 'o2' }],
    })
  })

  it('leads from an order or an id to whoever is behind it now', async () => {
    expect(await find({ order_id: 'o4' })).toMatchObject([{ id: 'c:42', kind: 'customer' }])
    expect(await find({ order_id: 'o5' })).toMatchObject([{ id: 'o:o5', kind: 'nobody' }])
    expect(await find({ id: '42' })).toMatchObject([{ id: 'c:42' }])
    expect(await find({ email: 'otto@mail.example' })).toMatchObject([{ id: 'c:otto@mail.example' }])
  })

  it('finds nobody in an empty list, and says who asked to be forgotten', async () => {
    expect(await find({ email: 'nobody@mail.example' })).toEqual([])
    expect(await find({ order_id: 'none' })).toEqual([])
    await store.server('POST', '/v1/orders', order('o6', { email: 'gone@mail.example' }))
    const [gone] = await find({ order_id: 'o6' })
    await store.server('DELETE', `/v1/customers/${encodeURIComponent(gone?.id ?? '')}`)
    const answer = await store.server('POST', '/v1/customers/find', { email: 'gone@mail.example' })
    expect([answer.status, await answer.json()]).toMatchObject([410, { code: 'erased' }])
  })

  it('is for the store alone, and for merchants alone', async () => {
    const other = await makeStore(books(1))
    for (const asked of [{ email: 'emma@mail.example' }, { order_id: 'o4' }, { id: '42' }]) {
      const answer = await other.server('POST', '/v1/customers/find', asked)
      expect(await answer.json()).toEqual({ people: [] })
    }
    const body = JSON.stringify({ order_id: 'o4' })
    const page = `/v1/customers/find?key=${store.publishable_key}`
    expect((await call('POST', page, { body })).status).toBe(403)
    expect((await call('POST', '/v1/customers/find', { body })).status).toBe(401)
  })
})
