import type { Situation } from '#shared/recommend/page-of-shelves'
import type { PersonPast } from '#shared/recommend/past-items'
import type { RecommendationContext } from '#shared/wire/recommendation'
import type { PersonState } from '../objects/customer/customer-calls.ts'
import { resolveItems } from './resolve-items.ts'

/** Everything known of shopper and page, in item numbers. */
export interface Shopper extends Situation {
  /** What the shopper opened, oldest first; the page's own product last. */
  history: number[]
  bought: number[]
  category: string | null
  /** Different products known of this visit, as the page tells, and of the time before it. */
  known: { session: number; past: number }
  /** What is remembered of the person, and the products of this visit, which are no past yet. */
  past: PersonPast
  session: ReadonlySet<number>
}

/** The context's ids as item numbers. */
export interface KnownContext {
  product: number | null
  items: number[]
  cart: number[]
  purchased: number[]
  hidden: number[]
  category: string | null
}

/** Finds the context's items in the catalogue, all in one go; unknown ones are left out. */
export async function knowContext(
  env: Env,
  store: string,
  context: RecommendationContext,
): Promise<KnownContext> {
  const { product, items = [], cart = [], purchased = [], hidden = [], category = null } = context
  const ids = [...(product === undefined ? [] : [product]), ...items, ...cart, ...purchased, ...hidden]
  const numbers = await resolveItems(env, store, ids)
  let at = 0
  const take = (count: number) => {
    const taken = numbers.slice(at, at + count).filter((item) => item > 0)
    at += count
    return taken
  }
  return {
    product: take(product === undefined ? 0 : 1)[0] ?? null,
    items: take(items.length),
    cart: take(cart.length),
    purchased: take(purchased.length),
    hidden: take(hidden.length),
    category,
  }
}

/** What the person's object remembers, followed by what the page knows. */
export function shopperOf(context: KnownContext, state: PersonState | null): Shopper {
  const remembered = state?.recent ?? []
  const history = [...remembered, ...context.items]
  const session = new Set(context.items)
  const past = new Set([...remembered, ...(state?.purchased ?? [])])
  for (const item of session) past.delete(item)
  if (context.product !== null && history.at(-1) !== context.product) history.push(context.product)
  return {
    product: context.product,
    history,
    seen: new Set(history),
    cart: new Set(context.cart),
    bought: context.purchased,
    purchased: new Set([...context.purchased, ...(state?.purchased ?? [])]),
    hidden: new Set([...context.hidden, ...(state?.hidden ?? [])]),
    category: context.category,
    known: { session: session.size, past: past.size },
    past: state ?? noPast,
    session: context.product === null ? session : new Set([...session, context.product]),
  }
}

const noPast: PersonPast = { purchased: [], purchased_at: [], opened: [], opened_at: [] }

/** Products whose other variants must not be shown either. */
export function blockers({ product, hidden, cart, bought, purchased }: Shopper): number[] {
  return [...(product === null ? [] : [product]), ...hidden, ...cart, ...bought, ...purchased]
}
