import { asManyAsKept } from './as-many-as-kept.ts'
import type { ExportFormat, Row } from './export-format.ts'
import { plainText } from './plain-text.ts'

/**
 * Shopify's export of products, with the columns of either of its two versions. All rows of a handle are one product:
 * the first describes it, each with a price is a variant, each with an image an image. The file has no product ids,
 * so the handle is the id; it leads to the product's page as well.
 */
export const shopifyProducts: ExportFormat = {
  title: 'Shopify’s export of products',
  marks: [
    ['Handle', 'Title', 'Variant Price'],
    ['URL handle', 'Title', 'Price'],
  ],
  leaveOut: [
    { column: 'Status', is: 'draft' },
    { column: 'Status', is: 'archived' },
    { column: 'Published', is: 'false' },
    { column: 'Published on online store', is: 'false' },
  ],
  groupBy: null,
  keyOf: handleOf,
  read: (rows) => {
    const first = rows[0]
    if (!first) return []
    const handle = handleOf(first)
    const variants = rows.filter((row) => cell(row, 'Variant Price', 'Price') !== '')
    return [
      {
        ...first,
        Published: cell(first, 'Published').toLowerCase(),
        'Published on online store': cell(first, 'Published on online store').toLowerCase(),
        Status: cell(first, 'Status').toLowerCase(),
        id: handle,
        url: `/products/${encodeURIComponent(handle)}`,
        title: cell(first, 'Title'),
        brand: cell(first, 'Vendor'),
        description: plainText(cell(first, 'Body (HTML)', 'Description')),
        categories: asManyAsKept('categories', categoriesOf(first)).join(' > '),
        tags: asManyAsKept('tags', listOf(cell(first, 'Tags'))).join('|'),
        image_url:
          rows.map((row) => cell(row, 'Image Src', 'Product image URL')).find((url) => url !== '') ?? '',
        aliases: asManyAsKept(
          'aliases',
          variants.map((row) => aliasOf(row, first)).filter((one) => one !== handle),
        ).join('|'),
        ...priceOf(variants[0]),
        stock: stockOf(variants),
      },
    ]
  },
}

function handleOf(row: Row): string {
  return cell(row, 'Handle', 'URL handle')
}

function cell(row: Row, ...columns: string[]): string {
  for (const column of columns) {
    const value = (row[column] ?? '').trim()
    if (value !== '') return value
  }
  return ''
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Shopify's own category from the broadest to the narrowest, then the shop's word for it. */
function categoriesOf(row: Row): string[] {
  const path = cell(row, 'Product Category', 'Product category')
    .split('>')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const type = cell(row, 'Type')
  return type === '' || path.includes(type) ? path : [...path, type]
}

/** What an order calls the variant: its SKU, without one the line's name. */
function aliasOf(row: Row, first: Row): string {
  const sku = cell(row, 'Variant SKU', 'SKU').replace(/^'/, '')
  if (sku !== '') return sku
  const options = [1, 2, 3].map((n) => cell(row, `Option${n} Value`, `Option${n} value`))
  const named = options.filter((value) => value !== '' && value !== 'Default Title').join(' / ')
  return named === '' ? cell(first, 'Title') : `${cell(first, 'Title')} - ${named}`
}

/** The first variant's price, as the shop's own pages show it; crossed out what it was compared at, when that is more. */
function priceOf(variant: Row | undefined): { price: string; list_price: string } {
  if (!variant) return { price: '', list_price: '' }
  const price = cell(variant, 'Variant Price', 'Price')
  const compared = cell(variant, 'Variant Compare At Price', 'Compare-at price')
  return { price, list_price: Number(compared) > Number(price) ? compared : '' }
}

/** Pieces of all variants; empty when one of them is not counted, or sold beyond what is there. */
function stockOf(variants: readonly Row[]): string {
  let sum = 0
  for (const row of variants) {
    const tracker = cell(row, 'Variant Inventory Tracker', 'Inventory tracker')
    const pieces = cell(row, 'Variant Inventory Qty', 'Inventory quantity')
    const goesOn = /^(continue|true)$/i.test(
      cell(row, 'Variant Inventory Policy', 'Continue selling when out of stock'),
    )
    if (tracker === '' || goesOn || !/^-?\d+$/.test(pieces)) return ''
    sum += Math.max(0, Number(pieces))
  }
  return variants.length > 0 ? String(sum) : ''
}
