import { expect } from 'vitest'
import { evil, evilAddresses } from './attack.ts'
import type { PlainShop } from './plain-shop.ts'

/** What a shop sells that consists of attacks, who bought it, and what was looked at. */

const dayMs = 86_400_000
/** All that a cell of a file may begin with to be taken for a formula. */
export const signs = ['=', '+', '-', '@', '\t', '＝'] as const
export const customers = 24
const kinds = ['ship lantern', 'garden chair', 'winter coat', 'tea kettle']

type Told = Record<string, unknown>

/** Forty products; those whose addresses are attacks are refused. */
export async function putProducts(shop: PlainShop): Promise<void> {
  const products = Array.from({ length: 40 }, (_, n) => ({
    id: `evil-${n}`,
    title: evil('title', signs[n % signs.length]),
    url: `${shop.shopUrl}/product?n=${n}`,
    price_minor: 1_000 + n,
    list_price_minor: 2_000,
    stock: 5,
    categories: [evil('category')],
    brand: evil('brand'),
    tags: [evil('tag')],
    description: `${evil('description')} ${kinds[n % kinds.length]}`,
  }))
  expect(await shop.call('PUT', '/v1/products', products)).toMatchObject({ created: 40, rejected: 0 })
  const refused = evilAddresses.flatMap((url, n) => [
    { ...products[0], id: `url-${n}`, url },
    { ...products[0], id: `image-${n}`, image_url: url },
  ])
  expect(await shop.call('PUT', '/v1/products', refused)).toMatchObject({
    created: 0,
    rejected: refused.length,
  })
}

/** Three orders of everybody, of `c1` five more on one day, which is strange. */
export function orders(now: number): Told[] {
  const order = (customer: number, n: number, at: number) => ({
    id: `${customer}-${n} ${evil('order')}`,
    created_at: at,
    customer_id: customer === 2 ? evil('customer_id') : `c${customer}`,
    customer_name: evil('customer_name', signs[customer % signs.length]),
    currency: 'GBP',
    country: 'GB',
    items: ['evil-1', `evil-${30 + (n % 3)}`].map((item_id) => ({
      item_id,
      title: evil('line_title'),
      quantity: 1,
      price_minor: 900 + 40 * customer,
    })),
  })
  const day = Math.floor(now / dayMs) * dayMs
  return [
    ...Array.from({ length: customers * 3 }, (_, n) =>
      order(Math.floor(n / 3), n % 3, now - (5 + 30 * (n % 3) + (n % 7)) * dayMs),
    ),
    ...Array.from({ length: 5 }, (_, n) => order(1, 10 + n, day - 4 * dayMs + n * 60_000)),
  ]
}

/** What customers opened some days before they ordered, and what people opened who ordered nothing. */
export function sessions(now: number): Told[] {
  const session = (n: number, items: number[], more: Told = {}) => ({
    id: `s${n}`,
    started_at: now - 12 * dayMs,
    items: items.map((item) => `evil-${item}`),
    ...more,
  })
  return Array.from({ length: 3 * customers }, (_, n) =>
    n < customers
      ? session(n, [1, 2 + (n % 12), 2 + ((n + 1) % 12)], { customer_id: `c${n}` })
      : session(n, [14 + (n % 16), 14 + ((n + 1) % 16)]),
  )
}
