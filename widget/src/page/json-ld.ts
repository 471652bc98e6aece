import { textOf } from '../tracker/fields.ts'
import type { PageProduct } from './told.ts'

/** A node as it should be; `@type` may be a list, of which a pattern's test makes text. */
interface Node extends Record<string, unknown> {
  '@type': string
}

/**
 * The one product that a page's JSON-LD blocks describe (schema.org Product or ProductGroup, also in arrays, `@graph`
 * and `mainEntity`), or null when there is none, or several: then the page is a list. `address` serves as the id of a
 * product that names none. Never throws: a broken block counts as absent.
 */
export function readJsonLd(blocks: string[], address: string): PageProduct | null {
  const found = blocks.flatMap((block) => {
    try {
      return productsIn(JSON.parse(block))
    } catch {
      return [] // broken JSON on the page; the other blocks may be whole
    }
  })
  const groups = found.filter((node) => /Group/.test(node['@type']))
  const [node, other] = groups[0] ? groups : found
  if (!node || other) return null
  // A schema.org product keeps its id in one of these, the likeliest to be the shop's own first.
  return {
    item_id: textOf(node.sku) || textOf(node.productID) || textOf(node.productGroupID) || address,
    item_name: textOf(node.name),
  }
}

function productsIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(productsIn)
  const node: Node = Object(value)
  if (/\bProduct(Group)?\b/.test(node['@type'])) return [node]
  const inner = node['@graph'] || node.mainEntity
  return inner ? productsIn(inner) : []
}
