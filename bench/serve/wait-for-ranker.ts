import { setTimeout } from 'node:timers/promises'

/** Lists by which a new order is noticed, and how many of them have to be others. */
const lists = 60
const share = 0.3
const everyMs = 3_000

/** Where to ask, and for whom. */
export interface Waiting {
  url: string
  publishableKey: string
  /** Ids of what visits opened. */
  contexts: readonly (readonly string[])[]
  patienceMs: number
}

/**
 * Waits until a store that has just been filled ranks by what it learned: the lists of `next-item` are then others than
 * session-kNN's. To be called before learning can have ended; true when it did within `patienceMs`.
 */
export async function waitForRanker({
  url,
  publishableKey,
  contexts,
  patienceMs,
}: Waiting): Promise<boolean> {
  const asked = contexts.filter((items) => items.length > 0).slice(0, lists)
  const listsNow = async () => {
    const all: string[] = []
    for (const items of asked) {
      const response = await fetch(`${url}/v1/recommendations?key=${publishableKey}`, {
        method: 'POST',
        body: JSON.stringify({
          context: { items: items.slice(-9) },
          shelves: [{ id: 's', placement: 'next-item', limit: 12 }],
        }),
      })
      const { shelves } = (await response.json()) as { shelves: { products: { id: string }[] }[] }
      all.push(shelves[0]!.products.map(({ id }) => id).join(' '))
    }
    return all
  }
  const first = await listsNow()
  const giveUpAt = Date.now() + patienceMs
  while (Date.now() < giveUpAt) {
    await setTimeout(everyMs)
    const now = await listsNow()
    if (now.filter((list, i) => list !== first[i]).length > share * asked.length) return true
  }
  return false
}
