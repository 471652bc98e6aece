import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Overview } from '#shared/wire/insight'
import type { StoreCreated } from '#shared/wire/settings'
import { startImporter } from '../ledger/importer.ts'
import type { LedgerCase } from '../ledger/ledger-case.ts'
import { startWorkerd } from '../workerd.ts'
import { type FigureDays, type Figures, recount } from './recount.ts'
import { rowsOf } from './rows.ts'
import { told } from './told.ts'

const vars = { KINDRED_SECRET: 'figures-signing-secret', DEPLOYMENT_SECRET: 'figures-deployment-secret' }

/** The usual cleaning: customer known, no cancellation (C…), quantity and price above 0. */
const cleaning = ['CustomerID==', 'InvoiceNo^=C', 'Quantity<=0', 'UnitPrice<=0'].flatMap((rule) => [
  '--skip-if',
  rule,
])
const mapped = (...maps: string[]) => maps.flatMap((map) => ['--map', map])

/** A file in the shape of _Online Retail_ (plain or gzip), as the command line imports it. */
export const onlineRetail = (file: string, days: Pick<FigureDays, 'from' | 'to'>): LedgerCase => ({
  file,
  currency: 'GBP',
  timeZone: 'Europe/London',
  ...days,
  products: [
    ...mapped('id=StockCode', 'title=Description', 'url=/products/{StockCode}', 'price=UnitPrice'),
    ...cleaning,
  ],
  orders: [
    ...mapped('customer_id=CustomerID|integer', 'created_at=InvoiceDate', 'items.item_id=StockCode'),
    ...mapped('items.title=Description', 'items.quantity=Quantity', 'items.price=UnitPrice'),
    ...['--group-by', 'InvoiceNo'],
    ...cleaning,
  ],
})

/**
 * Imports a file through the command line into an empty store and returns every figure twice: as the API tells it, and
 * reckoned from the file's own rows.
 */
export async function compareFigures(
  file: string,
  text: string,
  days: FigureDays,
): Promise<{ told: Figures; expected: Figures }> {
  const expected = recount(rowsOf(text), days)
  const folder = mkdtempSync(join(tmpdir(), 'kindred-figures-'))
  const server = await startWorkerd({ dataDir: folder, vars })
  try {
    const created = await fetch(`${server.url}/v1/stores`, {
      method: 'POST',
      headers: { authorization: `Bearer ${vars.DEPLOYMENT_SECRET}` },
      body: JSON.stringify({ id: 'figures', name: 'Figures', currency: 'GBP', time_zone: 'Europe/London' }),
    })
    if (!created.ok) throw new Error(`no store: ${await created.text()}`)
    const store = (await created.json()) as StoreCreated
    const ask = async (path: string): Promise<unknown> => {
      const answer = await fetch(`${server.url}/v1/${path}`, {
        headers: { authorization: `Bearer ${store.secret_key}` },
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    }
    for (const kind of ['products', 'orders'] as const) {
      const importer = startImporter(kind, onlineRetail(file, days), server.url, store)
      if ((await importer.ended) !== 0) throw new Error(`the import failed:\n${importer.output()}`)
    }
    // What was imported travels on by itself; it is all there when every order is counted.
    for (;;) {
      const all = (await ask(`insights/overview?from=${days.from}&to=${days.to}`)) as Overview
      if (all.totals.orders >= Number(expected['all: orders'])) break
      await wait(200)
    }
    return { told: await told(ask, days), expected }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
