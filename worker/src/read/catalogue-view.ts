import type { Card } from '#shared/catalogue/card'
import type { ItemRef } from '#shared/wire/reason'
import type { ContentMatch } from '../objects/catalogue/content-table.ts'
import type { ListKind, ListMembers } from '../objects/catalogue/product-lists.ts'
import { catalogueOf } from '../objects/names.ts'
import { budgets, keyIn, nextSlot } from './budgets.ts'
import { ByteCache } from './byte-cache.ts'
import { Flights } from './flights.ts'
import { stillHeld } from './patience.ts'

/** A product as shelves need it, with the parts of the answer that never differ written already. */
export interface ShownProduct {
  ref: ItemRef
  id: string
  buyable: boolean
  group: string | null
  brand: string | null
  categories: readonly string[]
  tags: readonly string[]
  price_minor: number
  list_price_minor: number | null
  stock: number | null
  /** How dear it is within its category, 0 to 1, where that was asked for; null where it cannot be said. */
  price_rank?: number | null
  /** The beginning of the product's JSON, up to where currency, recommender and reason follow. */
  json: string
}

const products = new ByteCache<number, ShownProduct | null>(budgets.productBytes)
const numbers = new ByteCache<string, number>(budgets.idBytes)
const views = new Map<string, CatalogueView>()

/** What this isolate holds of a store's catalogue. */
export function catalogueView(store: string): CatalogueView {
  let view = views.get(store)
  if (!view) {
    if (views.size >= budgets.stores) views.clear()
    view = new CatalogueView(store)
    views.set(store, view)
  }
  return view
}

/**
 * Copies of a store's products, ids and lists, never older than 5 s (a minute while the Catalogue cannot answer): instead of fetching each again, the view asks the
 * Catalogue what changed and drops only that.
 */
export class CatalogueView {
  readonly #store: string
  #slot = nextSlot()
  #idSlot = nextSlot()
  #version = -1
  #checkedAt = Number.NEGATIVE_INFINITY
  /** When the Catalogue was heard last; copies outlive its silence by a minute. */
  #heardAt = Number.NEGATIVE_INFINITY
  #lists = new Map<string, unknown>()
  readonly #flights = new Flights<string | number>()

  constructor(store: string) {
    this.#store = store
  }

  /** Sees to it that `product()` knows these items. Costs no call when they are held already. */
  load(env: Env, items: readonly number[]): Promise<void> {
    return this.#load(env, items, (item) => products.get(keyIn(this.#slot, item)) === undefined)
  }

  /** The same, each with its rank by price: once held, a product keeps it as long as it does not change. */
  loadRanked(env: Env, items: readonly number[]): Promise<void> {
    const isMissing = (item: number) => {
      const product = products.get(keyIn(this.#slot, item))
      return product === undefined || (product !== null && product.price_rank === undefined)
    }
    return this.#load(env, items, isMissing, true)
  }

  async #load(
    env: Env,
    items: readonly number[],
    isMissing: (item: number) => boolean,
    isRanked = false,
  ): Promise<void> {
    let missing: Set<number> | null = null
    for (const item of items) {
      if (item > 0 && isMissing(item)) {
        missing ??= new Set()
        missing.add(item)
      }
    }
    if (missing && isRanked) {
      const keys = [...missing].map((item) => `ranked ${item}`)
      await this.#flights.fetch(keys, (wanted) =>
        this.#fetch(
          env,
          wanted.map((key) => Number(String(key).slice('ranked '.length))),
          { isRanked },
        ),
      )
      return
    }
    if (missing) await this.#flights.fetch([...missing], (wanted) => this.#fetch(env, wanted as number[]))
    else if (this.#isStale()) await this.#check(env)
  }

  /** A loaded product; undefined when the catalogue does not show it (any more). */
  product(item: number): ShownProduct | undefined {
    return products.get(keyIn(this.#slot, item)) ?? undefined
  }

  /** The item number each id leads to, 0 where it leads nowhere. */
  async resolve(env: Env, ids: readonly string[]): Promise<number[]> {
    if (ids.length === 0) return []
    if (this.#isStale()) await this.#check(env)
    const found = ids.map((id) => numbers.get(this.#idKey(id)))
    if (!found.includes(undefined)) return found as number[]
    const missing = [...new Set(ids.filter((_, i) => found[i] === undefined))]
    const fetched = new Map<string, number>()
    await this.#flights.fetch(missing, async (wanted) => {
      const slot = this.#idSlot
      const answers = await catalogueOf(env, this.#store).resolve(wanted as string[])
      wanted.forEach((wantedId, i) => {
        const id = String(wantedId)
        fetched.set(id, answers[i]!)
        numbers.set(`${slot} ${id}`, answers[i]!, 100 + 2 * id.length)
      })
    })
    // Somebody else's answer is gone when the catalogue changed meanwhile or the cache was full: then for ourselves.
    const lost = missing.filter((id) => !fetched.has(id) && numbers.get(this.#idKey(id)) === undefined)
    if (lost.length > 0) {
      const answers = await catalogueOf(env, this.#store).resolve(lost)
      lost.forEach((id, i) => {
        fetched.set(id, answers[i]!)
      })
    }
    return ids.map((id, i) => found[i] ?? fetched.get(id) ?? numbers.get(this.#idKey(id)) ?? 0)
  }

  /** Newest members and sizes of categories, and the number of products in all. */
  categories(env: Env, names: readonly string[]): Promise<ProductListings> {
    return this.#listings(env, 'category', names)
  }

  /** The same of brands. */
  brands(env: Env, names: readonly string[]): Promise<ProductListings> {
    return this.#listings(env, 'brand', names)
  }

  /** The items that are reduced, newest first. */
  async reduced(env: Env): Promise<Uint32Array> {
    return (await this.#listings(env, 'sale', [''])).members.get('')?.items ?? new Uint32Array(0)
  }

  /** Items whose texts share words with this one's, the best match first. */
  async alike(env: Env, item: number): Promise<readonly ContentMatch[]> {
    await this.#check(env)
    const lists = this.#lists
    const known = lists.get(`alike ${item}`) as ContentMatch[] | undefined
    if (known) return known
    const matches = await catalogueOf(env, this.#store).alike(item)
    keepList(lists, `alike ${item}`, matches)
    return matches
  }

  /** The items listed last, newest first. */
  async newest(env: Env): Promise<number[]> {
    await this.#check(env)
    const lists = this.#lists
    const known = lists.get('newest') as number[] | undefined
    if (known) return known
    const newest = await catalogueOf(env, this.#store).newest(newestItems)
    keepList(lists, 'newest', newest)
    return newest
  }

  /** Makes the next request ask what changed: after a change made through this isolate. */
  expire(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY
    this.#heardAt = Number.NEGATIVE_INFINITY
  }

  async #listings(env: Env, kind: ListKind, names: readonly string[]): Promise<ProductListings> {
    await this.#check(env)
    const lists = this.#lists
    const members = new Map<string, ListMembers>()
    for (const name of names) {
      const known = lists.get(`${kind} ${name}`) as ListMembers | undefined
      if (known) members.set(name, known)
    }
    let total = lists.get('total') as number | undefined
    const missing = names.filter((name) => !members.has(name))
    if (missing.length > 0 || total === undefined) {
      const reply = await catalogueOf(env, this.#store).lists(kind, missing)
      total = reply.total
      keepList(lists, 'total', total)
      missing.forEach((name, i) => {
        members.set(name, reply.members[i]!)
        keepList(lists, `${kind} ${name}`, reply.members[i]!)
      })
    }
    return { total, members }
  }

  #idKey(id: string): string {
    return `${this.#idSlot} ${id}`
  }

  #isStale(): boolean {
    return Date.now() - this.#checkedAt >= budgets.productMs
  }

  /** Asks what changed, unless that was done in the last 5 s. */
  async #check(env: Env): Promise<void> {
    if (!this.#isStale()) return
    const ask = () => this.#flights.fetch(['check'], () => this.#fetch(env, []))
    const copies = { store: this.#store, object: 'catalogue', heldAt: this.#heardAt } as const
    if (await stillHeld(copies, ask)) return
    this.#checkedAt = Math.max(this.#checkedAt, Date.now() - budgets.productMs + budgets.againMs)
  }

  async #fetch(
    env: Env,
    items: number[],
    { tries = 3, isRanked = false }: { tries?: number; isRanked?: boolean } = {},
  ): Promise<void> {
    const askedAt = Date.now()
    const reply = await catalogueOf(env, this.#store).cards(items, this.#version, isRanked)
    if (reply.version < this.#version) {
      // Overtaken by a later answer: what that one dropped must not come back from this one and stay.
      if (tries > 1) return this.#fetch(env, items, { tries: tries - 1, isRanked })
      this.#forget(null) // the versions themselves went back
    } else if (reply.changed === null || reply.changed.length > 0) this.#forget(reply.changed)
    this.#version = reply.version
    this.#checkedAt = Math.max(this.#checkedAt, askedAt)
    this.#heardAt = Math.max(this.#heardAt, askedAt)
    this.#keep(items, reply.cards, reply.ranks)
  }

  /** Ids and lists are dropped at any change: which of them it concerns is not told. */
  #forget(changed: number[] | null): void {
    if (changed === null) this.#slot = nextSlot()
    else for (const item of changed) products.delete(keyIn(this.#slot, item))
    this.#idSlot = nextSlot()
    this.#lists = new Map()
  }

  #keep(items: number[], cards: string[], ranks?: (number | null)[]): void {
    items.forEach((item, i) => {
      const card = cards[i] ? shownProduct(JSON.parse(cards[i]) as StoredCard) : null
      if (card && ranks) card.price_rank = ranks[i] ?? null
      products.set(keyIn(this.#slot, item), card, 300 + 2 * (cards[i]?.length ?? 0))
    })
  }
}

/** Lists of products by name, and the number of products in all. */
export interface ProductListings {
  total: number
  members: ReadonlyMap<string, ListMembers>
}

/** How many of the newest products are asked for. */
const newestItems = 300
/** Lists held of a store until its catalogue changes. */
const maxLists = 500

/** What was asked for while the catalogue changed is kept with the old lists, which nobody reads any more. */
function keepList(lists: Map<string, unknown>, key: string, list: unknown): void {
  if (lists.size >= maxLists) lists.clear()
  lists.set(key, list)
}

/** Cards stored by an earlier version lack tags and stock. */
type StoredCard = Omit<Card, 'tags' | 'stock'> & Partial<Card>

function shownProduct({
  group,
  categories,
  buyable,
  tags = [],
  stock = null,
  ...shown
}: StoredCard): ShownProduct {
  const { id, title, brand = null, price_minor, list_price_minor = null } = shown
  const json = JSON.stringify(shown).slice(0, -1)
  const ref = { id, title }
  return { ref, id, buyable, group, brand, categories, tags, price_minor, list_price_minor, stock, json }
}
