import type { SourceRecord } from '../skip-rule.ts'
import type { ImportKind } from '../targets.ts'
import { shopifyOrders } from './shopify-orders.ts'
import { shopifyProducts } from './shopify-products.ts'
import { woocommerceOrders } from './woocommerce-orders.ts'
import { woocommerceProducts } from './woocommerce-products.ts'

/**
 * How one kind of file that a shop system exports is read. Its rows become rows whose columns are the import's own
 * targets, beside those of the file: so `--map` and `--skip-if` may still name any column of the file.
 */
export interface ExportFormat {
  /** As messages call it. */
  title: string
  /** Every such file has all columns of at least one of these lists. */
  marks: readonly (readonly string[])[]
  /** Rules of `--skip-if` that hold without being asked for; they are printed and counted like others. */
  skipIf: readonly string[]
  /** The column whose equal values make one order; null when a row is one product. */
  groupBy: string | null
  /** Rows next to each other with the same key are read together; a row without a key belongs to the one above. */
  keyOf: (row: SourceRecord) => string
  read: (rows: readonly SourceRecord[]) => SourceRecord[]
}

export type FormatName = 'shopify' | 'woocommerce'

const formats: Record<FormatName, Partial<Record<ImportKind, ExportFormat>>> = {
  shopify: { products: shopifyProducts, orders: shopifyOrders },
  woocommerce: { products: woocommerceProducts, orders: woocommerceOrders },
}

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name)
}

/** The format of that name for that kind of import; null where the shop system exports no such file. */
export function exportFormat(name: FormatName, kind: ImportKind): ExportFormat | null {
  return formats[name][kind] ?? null
}

export function hasMarks({ marks }: ExportFormat, columns: readonly string[]): boolean {
  return marks.some((some) => some.every((column) => columns.includes(column)))
}

/** The name of the format that a file with these columns has, or null. */
export function recognised(kind: ImportKind, columns: readonly string[]): FormatName | null {
  const names = Object.keys(formats) as FormatName[]
  return (
    names.find((name) => {
      const format = formats[name][kind]
      return format !== undefined && hasMarks(format, columns)
    }) ?? null
  )
}
