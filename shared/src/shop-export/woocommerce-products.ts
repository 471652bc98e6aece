import { asManyAsKept } from './as-many-as-kept.ts'
import type { ExportFormat, Row } from './export-format.ts'
import { plainText } from './plain-text.ts'

/**
 * WooCommerce's own export of products (Products → Export). Variations stand anywhere in the file and become aliases
 * of their product. The file has no addresses of pages, unless an extension adds them: WordPress leads from the
 * product's number to its page.
 */
export const woocommerceProducts: ExportFormat = {
  title: 'WooCommerce’s export of products',
  marks: [['ID', 'Type', 'SKU', 'Name', 'Regular price']],
  leaveOut: [
    { column: 'Published', isNot: '1' },
    { column: 'Visibility in catalog', is: 'hidden' },
  ],
  groupBy: null,
  keyOf: () => 'the whole file',
  read: (rows, now) => {
    const variations = new Map<string, Row[]>()
    for (const row of rows.filter(isVariation)) {
      const parent = cell(row, 'Parent')
      variations.set(parent, [...(variations.get(parent) ?? []), row])
    }
    return rows
      .filter((row) => !isVariation(row))
      .map((row) => {
        const [id, sku] = [cell(row, 'ID'), cell(row, 'SKU')]
        return productOf(row, (sku && variations.get(sku)) || variations.get(`id:${id}`) || [], now)
      })
  },
}

function isVariation(row: Row): boolean {
  return /\bvariation\b/.test(cell(row, 'Type'))
}

function cell(row: Row, column: string): string {
  return (row[column] ?? '').trim()
}

function productOf(row: Row, variations: readonly Row[], now: number): Row {
  const id = cell(row, 'ID')
  // What orders name comes first, should a product have more variations than a product may have aliases.
  const codes = ['SKU', 'ID'].flatMap((column) => [row, ...variations].map((one) => cell(one, column)))
  return {
    ...row,
    id,
    url:
      cell(row, 'Permalink') || cell(row, 'Product URL') || `/?post_type=product&p=${encodeURIComponent(id)}`,
    aliases: asManyAsKept(
      'aliases',
      codes.filter((code) => code !== id),
    ).join('|'),
    title: cell(row, 'Name'),
    brand: listOf(cell(row, 'Brands'))[0] ?? '',
    description: plainText(cell(row, 'Short description') || cell(row, 'Description')),
    categories: longest(listOf(cell(row, 'Categories'))),
    tags: asManyAsKept('tags', listOf(cell(row, 'Tags'))).join('|'),
    image_url: listOf(cell(row, 'Images'))[0] ?? '',
    ...lowestPrice([row, ...variations], now),
    ...stockOf(row, variations),
  }
}

/** A cell's list; a comma within a value is written `\,`. */
function listOf(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map((part) => part.replaceAll('\\,', ',').trim())
    .filter((part) => part !== '')
}

/** Of several paths such as `Kitchen, Kitchen > Mugs` the one that says most. */
function longest(paths: readonly string[]): string {
  return paths.reduce(
    (best, path) => (path.split('>').length > best.split('>').length ? path : best),
    paths[0] ?? '',
  )
}

/** What the product costs, or its cheapest variation: the sale price while the sale lasts, beside the regular one. */
function lowestPrice(rows: readonly Row[], now: number): { price: string; list_price: string } {
  const prices = rows.flatMap((row) => {
    const [regular, sale] = [cell(row, 'Regular price'), cell(row, 'Sale price')]
    if (sale !== '' && isOnSale(row, now)) return [{ price: sale, list_price: regular }]
    return regular === '' ? [] : [{ price: regular, list_price: '' }]
  })
  const amount = ({ price }: { price: string }) => Number(price.replace(',', '.'))
  return prices.toSorted((a, b) => amount(a) - amount(b))[0] ?? { price: '', list_price: '' }
}

function isOnSale(row: Row, now: number): boolean {
  const day = (column: string) => Date.parse(cell(row, column).slice(0, 10))
  const [starts, ends] = [day('Date sale price starts'), day('Date sale price ends')]
  return !(starts > now) && !(ends + 86_400_000 <= now) // an empty date is NaN, which is neither
}

function stockOf(row: Row, variations: readonly Row[]): { availability: string; stock: string } {
  const state = cell(row, 'In stock?')
  const availability = state === '0' ? 'out_of_stock' : state === 'backorder' ? 'backorder' : 'in_stock'
  const goesOn = [row, ...variations].some((one) => /^(1|notify)$/.test(cell(one, 'Backorders allowed?')))
  if (goesOn) return { availability, stock: '' }
  const own = pieces(row)
  if (own !== null) return { availability, stock: String(own) }
  const counts = variations.map(pieces)
  const areCounted = counts.length > 0 && counts.every((count) => count !== null)
  return { availability, stock: areCounted ? String(counts.reduce<number>((a, b) => a + (b ?? 0), 0)) : '' }
}

/** Pieces of one row; null where they are not counted, as where it says that its product's count holds. */
function pieces(row: Row): number | null {
  const text = cell(row, 'Stock')
  return /^-?\d+(\.\d+)?$/.test(text) ? Math.max(0, Math.floor(Number(text))) : null
}
