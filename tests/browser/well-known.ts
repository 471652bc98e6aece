import { expect } from 'vitest'

/** A store as its own server reaches it. */
interface Shop {
  url: string
  /** The secret key. */
  key: string
}

/** The answer to a request of the shop's server, which must be a good one. */
async function ask(
  { url, key }: Shop,
  method: string,
  path: string,
  body?: object,
): Promise<{ state?: string }> {
  const answer = await fetch(`${url}/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  expect(answer.ok, `${path}: ${answer.status} ${text}`).toBe(true)
  return text === '' ? {} : (JSON.parse(text) as { state?: string })
}

interface WellKnown {
  customer: string
  /** A token of the browser they use. */
  visitor: string
  /** What a merchant writes about them. */
  note: string
  now: number
}

/** Has everything kept of a customer that a merchant may look at: an experiment, an answer, models, suspicions, labels. */
export async function beWellKnown(shop: Shop, { customer, visitor, note, now }: WellKnown): Promise<void> {
  const arms = ['none', 'shelves'].map((id) => ({ id, weight: 1, placements: { [id]: null } }))
  await ask(shop, 'PUT', 'settings', { experiments: [{ id: 'holdout', status: 'running', arms }] })
  const met = {
    id: crypto.randomUUID(),
    name: 'exposure',
    at: Date.now(),
    experiment: 'holdout',
    arm: 'none',
  }
  await ask(shop, 'POST', 'events', { sent_at: Date.now(), visitor, events: [met] })
  // So many on a day are strange, and of so much first among the key accounts.
  const items = [{ item_id: 'emma-jane-austen', quantity: 1, price_minor: 90_000 }]
  for (let i = 0; i < 6; i++) {
    const order = { id: `${customer}-${i}`, created_at: now, currency: 'GBP', customer_id: customer, items }
    await ask(shop, 'POST', 'orders', order)
  }
  const answers = [{ id: 'one', kind: 'csat', touch_point: 'buying', value: 5 }]
  await ask(shop, 'POST', `customers/${customer}/answers`, { answers })
  await ask(shop, 'PATCH', `key-accounts/${customer}`, { next_action: note })
  await expect.poll(() => ask(shop, 'GET', 'customers?revenue_minor_min=540000')).toMatchObject({ total: 1 })
  for (const path of ['spread', 'anomalies'])
    await expect.poll(() => ask(shop, 'GET', `insights/${path}`)).toMatchObject({ state: 'ready' })
}
