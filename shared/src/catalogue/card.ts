import { isBuyable, type Product } from '../wire/product.ts'

/** What shelves need of a product: what is shown, and what the rules look at. No description. */
export interface Card {
  id: string
  title: string
  url: string
  image_url?: string
  price_minor: number
  list_price_minor?: number
  brand?: string
  rating?: number
  rating_count?: number
  group: string | null
  categories: string[]
  tags: string[]
  /** Null when the shop does not say. */
  stock: number | null
  buyable: boolean
}

/** The card of a product. */
export function cardOf(product: Product): Card {
  const { id, title, url, image_url, price_minor, list_price_minor, brand, rating, rating_count } = product
  return {
    id,
    title,
    url,
    ...(image_url === undefined ? {} : { image_url }),
    price_minor,
    ...(list_price_minor === undefined ? {} : { list_price_minor }),
    ...(brand === undefined ? {} : { brand }),
    ...(rating === undefined ? {} : { rating }),
    ...(rating_count === undefined ? {} : { rating_count }),
    group: product.group_id ?? null,
    categories: product.categories ?? [],
    tags: product.tags ?? [],
    stock: product.stock ?? null,
    buyable: isBuyable(product),
  }
}
