import { blend, pastWeight } from '#shared/recommend/blend'
import { exploringPlaces, shuffled } from '#shared/recommend/explore-share'
import { matcherOf } from '#shared/recommend/product-match'
import { noRules } from '#shared/recommend/rules'
import type { Offer, OpenShelf, ShelfFiller } from '#shared/recommend/shelf-filler'
import type { PlacementStep } from '#shared/wire/placement'
import type { ShelfRequest } from '#shared/wire/recommendation'
import type { PlacementPlan } from './plan.ts'
import type { Sources } from './recommenders/adapter.ts'
import { gather } from './recommenders/gather.ts'

/** Products on a shelf when the request does not say. */
const defaultLimit = 12
/** Picks asked for beyond the shelf's length, because some will be left out. */
const sparePicks = 12
/** Picks asked for where the merchant or the page lets only some products pass, or weighs them anew. */
const deepPicks = 200
/** New products from which a shelf chooses those that it tries. */
const explored = 24

/** Categories of a filter that are looked through when the placement's recommenders had too little. */
const categoriesSearched = 5

const dayMs = 86_400_000

/** A shelf that is being filled, with what holds for it. */
export interface ShelfInWork {
  request: ShelfRequest
  plan: PlacementPlan
  open: OpenShelf
  limit: number
  /** Why recommenders could not be asked; others stood in. */
  failed: unknown[]
}

/** Opens a shelf and puts the merchant's pinned products on it. */
export async function openShelf(
  { env, catalogue }: Sources,
  filler: ShelfFiller,
  request: ShelfRequest,
  plan: PlacementPlan,
): Promise<ShelfInWork> {
  const { limit = defaultLimit, filter } = request
  const { placement, merchant, variety } = plan
  const open = filler.open({
    limit,
    rules: placement.rules,
    merchant,
    filter: filter ? matcherOf(filter) : null,
    variety,
  })
  for (const { products, place } of merchant.pins) {
    const items = (await catalogue.resolve(env, products)).filter((item) => item > 0)
    await catalogue.load(env, items)
    open.pin(items, place)
  }
  return { request, plan, open, limit, failed: [] }
}

/** Fills an open shelf: the placement's recommenders in their order, then what stands in, then what is tried. */
export async function fillShelf(
  sources: Sources,
  filler: ShelfFiller,
  shelf: ShelfInWork,
  { exploration, seed }: { exploration: number; seed: string },
): Promise<void> {
  const { open, plan, limit } = shelf
  const { placement } = plan
  const wanted = picksWanted(sources, filler, shelf)
  for (const step of placement.recommenders) {
    if (open.space === 0) break
    const offer = await tried(sources, shelf, () => offerOf(sources, step, placement, wanted))
    open.offer(offer, { fallback: false, ...(step.most === undefined ? {} : { most: step.most }) })
  }
  await fillFromCategories(sources, shelf, wanted)
  for (const recommender of placement.fallback) {
    if (open.space === 0) break
    const offer = await tried(sources, shelf, () => gather(sources, recommender, placement, wanted))
    open.offer(offer, { fallback: true })
  }
  const places = placement.explores ? exploringPlaces(limit, exploration, seed) : []
  if (places.length === 0) return
  const offer = await tried(sources, shelf, () => gather(sources, 'explore', placement, explored))
  open.explore({ ...offer, picks: shuffled(offer.picks, ({ item }) => item, seed) }, places)
}

/**
 * Where the page wants certain categories, the best of these: the general lists reach only so deep into a catalogue
 * and may hold nothing of them.
 */
async function fillFromCategories(sources: Sources, shelf: ShelfInWork, wanted: number): Promise<void> {
  const { open, plan, request } = shelf
  if (!plan.placement.isMixed) return
  for (const category of request.filter?.categories?.slice(0, categoriesSearched) ?? []) {
    if (open.space === 0) return
    const about = { ...sources, shopper: { ...sources.shopper, category } }
    const placement = { ...plan.placement, subject: 'category' as const }
    const offer = await tried(sources, shelf, () => gather(about, 'category-bestsellers', placement, wanted))
    open.offer(offer, { fallback: true })
  }
}

/** What decides which products a person is shown for trial: the same for a person, a day and a placement. */
export function explorationSeed(person: string, placement: string, now: number): string {
  return `${person} ${Math.floor(now / dayMs)} ${placement}`
}

/** One recommender's picks, or two recommenders' blended by how much is known of the person's past. */
async function offerOf(
  sources: Sources,
  { recommender, blend: second }: PlacementStep,
  placement: PlacementPlan['placement'],
  wanted: number,
): Promise<Offer> {
  const weight = second ? pastWeight(sources.shopper.known) : 0
  if (!second || weight === 0) return gather(sources, recommender, placement, wanted)
  const [now, past] = await Promise.all([
    gather(sources, recommender, placement, wanted),
    gather(sources, second, placement, wanted),
  ])
  if (past.picks.length === 0) return now
  return { recommender, personal: now.personal || past.personal, picks: blend(now, past, weight, wanted) }
}

/** An offer with its products loaded; one without products when an object it needs cannot answer. */
async function tried(sources: Sources, { failed }: ShelfInWork, find: () => Promise<Offer>): Promise<Offer> {
  try {
    const offer = await find()
    await loadOffer(sources, offer)
    return offer
  } catch (error) {
    failed.push(error)
    return noOffer
  }
}

const noOffer: Offer = { recommender: 'bestsellers', personal: false, picks: [] }

function picksWanted(
  { shopper }: Sources,
  filler: ShelfFiller,
  { request, plan, limit }: ShelfInWork,
): number {
  const { placement, merchant, variety } = plan
  if (!placement.rules) return limit
  const isCapped = variety.maxPerBrand !== null || variety.maxPerCategory !== null
  if (request.filter || merchant !== noRules || isCapped) return deepPicks
  const leftOut = shopper.seen.size + shopper.purchased.size
  return limit + sparePicks + Math.min(leftOut, sparePicks) + filler.shown
}

function loadOffer({ env, catalogue }: Sources, { picks }: Offer): Promise<void> {
  return catalogue.load(
    env,
    picks.map(({ item }) => item),
  )
}
