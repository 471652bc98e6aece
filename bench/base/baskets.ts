import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { Basket } from '../../shared/src/insight/goods/basket.ts'
import { dayFrom } from '../purchases/log-fields.ts'

const file = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'shared',
  'data',
  'online-retail',
  'online_retail.csv.gz',
)

/** A gift shop's invoices with their lines, by customer, and what its products are called. */
export interface RetailBaskets {
  customers: Map<string, Basket[]>
  titles: string[]
}

/** The same cleaning as `onlineRetail`; products are numbered as they first come. Null when the file is not there. */
export function retailBaskets(): RetailBaskets | null {
  if (!existsSync(file)) return null
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(file)), { columns: true })
  const numbers = new Map<string, number>()
  const titles = ['']
  const invoices = new Map<string, { customer: string; basket: Basket }>()
  for (const row of rows) {
    const [quantity, price] = [Number(row.Quantity), Number(row.UnitPrice)]
    if (!row.CustomerID || row.InvoiceNo!.startsWith('C') || !(quantity > 0) || !(price > 0)) continue
    if (!numbers.has(row.StockCode!)) {
      numbers.set(row.StockCode!, titles.length)
      titles.push(row.Description!.trim())
    }
    const [year, month, day] = row.InvoiceDate!.slice(0, 10).split('-').map(Number)
    const invoice = invoices.get(row.InvoiceNo!) ?? {
      customer: row.CustomerID,
      basket: { day: dayFrom(year!, month!, day!)!, amount: 0, lines: [], troubled: false, gift: false },
    }
    const total_minor = Math.round(quantity * price * 100)
    invoice.basket.amount += total_minor
    invoice.basket.lines!.push({ n: numbers.get(row.StockCode!)!, quantity, total_minor })
    invoices.set(row.InvoiceNo!, invoice)
  }
  const customers = new Map<string, Basket[]>()
  for (const { customer, basket } of invoices.values()) {
    const known = customers.get(customer)
    if (known) known.push(basket)
    else customers.set(customer, [basket])
  }
  return { customers, titles }
}
