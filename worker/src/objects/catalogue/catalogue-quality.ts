/** How well the products shown are described. */
export interface CatalogueQuality {
  products: number
  with_image: number
  with_price: number
  with_category: number
  with_brand: number
  /** With a description of more than 40 characters. */
  described: number
  /** Products whose title another one of another group has as well, among the newest `mostCompared`. */
  same_title: number
  /** The same of addresses. */
  same_url: number
}

/** Products whose titles are compared: more would take an object too long for one question. */
const mostCompared = 100_000

/** Counts what the catalogue says of its products: one pass over all of them, for a merchant's question. */
export function catalogueQuality(sql: SqlStorage): CatalogueQuality {
  const counts = sql
    .exec<Record<Exclude<keyof CatalogueQuality, 'same_title' | 'same_url'>, number>>(
      `SELECT count(*) AS products, coalesce(sum(card ->> 'image_url' IS NOT NULL), 0) AS with_image,
         coalesce(sum(card ->> 'price_minor' > 0), 0) AS with_price,
         coalesce(sum(json_array_length(card, '$.categories') > 0), 0) AS with_category,
         coalesce(sum(card ->> 'brand' IS NOT NULL), 0) AS with_brand,
         coalesce(sum(length(coalesce(doc ->> 'description', '')) > 40), 0) AS described
       FROM product WHERE shown = 1`,
    )
    .one()
  return {
    ...counts,
    same_title: sharing(sql, "lower(trim(card ->> 'title'))"),
    same_url: sharing(sql, "card ->> 'url'"),
  }
}

/** Products that share something with one of another group; `what` is ours. */
function sharing(sql: SqlStorage, what: string): number {
  return sql
    .exec<{ products: number }>(
      `SELECT coalesce(sum(products), 0) AS products FROM (
         SELECT count(*) AS products, count(DISTINCT coalesce(belongs, num)) AS wholes FROM (
           SELECT num, ${what} AS what, card ->> 'group' AS belongs FROM product
           WHERE shown = 1 ORDER BY num DESC LIMIT ?)
         GROUP BY what) WHERE wholes > 1`,
      mostCompared,
    )
    .one().products
}
