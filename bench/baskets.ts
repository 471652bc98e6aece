import { parseArgs } from 'node:util'
import { findVolumes } from './orders/cold-volumes.ts'
import { findHidden, type HiddenFigures } from './orders/hidden-items.ts'
import { groceries, onlineRetail } from './orders/orders-data.ts'
import { repeatOrders } from './orders/repeated-orders.ts'

/**
 * What is bought together, bought again, and alike though nobody saw it yet: on public orders and books, against the
 * usual ways, with the recommenders and the packed rings that serve.
 */

const usage = 'Usage: npm run bench -- baskets [--json]'

function main(): void {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const retail = onlineRetail()
  const grocer = groceries()
  const cold = findVolumes()
  if (!retail || !grocer || !cold) {
    if (values.json) console.log(JSON.stringify({ bench: 'baskets', skipped: true }))
    else console.log('Skipped: no data in ../shared/data (online-retail, groceries, catalogues).')
    return
  }
  const together = { 'online-retail': findHidden(retail), groceries: findHidden(grocer) }
  const again = repeatOrders(retail)
  if (values.json) {
    console.log(JSON.stringify({ bench: 'baskets', bought_together: together, buy_again: again, cold }))
    return
  }
  for (const [name, result] of Object.entries(together)) {
    const { orders, hidden, us_per_query, above_chance, baselines } = result
    console.log(`Bought together, ${name}: ${hidden} hidden items of ${orders} orders, HR@10 / MRR@10 in %`)
    row('cart-completion', result, `${us_per_query} µs a query`)
    row('bought-together', above_chance, 'what chance explains left out')
    for (const [baseline, figures] of Object.entries(baselines)) row(`  ${baseline}`, figures)
  }
  console.log(`\nBuy again, online-retail: recall@10 of the next order of ${again.customers} customers, in %`)
  console.log(`  ${'buy-again'.padEnd(34)} ${percent(again.recall10)}   ${again.us_per_query} µs a query`)
  for (const [name, recall] of Object.entries(again.baselines))
    console.log(`    ${name.padEnd(32)} ${percent(recall)}`)
  console.log(
    `\nCold, goodbooks: recall@10 of the other volumes of ${cold.books} books of ${cold.series} series, in %`,
  )
  console.log(`  ${'similar'.padEnd(34)} ${percent(cold.recall10)}   ${cold.us_per_query} µs a query`)
  for (const [name, recall] of Object.entries(cold.baselines))
    console.log(`    ${name.padEnd(32)} ${percent(recall)}`)
}

function row(name: string, { hr10, mrr10 }: HiddenFigures, more = ''): void {
  console.log(`  ${name.padEnd(18)} ${percent(hr10)} / ${percent(mrr10)}   ${more}`)
}

const percent = (share: number) => (100 * share).toFixed(2).padStart(6)

main()
