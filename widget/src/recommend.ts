import type { ShelfFilter } from '#shared/wire/product-match'
import type { RecommendationResult, Shelf } from '#shared/wire/recommendation'
import { type Bridge, pageChanged } from './bridge.ts'
import { readContext } from './context.ts'
import { allLoaded } from './under-way.ts'

export interface ShelfWish {
  placement: string
  limit: number
  /** The product the shelf is about; without it the page's own. */
  item: string
  /** True: that product is to come too. */
  subject?: boolean
  /** What its products must have, as JSON; empty for nothing. */
  filter?: string
}

/** One shelf's products, with the id that later events echo. */
export interface ShelfAnswer {
  id: string
  shelf: Shelf
}

interface Waiting extends ShelfWish {
  /** Its filter, read. */
  must?: ShelfFilter | null | undefined
  answer(answer: ShelfAnswer | null): void
}

/** Shelves of one page ask together: how long the first waits for the others, in milliseconds. */
const gatherMs = 20
/** An answer later than this is none, in milliseconds. */
const patienceMs = 5_000
/** `limits.shelvesPerRequest` of the wire. */
const mostShelves = 10

let gathered: Waiting[] = []

/**
 * The answer for one shelf, or null when there is none: no loader on the page, service down, slow or refusing. Wishes
 * of 20 ms travel in one request (one for each product meant), which goes once the page has been read.
 */
export function recommend(wish: ShelfWish): Promise<ShelfAnswer | null> {
  return new Promise((answer) => {
    if (gathered.push({ ...wish, answer }) === 1) setTimeout(ask, gatherMs)
  })
}

async function ask(): Promise<void> {
  const bridge = window.kindred?.bridge
  await allLoaded()
  if (bridge && !bridge.isRead())
    await new Promise((resolve) => addEventListener(pageChanged, resolve, { once: true }))
  await readFilters()
  while (gathered[0]) {
    const { item } = gathered[0]
    const group = gathered.filter((one) => one.item === item).slice(0, mostShelves)
    gathered = gathered.filter((one) => !group.includes(one))
    askFor(bridge, group, item)
  }
}

/** Reads the filters of the shelves that wait. One that cannot be read lets nothing through: that shelf asks for nothing. */
async function readFilters(): Promise<void> {
  if (!gathered.some(({ filter }) => filter)) return
  const file = await import('./shelf/filter.ts').catch(() => null) // offline since the page came
  gathered = gathered.filter((one) => {
    if (!one.filter) return true
    one.must = file?.filterOf(one.filter)
    if (!one.must) one.answer(null)
    return one.must
  })
}

async function askFor(bridge: Bridge | undefined, group: Waiting[], item: string): Promise<void> {
  const patience = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null))
  const result = bridge && (await Promise.race([patience, fetchShelves(bridge, group, item)]))
  group.forEach((one, i) => {
    const shelf = result?.shelves?.find(({ id }) => id === `${i}`)
    one.answer(result && shelf?.products ? { id: result.id, shelf } : null)
  })
}

async function fetchShelves(
  bridge: Bridge,
  group: Waiting[],
  item: string,
): Promise<RecommendationResult | null> {
  try {
    const response = await bridge.post('recommendations', {
      context: { ...readContext(bridge, Date.now()), ...(item && { product: item }) },
      shelves: group.map(({ placement, limit, subject, must }, i) => ({
        id: `${i}`,
        placement,
        limit,
        subject,
        filter: must,
      })),
    })
    const answer = await response.json()
    if (response.ok) return answer
    return bridge.dropRefused(answer.code) ? fetchShelves(bridge, group, item) : null
  } catch {
    return null // the network, or an answer that is not ours
  }
}
