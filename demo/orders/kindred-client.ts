import type { BulkReport } from '#shared/wire/bulk'
import type { Order, Refund } from '#shared/wire/order'

/** Something Kindred has to be told, kept until it was. */
export type Message = { type: 'order'; order: Order } | { type: 'refund'; orderId: string; refund: Refund }

/** `later`: not reached or busy, tell it again. `refused`: telling it again would change nothing. */
export type Outcome = 'delivered' | 'later' | 'refused'

const timeoutMs = 5_000

/** Tells Kindred's API of orders and refunds with the secret key, as the server of any shop would. */
export function createKindredClient(at: {
  url: string
  secretKey: string
}): (message: Message) => Promise<Outcome> {
  const post = async (path: string, body: object): Promise<Response | null> => {
    try {
      return await fetch(`${at.url}/v1/${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${at.secretKey}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      })
    } catch {
      return null // not running, or too slow: the shop goes on, and tells it later
    }
  }
  const postOrder = async (order: Order): Promise<Outcome> => {
    const outcome = await outcomeOf(await post('orders', order))
    if (outcome !== 'refused' || order.visitor === undefined) return outcome
    // The visitor token came from the browser and may be forged or forgotten; the order itself is ours and true.
    const { visitor: _, ...ours } = order
    return outcomeOf(await post('orders', ours))
  }
  return async (message) =>
    message.type === 'order'
      ? postOrder(message.order)
      : outcomeOf(await post(`orders/${encodeURIComponent(message.orderId)}/refunds`, message.refund))
}

async function outcomeOf(response: Response | null): Promise<Outcome> {
  if (!response || response.status === 429 || response.status >= 500) return 'later'
  if (!response.ok) return 'refused'
  const report = (await response.json().catch(() => ({}))) as Partial<BulkReport>
  return (report.rejected ?? 0) > 0 ? 'refused' : 'delivered'
}
