import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { compareFigures } from '../scripts/figures/compare.ts'
import { inRoot } from '../scripts/root.ts'

/**
 * Whether the figures are true: a real shop's invoices imported through the command line, and more than fifty figures of
 * the API held against the same reckoned from the file's rows by code that shares nothing with the product.
 */

const usage = 'Usage: npm run bench -- figures [--json]'
const file = inRoot('..', 'shared', 'data', 'online-retail', 'online_retail.csv.gz')
const days = {
  from: '2010-12-01',
  to: '2011-12-09',
  month: '2011-09',
  monthFrom: '2011-09-01',
  monthTo: '2011-09-30',
  beforeFrom: '2011-08-02',
  beforeTo: '2011-08-31',
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  if (!existsSync(file)) return console.log(`skipped: ${file} is not there (UCI’s Online Retail)`)
  const { told, expected } = await compareFigures(file, gunzipSync(readFileSync(file)).toString(), days)
  const figures = Object.keys(expected).map((name) => ({
    name,
    told: told[name],
    expected: expected[name],
    same: told[name] === expected[name],
  }))
  const others = figures.filter(({ same }) => !same)
  if (values.json) console.log(JSON.stringify({ bench: 'figures', figures: figures.length, others }))
  else {
    for (const { name, told: api, expected: plain, same } of figures) {
      console.log(
        `${same ? '  ' : '! '}${name.padEnd(44)}${String(api).padStart(20)}${same ? '' : ` not ${plain}`}`,
      )
    }
    console.log(`\n${figures.length - others.length} of ${figures.length} figures are the same`)
  }
  if (others.length > 0) process.exitCode = 1
}

await main()
