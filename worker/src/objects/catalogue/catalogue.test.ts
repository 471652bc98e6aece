import { env, evictDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { Product } from '#shared/wire/product'
import { catalogueOf } from '../names.ts'

let stores = 0
const fresh = () => catalogueOf(env, `catalogue-${++stores}`)

const product = (id: string, more: Partial<Product> = {}): Product => ({
  id,
  title: `Book ${id}`,
  url: `https://shop.example/books/${id}`,
  price_minor: 990,
  ...more,
})

describe('Catalogue', () => {
  it('numbers products from 1 and never changes a number', async () => {
    const catalogue = fresh()
    expect(await catalogue.put([product('a'), product('b')])).toEqual([
      { outcome: 'created' },
      { outcome: 'created' },
    ])
    expect(await catalogue.put([product('a'), product('b', { title: 'New' })])).toEqual([
      { outcome: 'unchanged' },
      { outcome: 'updated' },
    ])
    await evictDurableObject(catalogue)
    await catalogue.put([product('c')])
    expect(await catalogue.resolve(['a', 'b', 'c', 'd'])).toEqual([1, 2, 3, 0])
  })

  it('finds a product by id, SKU, variant id and any form of its URL', async () => {
    const catalogue = fresh()
    await catalogue.put([product('a', { aliases: ['SKU-1', '4567'], group_id: 'g1' })])
    const ids = [
      'a',
      'SKU-1',
      '4567',
      'g1',
      'https://shop.example/books/a',
      'http://www.shop.example/books/a/?utm_source=x#reviews',
      'https://other.example/books/a',
      '/books/a/',
    ]
    expect(await catalogue.resolve(ids)).toEqual(ids.map(() => 1))
    expect(await catalogue.resolve(['A', 'books/a', 'sku-1'])).toEqual([0, 0, 0])
  })

  it('tells products apart by query when their URLs do', async () => {
    const catalogue = fresh()
    const page = (n: number) => product(`p${n}`, { url: `https://shop.example/item.php?id=${n}` })
    await catalogue.put([page(1), page(2)])
    expect(
      await catalogue.resolve([
        'https://shop.example/item.php?id=2',
        '/item.php?id=1',
        '/item.php?id=3',
        '/item.php',
      ]),
    ).toEqual([2, 1, 0, 0])
  })

  it('refuses an alias that belongs to another product and changes nothing', async () => {
    const catalogue = fresh()
    await catalogue.put([product('a', { aliases: ['SKU-1'] }), product('b')])
    expect(await catalogue.put([product('b', { aliases: ['SKU-2', 'SKU-1'], title: 'New' })])).toEqual([
      { outcome: 'conflict', path: 'aliases.1', message: 'already leads to the product a' },
    ])
    expect(await catalogue.put([product('SKU-1')])).toEqual([
      { outcome: 'conflict', path: 'id', message: 'already leads to the product a' },
    ])
    expect(await catalogue.resolve(['SKU-2'])).toEqual([0])
    expect(JSON.parse((await catalogue.get('b'))!).title).toBe('Book b')
  })

  it('gives a loose key up to whoever names it firmly', async () => {
    const catalogue = fresh()
    await catalogue.put([product('v1', { group_id: 'shirt' }), product('v2', { group_id: 'shirt' })])
    expect(await catalogue.resolve(['shirt'])).toEqual([1])
    await catalogue.put([product('shirt')])
    expect(await catalogue.resolve(['shirt', 'v1', 'v2'])).toEqual([3, 1, 2])
  })

  it('drops aliases that a new version leaves out', async () => {
    const catalogue = fresh()
    await catalogue.put([product('a', { aliases: ['old', 'kept'] })])
    await catalogue.put([product('a', { aliases: ['kept', 'new'] })])
    expect(await catalogue.resolve(['old', 'kept', 'new'])).toEqual([0, 1, 1])
    expect(await catalogue.put([product('b', { aliases: ['old'] })])).toEqual([{ outcome: 'created' }])
  })

  it('lists categories and arrivals newest first, without what was removed', async () => {
    const catalogue = fresh()
    const at = (id: string, published_at: number, categories: string[]) =>
      product(id, { published_at, categories })
    await catalogue.put([at('a', 3, ['Fiction', 'Gothic']), at('b', 1, ['Fiction']), at('c', 2, ['Gothic'])])
    expect(await catalogue.newest(2)).toEqual([1, 3])
    const before = await catalogue.lists('category', ['Gothic', 'None'])
    expect([before.total, [...before.members[0]!.items], before.members[0]!.size]).toEqual([3, [1, 3], 2])
    expect(before.members[1]!.size).toBe(0)
    await catalogue.put([at('c', 2, ['Fiction'])])
    expect(await catalogue.remove('a')).toBe(true)
    expect(await catalogue.remove('a')).toBe(false)
    const after = await catalogue.lists('category', ['Gothic', 'Fiction'])
    expect([after.total, after.members[0]!.size, [...after.members[1]!.items]]).toEqual([2, 0, [3, 2]])
    expect(await catalogue.newest(9)).toEqual([3, 2])
    expect(await catalogue.get('a')).toBeNull()
    expect(await catalogue.resolve(['a'])).toEqual([1])
    expect(await catalogue.put([product('a')])).toEqual([{ outcome: 'updated' }])
    expect(await catalogue.get('a')).not.toBeNull()
  })

  it('pages through products', async () => {
    const catalogue = fresh()
    await catalogue.put(['a', 'b', 'c'].map((id) => product(id)))
    const first = await catalogue.list(0, 2)
    expect(first.products.map((text) => JSON.parse(text).id)).toEqual(['a', 'b'])
    const second = await catalogue.list(first.next!, 2)
    expect(second.products.map((text) => JSON.parse(text).id)).toEqual(['c'])
    expect(second.next).toBeNull()
  })

  it('tells readers which cards changed, across a restart too', async () => {
    const catalogue = fresh()
    await catalogue.put([product('a'), product('b', { stock: 0, group_id: 'g' })])
    const first = await catalogue.cards([1, 2, 3], -1)
    expect(first.changed).toBeNull()
    expect(JSON.parse(first.cards[1]!)).toMatchObject({ id: 'b', buyable: false, group: 'g' })
    expect(first.cards[2]).toBe('')
    await catalogue.put([product('a', { title: 'New' })])
    const second = await catalogue.cards([], first.version)
    expect(second.changed).toEqual([1])
    await evictDurableObject(catalogue)
    expect((await catalogue.cards([], second.version)).changed).toEqual([])
    expect((await catalogue.cards([], first.version)).changed).toBeNull()
  })

  it('tells how dear products are within their narrowest category, to who asks for it', async () => {
    const catalogue = fresh()
    const priced = (id: string, price_minor: number, ...categories: string[]) =>
      product(id, { price_minor, categories })
    await catalogue.put([
      ...[300, 100, 500, 200, 400].map((price) => priced(`p${price}`, price, 'Books', 'Poetry')),
      priced('few', 900, 'Books', 'Maps'),
      product('none'),
    ])
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
    const { ranks } = await catalogue.cards(numbers, -1, true)
    expect(ranks).toEqual([0.5, 0, 1, 0.25, 0.75, null, null, null])
    expect(await catalogue.cards(numbers, -1)).not.toHaveProperty('ranks')
    await evictDurableObject(catalogue)
    await catalogue.put([priced('p100', 600, 'Books', 'Poetry')])
    expect((await catalogue.cards([1, 2], -1, true)).ranks).toEqual([0.25, 1])
  })

  it('keeps HTML, emoji and Chinese as they came', async () => {
    const catalogue = fresh()
    const title = '<b>红楼梦</b> & 📚'
    await catalogue.put([product('红', { title, aliases: ['"; DROP TABLE product; --'] })])
    expect(await catalogue.resolve(['红', '"; DROP TABLE product; --'])).toEqual([1, 1])
    const described = { id: '红', title, url: 'https://shop.example/books/红', categories: [] }
    expect(await catalogue.describe(['红', 'none'], [1])).toEqual({
      byId: [described, null],
      byNumber: [described],
    })
  })
})
