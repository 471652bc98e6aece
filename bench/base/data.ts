import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { Purchase } from '../../shared/src/insight/purchase-history.ts'
import { dayFrom } from '../purchases/log-fields.ts'

const dataDir = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const retailFile = join(dataDir, 'online-retail', 'online_retail.csv.gz')
const groceriesFile = join(dataDir, 'groceries', 'groceries_baskets.csv.gz')

/** A gift shop's customers with their invoices (amounts in pence), and their countries. */
export interface Retail {
  customers: Map<string, Purchase[]>
  countries: Map<string, string>
}

/** The data this bench cannot do without, or null when all of it is there. */
export function missingData(): string | null {
  return [retailFile, groceriesFile].find((file) => !existsSync(file)) ?? null
}

/** The usual cleaning: customer known, no cancellation (C…), quantity and price above 0. */
export function onlineRetail(): Retail {
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(retailFile)), { columns: true })
  const invoices = new Map<string, { customer: string; purchase: Purchase }>()
  const countries = new Map<string, string>()
  for (const { InvoiceNo, CustomerID, Quantity, UnitPrice, InvoiceDate, Country } of rows) {
    if (!CustomerID || InvoiceNo!.startsWith('C') || !(Number(Quantity) > 0) || !(Number(UnitPrice) > 0))
      continue
    const [year, month, day] = InvoiceDate!.slice(0, 10).split('-').map(Number)
    const known = invoices.get(InvoiceNo!)
    const purchase = known?.purchase ?? { day: dayFrom(year!, month!, day!)!, amount: 0 }
    // Prices have up to three decimals: a line is rounded to the penny, as the store would.
    purchase.amount += Math.round(Number(Quantity) * Number(UnitPrice) * 100)
    if (!known) invoices.set(InvoiceNo!, { customer: CustomerID, purchase })
    countries.set(CustomerID, Country!)
  }
  const customers = new Map<string, Purchase[]>()
  for (const { customer, purchase } of invoices.values()) {
    const bought = customers.get(customer)
    if (bought) bought.push(purchase)
    else customers.set(customer, [purchase])
  }
  return { customers, countries }
}

/** Market baskets, a list of items each. */
export function groceryBaskets(): string[][] {
  return gunzipSync(readFileSync(groceriesFile))
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((item) => item.trim()))
}
