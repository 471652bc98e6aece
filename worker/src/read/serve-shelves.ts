import { ShelfFiller } from '#shared/recommend/shelf-filler'
import type { RecommendationContext, ShelfRequest } from '#shared/wire/recommendation'
import { logLine, plainError } from '../log.ts'
import { tally } from '../meter/tally.ts'
import { postingAgeMs } from './budgets.ts'
import { catalogueView } from './catalogue-view.ts'
import { explorationSeed, fillShelf, openShelf, type ShelfInWork } from './fill-shelf.ts'
import { indexView } from './index-view.ts'
import { personState } from './person-state.ts'
import type { ServedStore } from './plan.ts'
import type { Sources } from './recommenders/adapter.ts'
import { assignedPlan } from './shelf-assignment.ts'
import { blockers, knowContext, shopperOf } from './situation.ts'
import { type NamedShelf, writeResult } from './write-result.ts'

/** What a request for shelves comes down to once key, body and person are known. */
export interface ServeInput {
  store: ServedStore
  /** The key of a known person, or null. */
  person: string | null
  /** The visitor id by which experiments assign; without one there is none. */
  visitor?: string | null
  context: RecommendationContext
  shelves: readonly ShelfRequest[]
  /** Epoch milliseconds by which rules are in force. */
  now: number
  /** How long the person's own object may take to answer; see `personState`. */
  personMs?: number
  /** Of the request that asks, for the log. */
  requestId?: string
}

/** The answer to a request for shelves, as JSON text (a `RecommendationResult`). */
export async function serveShelves(env: Env, input: ServeInput): Promise<string> {
  const { store } = input
  const [context, state] = await Promise.all([
    knowContext(env, store.id, input.context),
    personState(env, store.id, input.person, input.personMs),
  ])
  const shopper = shopperOf(context, state)
  const catalogue = catalogueView(store.id)
  const index = indexView(store.id, store.index_shards)
  index.believeFor(postingAgeMs(store.publish_delay_ms))
  const { recommendation: settings } = store
  const sources: Sources = { env, index, catalogue, shopper, settings, now: input.now }
  await catalogue.load(env, blockers(shopper))
  const filler = new ShelfFiller(shopper, (item) => catalogue.product(item))
  const shelves = await fillShelves(sources, filler, input)
  await catalogue.load(env, reasonItems(shelves))
  return writeResult(crypto.randomUUID(), shelves, catalogue, store.currency)
}

/**
 * The shelves in the order asked for. No product stands on two: what is pinned has its place, then who chooses first
 * has it.
 */
async function fillShelves(
  sources: Sources,
  filler: ShelfFiller,
  { store, person, visitor = null, context, shelves: requests, now, requestId }: ServeInput,
): Promise<NamedShelf[]> {
  const shelves: ShelfInWork[] = []
  const assigned = requests.map(({ placement }) => assignedPlan(store, { placement, visitor, now }))
  for (const [place, request] of requests.entries()) {
    const { plan } = assigned[place]!
    if (plan) shelves.push(await openShelf(sources, filler, request, plan))
  }
  const isFirst = ({ plan }: ShelfInWork) => Number(plan.placement.first)
  const inTurn = shelves.length > 1 ? shelves.toSorted((a, b) => isFirst(b) - isFirst(a)) : shelves
  const { exploration } = store.recommendation
  for (const shelf of inTurn) {
    const seed = explorationSeed(
      person ?? context.product ?? context.items?.[0] ?? '',
      shelf.request.placement,
      now,
    )
    await fillShelf(sources, filler, shelf, { exploration, seed })
  }
  const [failure] = shelves.flatMap(({ failed }) => failed)
  // Nothing to show because nobody could be asked is no answer: the page is told to come again.
  if (failure !== undefined && shelves.every(({ open, limit }) => open.space === limit)) throw failure
  if (failure !== undefined) {
    tally(store.id, { 'stood_in.recommender': 1 }, Date.now())
    logLine('warn', 'a recommender could not be asked', {
      store: store.id,
      request_id: requestId,
      ...plainError(failure),
    })
  }
  const { product } = sources.shopper
  return requests.map((request, place) => ({
    request,
    shelf: shelves.find((shelf) => shelf.request === request)?.open.close() ?? null,
    subject: request.subject ? product : null,
    experiments: assigned[place]!.experiments,
  }))
}

/** The items that reasons name: they have to be known when the answer is written. */
function reasonItems(shelves: readonly NamedShelf[]): number[] {
  const items = new Set<number>()
  for (const { shelf } of shelves) {
    for (const { cause } of shelf?.products ?? [])
      if ('item' in cause && cause.item !== null) items.add(cause.item)
  }
  return [...items]
}
