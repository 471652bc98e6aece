import { alsoViewed } from '#shared/recommend/also-viewed'
import { becauseViewed } from '#shared/recommend/because-viewed'
import { boughtTogether } from '#shared/recommend/bought-together'
import { categoryBestsellers } from '#shared/recommend/category-bestsellers'
import { bestsellers, newArrivals } from '#shared/recommend/general-lists'
import type { Picks } from '#shared/recommend/picked'
import type { Placement } from '#shared/recommend/placements'
import { emptyPosting } from '#shared/recommend/posting'
import { recentlyViewed } from '#shared/recommend/recently-viewed'
import { newestDistinct } from '#shared/recommend/session-knn'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import type { RecommenderName } from '#shared/wire/recommendation'
import type { CatalogueView } from './catalogue-view.ts'
import type { IndexView } from './index-view.ts'
import type { Shopper } from './situation.ts'

/** Where recommenders find what they need. */
export interface Sources {
  env: Env
  index: IndexView
  catalogue: CatalogueView
  shopper: Shopper
}

/** Categories asked for at most, however many the shopper's products name. */
const maxCategories = 30

/** Fetches what a recommender needs and lets it pick. What is in the isolate's caches costs no call. */
export async function gather(
  sources: Sources,
  recommender: RecommenderName,
  { subject }: Placement,
  limit: number,
): Promise<Picks> {
  const { env, index, catalogue, shopper } = sources
  const personal = isPersonal(recommender, subject)
  switch (recommender) {
    case 'session-knn': {
      const context = shopper.history
      await index.load(env, newestDistinct(context, defaultSessionKnnSettings.contextItems), [])
      const stats = await index.stats(env)
      const votes = (item: number) => index.votes(item)
      return { recommender, personal, picks: becauseViewed({ context, votes, stats }, limit) }
    }
    case 'also-viewed': {
      const { product } = shopper
      if (product === null) return { recommender, personal, picks: [] }
      await index.load(env, [product], [])
      const stats = await index.stats(env)
      const votes = (item: number) => index.votes(item)
      const posting = index.sessions(product) ?? emptyPosting
      return { recommender, personal, picks: alsoViewed(product, { votes, posting, stats }, limit) }
    }
    case 'bought-together': {
      const subjects = boughtSubjects(shopper, subject)
      if (subjects.length === 0) return { recommender, personal, picks: [] }
      await index.load(env, [], subjects)
      const stats = await index.stats(env)
      const postings = new Map(subjects.map((item) => [item, index.baskets(item)]))
      const baskets = (item: number) => postings.get(item)
      return { recommender, personal, picks: boughtTogether({ subjects, baskets, stats }, limit) }
    }
    case 'category-bestsellers':
      return { recommender, personal, picks: await pickFromCategories(sources, subject, limit) }
    case 'recently-viewed':
      await catalogue.load(env, newestDistinct(shopper.history, limit))
      return { recommender, personal, picks: recentlyViewed(shopper.history, limit) }
    case 'bestsellers':
      return { recommender, personal, picks: bestsellers(await index.popular(env), limit) }
    case 'new-arrivals':
      return { recommender, personal, picks: newArrivals(await catalogue.newest(env), limit) }
    default:
      return recommender satisfies never
  }
}

/** The interest comes from the page's category, the page's product, or what the shopper opened. */
async function pickFromCategories(
  { env, index, catalogue, shopper }: Sources,
  subject: Placement['subject'],
  limit: number,
): ReturnType<typeof categoryBestsellersOf> {
  const shown =
    subject === 'product' && shopper.product !== null
      ? [shopper.product]
      : newestDistinct(shopper.history, defaultSessionKnnSettings.contextItems)
  await catalogue.load(env, shown)
  const seen =
    subject === 'category' && shopper.category !== null
      ? [{ item: null, categories: [shopper.category] }]
      : shown.map((item) => ({ item, categories: catalogue.product(item)?.categories ?? [] }))
  return categoryBestsellersOf({ env, index, catalogue, shopper }, seen, limit)
}

async function categoryBestsellersOf(
  { env, index, catalogue }: Sources,
  seen: { item: number | null; categories: readonly string[] }[],
  limit: number,
): Promise<Picks['picks']> {
  const names = [...new Set(seen.flatMap(({ categories }) => categories))].slice(0, maxCategories)
  if (names.length === 0) return []
  const [lists, stats] = await Promise.all([catalogue.categories(env, names), index.stats(env)])
  const members = (name: string) => lists.members.get(name)
  return categoryBestsellers({ seen, members, catalogueSize: lists.total, stats }, limit)
}

function boughtSubjects(shopper: Shopper, subject: Placement['subject']): number[] {
  if (subject === 'purchase') return shopper.bought
  if (subject === 'product' && shopper.product !== null) return [shopper.product]
  return [...shopper.cart]
}

/** Whether the shopper's own actions, rather than the page everybody sees, led to the picks. */
function isPersonal(recommender: RecommenderName, subject: Placement['subject']): boolean {
  if (recommender === 'session-knn' || recommender === 'recently-viewed') return true
  if (recommender === 'category-bestsellers') return subject !== 'product' && subject !== 'category'
  return recommender === 'bought-together' && subject !== 'product'
}
