/** How many of the products shown have what. */
export interface CatalogueCounts {
  products: number
  with_category: number
  with_brand: number
  /** With two or more of brand, category, tag and description: enough to tell what is like what. */
  described: number
  on_sale: number
}

/** Counts what the catalogue says of its products: one pass over all cards, for a merchant's question. */
export function countCatalogue(sql: SqlStorage): CatalogueCounts {
  const hasAny = (list: string) => `coalesce(json_array_length(card, '$.${list}'), 0) > 0`
  const hasBrand = "json_extract(card, '$.brand') IS NOT NULL"
  const hasDescription = "length(coalesce(json_extract(doc, '$.description'), '')) > 40"
  return sql
    .exec<Record<keyof CatalogueCounts, number>>(
      `SELECT count(*) AS products, coalesce(sum(${hasAny('categories')}), 0) AS with_category,
         coalesce(sum(${hasBrand}), 0) AS with_brand,
         coalesce(sum((${hasAny('categories')}) + (${hasBrand}) + (${hasAny('tags')}) + (${hasDescription}) >= 2), 0)
           AS described,
         coalesce(sum(json_extract(card, '$.list_price_minor') > json_extract(card, '$.price_minor')), 0) AS on_sale
       FROM product WHERE shown = 1`,
    )
    .one()
}
