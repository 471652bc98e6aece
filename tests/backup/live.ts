import { setTimeout as wait } from 'node:timers/promises'
import { PersistentClient } from '../../bench/faults/client.ts'
import { Orders } from '../../bench/faults/orders.ts'
import { Shopper, type Town } from '../../bench/faults/shopper.ts'
import { chanceOf } from '../../demo/random.ts'
import { ask, type Place } from './place.ts'

const products = 30

/** A day in the shop: browsers that sign in and buy, an imported history, settings, a segment, somebody forgotten. */
export async function live(place: Place): Promise<void> {
  const lines = Array.from({ length: products }, (_, i) =>
    JSON.stringify({
      id: `p${i + 1}`,
      title: `Book ${i + 1}`,
      url: `/p${i + 1}`,
      price_minor: 900,
      categories: ['Novels'],
    }),
  )
  await ask(place, 'PUT', '/v1/products', lines.join('\n'))
  const past = Array.from({ length: 40 }, (_, i) =>
    JSON.stringify({
      id: `h${i}`,
      started_at: Date.now() - 9e7 - i * 1e6,
      items: [`p${1 + (i % 9)}`, `p${2 + (i % 7)}`],
    }),
  )
  await ask(place, 'POST', '/v1/sessions', past.join('\n'))
  const client = new PersistentClient(() => place.server.url, place.store)
  const orders = new Orders(client, products, Date.now)
  const mischief = {
    'sent twice at once': 0,
    'sent late again': 0,
    'sent in another order': 0,
    'clock jumped': 0,
    'two tabs': 0,
  }
  const town: Town = { client, orders, now: Date.now, products, mischief }
  const shoppers = Array.from(
    { length: 9 },
    (_, i) => new Shopper(`s${i}`, `s${i}`, town, chanceOf(5, `backup ${i}`)),
  )
  await Promise.all(
    shoppers.map(async (shopper) => {
      await shopper.arrive()
      for (let act = 0; act < 25; act++) await shopper.act()
      await shopper.signIn()
      for (let act = 0; act < 10; act++) await shopper.act()
    }),
  )
  await shoppers[8]?.leave()
  await ask(place, 'DELETE', '/v1/products/p30')
  await ask(place, 'PATCH', '/v1/customers/c:s0', { birthday: '04-23', country: 'GB' })
  await ask(place, 'PUT', '/v1/segments/buyers', { name: 'Buyers', filter: { orders_min: 1 } })
  await ask(place, 'PUT', '/v1/settings', { points: { minor_per_point: 50 } })
  await settled(place)
}

/** Waits until Insights and index have heard everything: two looks a second apart that are the same. */
async function settled(place: Place): Promise<void> {
  let before = ''
  for (let tries = 0; tries < 60; tries++) {
    const overview = await ask(place, 'GET', '/v1/insights/overview')
    const rules = await ask(place, 'GET', '/v1/insights/associations')
    const now = JSON.stringify([overview, rules])
    if (now === before) return
    before = now
    await wait(2_500)
  }
  throw new Error('the store did not settle')
}
