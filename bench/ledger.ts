import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { LedgerCase } from '../scripts/ledger/ledger-case.ts'
import { ledgerRuns } from '../scripts/ledger/runs.ts'
import { inRoot } from '../scripts/root.ts'
import { seeded } from './sessions/session-data.ts'

/**
 * Whether the figures are true: a real shop's invoices imported through the command line, imported again, and imported
 * with server and importer killed three times. Revenue, orders and customers must be the published ones each time.
 */

const usage = `Usage: npm run bench -- ledger [--json] [--memory] [--seed N]
  --memory  keep the objects' data in memory (/dev/shm) instead of on disk: quicker, and kill -9 loses nothing there`

const file = inRoot('..', 'shared', 'data', 'online-retail', 'online_retail.csv.gz')

/** The usual cleaning: customer known, no cancellation (C…), quantity and price above 0. */
const cleaning = ['CustomerID==', 'InvoiceNo^=C', 'Quantity<=0', 'UnitPrice<=0'].flatMap((rule) => [
  '--skip-if',
  rule,
])
const mapped = (...maps: string[]) => maps.flatMap((map) => ['--map', map])

const onlineRetail: LedgerCase = {
  file,
  currency: 'GBP',
  timeZone: 'Europe/London',
  from: '2010-12-01',
  to: '2011-12-09',
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
}

/** What the cleaned data holds: £8,911,407.90 from 18,532 invoices of 4,338 customers. */
const published = { revenue_minor: 891_140_790, orders: 18_532, customers: 4_338 }

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      seed: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const print = (result: object) => {
    if (values.json) console.log(JSON.stringify({ bench: 'ledger', ...result }))
  }
  if (!existsSync(file)) {
    console.log(`the data of this bench is not here (${file}): skipped`)
    return print({ skipped: true, runs: [] })
  }
  const parent = values.memory && existsSync('/dev/shm') ? '/dev/shm' : inRoot('.build')
  mkdirSync(parent, { recursive: true })
  const dataDir = mkdtempSync(join(parent, 'ledger-'))
  try {
    const storage = parent === '/dev/shm' ? 'memory' : 'disk'
    console.log(`importing ${file} three times, data on ${storage} …`)
    const random = seeded(Number(values.seed))
    const runs = await ledgerRuns(onlineRetail, { dataDir, kills: 3, random, say: console.log })
    const wrong = runs.filter(
      (run) => !Object.entries(published).every(([k, v]) => run[k as keyof typeof run] === v),
    )
    for (const run of wrong)
      console.error(`${run.name}: not the published figures ${JSON.stringify(published)}`)
    if (wrong.length === 0) console.log('the published figures, to the penny, each time')
    else process.exitCode = 1
    print({ storage, published, runs })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await main()
