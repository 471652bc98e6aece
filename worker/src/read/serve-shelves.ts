import { placementOf } from '#shared/recommend/placements'
import { type FilledShelf, ShelfFiller } from '#shared/recommend/shelf-filler'
import type { RecommendationContext, ShelfRequest } from '#shared/wire/recommendation'
import { catalogueView } from './catalogue-view.ts'
import { indexView } from './index-view.ts'
import { personState } from './person-state.ts'
import type { Sources } from './recommenders/adapter.ts'
import { gather } from './recommenders/gather.ts'
import { knowContext, shopperOf } from './situation.ts'
import { type NamedShelf, writeResult } from './write-result.ts'

/** What a request for shelves comes down to once key, body and person are known. */
export interface ServeInput {
  store: { id: string; currency: string; index_shards: number }
  /** The key of a known person, or null. */
  person: string | null
  context: RecommendationContext
  shelves: readonly ShelfRequest[]
}

const defaultLimit = 12
/** Picks asked for beyond the shelf's length, because rules will leave some out. */
const sparePicks = 12

/** The answer to a request for shelves, as JSON text (a `RecommendationResult`). */
export async function serveShelves(env: Env, input: ServeInput): Promise<string> {
  const { store } = input
  const [context, state] = await Promise.all([
    knowContext(env, store.id, input.context),
    personState(env, store.id, input.person),
  ])
  const shopper = shopperOf(context, state)
  const catalogue = catalogueView(store.id)
  const sources: Sources = { env, index: indexView(store.id, store.index_shards), catalogue, shopper }
  const filler = new ShelfFiller(shopper, (item) => catalogue.product(item))
  const shelves = await fillShelves(sources, filler, input.shelves)
  await catalogue.load(env, reasonItems(shelves))
  return writeResult(crypto.randomUUID(), shelves, catalogue, store.currency)
}

/** The shelves in the order asked for. No product stands on two: who chooses first has it. */
async function fillShelves(
  sources: Sources,
  filler: ShelfFiller,
  requests: readonly ShelfRequest[],
): Promise<NamedShelf[]> {
  const shelves: NamedShelf[] = []
  const isFirst = (place: number) => placementOf(requests[place]!.placement).isFirst ?? false
  for (const place of [...requests.keys()].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || a - b)) {
    const request = requests[place]!
    shelves[place] = { request, shelf: await fillShelf(sources, filler, request) }
  }
  return shelves
}

async function fillShelf(
  sources: Sources,
  filler: ShelfFiller,
  { placement: name, limit = defaultLimit }: ShelfRequest,
): Promise<FilledShelf> {
  const placement = placementOf(name)
  const { shopper, catalogue, env } = sources
  const wanted = placement.rules ? limit + sparePicks + Math.min(shopper.seen.size, sparePicks) : limit
  const open = filler.open({ limit, rules: placement.rules })
  for (const recommender of [...placement.recommenders, ...placement.fallback]) {
    if (open.space === 0) break
    const picks = await gather(sources, recommender, placement, wanted)
    await catalogue.load(
      env,
      picks.picks.map(({ item }) => item),
    )
    open.offer(picks, { fallback: placement.fallback.includes(recommender) })
  }
  return open.close()
}

/** The items that reasons name: they have to be known when the answer is written. */
function reasonItems(shelves: readonly NamedShelf[]): number[] {
  const items = new Set<number>()
  for (const { shelf } of shelves) {
    for (const { cause } of shelf.products) if ('item' in cause && cause.item !== null) items.add(cause.item)
  }
  return [...items]
}
