import { type ExportFormat, hasMarks } from './export-format.ts'
import { shopifyOrders } from './shopify-orders.ts'
import { shopifyProducts } from './shopify-products.ts'
import { woocommerceOrders } from './woocommerce-orders.ts'
import { woocommerceProducts } from './woocommerce-products.ts'

export type FormatName = 'shopify' | 'woocommerce'
export type ExportKind = 'products' | 'orders'

const formats: Record<FormatName, Record<ExportKind, ExportFormat>> = {
  shopify: { products: shopifyProducts, orders: shopifyOrders },
  woocommerce: { products: woocommerceProducts, orders: woocommerceOrders },
}

/** Whether files of this shop system can be read. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name)
}

/** How a shop system's files of products, or of orders, are read. */
export function exportFormat(name: FormatName, kind: ExportKind): ExportFormat {
  return formats[name][kind]
}

/** The name of the format that a file with these columns has, or null. */
export function recognised(kind: ExportKind, columns: readonly string[]): FormatName | null {
  const names = Object.keys(formats) as FormatName[]
  return names.find((name) => hasMarks(formats[name][kind], columns)) ?? null
}
