import { type Basket, buyingDays } from '../../shared/src/insight/goods/basket.ts'
import { type GoodsModel, goodsModel } from '../../shared/src/insight/goods/goods-model.ts'
import { stepGoods } from '../../shared/src/insight/goods/goods-run.ts'
import { type GoodsBase, startGoods } from '../../shared/src/insight/goods/goods-state.ts'
import { productSales } from '../../shared/src/insight/goods/product-rows.ts'
import { addSales, startSales } from '../../shared/src/insight/goods/product-sales.ts'
import { calibrationEnd, cdnowLog, hasCdnow, holdoutEnd } from '../purchases/cdnow.ts'
import { dayFrom, isoOf } from '../purchases/log-fields.ts'
import { type RetailBaskets, retailBaskets } from './baskets.ts'
import { bareBaskets, chanceLines, chanceOn } from './chance.ts'

const end = dayFrom(2011, 12, 9)!
const cut = dayFrom(2011, 8, 31)!
/** Places of a list that is held against the next order. */
const places = 10

/** What is learned of baskets on public data, printed; the result for `--json`. */
export function goods(): object {
  const retail = retailBaskets()
  if (!retail) return {}
  return { chance: chances(retail), sequences: sequences(retail), first_purchase: firstPurchases(retail) }
}

/** The probability of an order within 30 days, judged on several months. */
function chances({ customers }: RetailBaskets): object {
  console.log('\nAn order within 30 days: learned 60 to 30 days before the day, judged on the last 30:')
  const found: Record<string, ReturnType<typeof chanceOn>> = {}
  const judge = (name: string, people: Iterable<readonly Basket[]>, day: number) => {
    const result = chanceOn(people, day)
    for (const line of chanceLines(`${name} ${isoOf(day)}`, result)) console.log(line)
    found[`${name} ${isoOf(day)}`] = result
  }
  for (const day of [cut, dayFrom(2011, 10, 31)!, end]) judge('online retail', customers.values(), day)
  if (hasCdnow()) {
    const people = [...cdnowLog('master').values()].map((bought) => bareBaskets(bought, 100))
    for (const day of [calibrationEnd, holdoutEnd]) judge('CDNOW', people, day)
  }
  return found
}

/** Sequences learned in nine months, held against each customer's first order after them. */
function sequences(retail: RetailBaskets): object {
  const { model, ms, longest, bytes, steps } = learned(retail, cut)
  console.log(
    `\nSequences up to ${isoOf(cut)}: ${model.productRules.length} rules from ${model.steps} steps; ` +
      `${Math.round(ms)} ms in ${steps} steps of at most ${Math.round(longest)} ms, state up to ${(bytes / 1e6).toFixed(1)} MB`,
  )
  for (const { a, b, count, people, lift, median_days } of model.productRules
    .filter((rule) => rule.a !== rule.b)
    .slice(0, 3)) {
    console.log(
      `  ${retail.titles[Number(a)]} → ${retail.titles[Number(b)]}: ${count} times, ${people} customers, ` +
        `lift ${lift.toFixed(1)}, after ${median_days} days`,
    )
  }
  const hits = { sequences: 0, bestsellers: 0, asked: 0 }
  const best = model.followed.products.slice(0, places).map(String)
  for (const baskets of retail.customers.values()) {
    const days = buyingDays(baskets)
    const last = days.findLast(({ day }) => day <= cut)
    const next = days.find(({ day }) => day > cut)
    if (!last || !next) continue
    const came = new Set(next.lines.map(({ n }) => `${n}`))
    hits.asked++
    if (likeliest(model, new Set(last.lines.map(({ n }) => `${n}`)), best).some((n) => came.has(n)))
      hits.sequences++
    if (best.some((n) => came.has(n))) hits.bestsellers++
  }
  const share = (count: number) => `${((100 * count) / hits.asked).toFixed(1)} %`
  console.log(
    `  of ${hits.asked} next orders after that, ${share(hits.sequences)} held one of ${places} products named by sequences, ` +
      `${share(hits.bestsellers)} one of the ${places} with most buyers`,
  )
  return {
    rules: model.productRules.length,
    steps: model.steps,
    run_ms: Math.round(ms),
    state_bytes: bytes,
    hits,
  }
}

/** What follows a last order, the likeliest first; filled up with bestsellers. */
function likeliest(model: GoodsModel, last: ReadonlySet<string>, best: readonly string[]): string[] {
  const chances = new Map<string, number>()
  for (const { a, b, chance } of model.productRules) {
    if (last.has(a)) chances.set(b, Math.max(chance, chances.get(b) ?? 0))
  }
  const named = [...chances].sort((x, y) => y[1] - x[1]).map(([n]) => n)
  return [...new Set([...named, ...best])].slice(0, places)
}

/** Products that make loyal customers, and those that do not. */
function firstPurchases({ customers, titles }: RetailBaskets): object {
  const state = startSales({ from: end - 89, to: end })
  const started = performance.now()
  for (const baskets of customers.values()) addSales(state, baskets, true)
  const { rows, everybody, spread } = productSales(state)
  const ms = performance.now() - started
  const told = rows.filter(({ first_purchase }) => first_purchase)
  const more = told.filter(({ first_purchase }) => first_purchase!.verdict === 'more')
  const fewer = told.filter(({ first_purchase }) => first_purchase!.verdict === 'fewer')
  const top20 = spread.top.find(({ share }) => share === 0.2)!.brings
  console.log(
    `\nProducts of the last 90 days (${Math.round(ms)} ms): ${rows.length}, of which the top 20 % bring ${(100 * top20).toFixed(1)} %; ` +
      `${told.length} were in at least 20 first orders: after ${more.length} of them more customers came back within 90 days than usual ` +
      `(${(100 * (everybody?.repeat_rate ?? 0)).toFixed(1)} %), after ${fewer.length} fewer`,
  )
  for (const { n, first_purchase } of more
    .sort((a, b) => b.first_purchase!.repeat_rate_between[0] - a.first_purchase!.repeat_rate_between[0])
    .slice(0, 3)) {
    const { customers: many, repeat_rate, repeat_rate_between } = first_purchase!
    console.log(
      `  ${titles[n]}: ${(100 * repeat_rate).toFixed(1)} % of ${many}, at least ${(100 * repeat_rate_between[0]).toFixed(1)} %`,
    )
  }
  return {
    products: rows.length,
    top_20: Number(top20.toFixed(6)),
    told: told.length,
    more: more.length,
    fewer: fewer.length,
  }
}

function learned({ customers }: RetailBaskets, today: number) {
  const people = [...customers]
    .map(([id, baskets]) => ({ id, baskets: baskets.filter(({ day }) => day <= today), visits: null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const base: GoodsBase = {
    after: (key, count) => {
      const from = people.findIndex(({ id }) => id > key)
      return from < 0 ? [] : people.slice(from, from + count)
    },
  }
  let state = startGoods({ version: 1, today, customers: people.length })
  let [ms, longest, bytes, steps] = [0, 0, 0, 0]
  while (state.phase !== 'done') {
    const started = performance.now()
    state = stepGoods(state, base).state
    const took = performance.now() - started
    ms += took
    longest = Math.max(longest, took)
    steps++
    if (steps % 10 === 0) bytes = Math.max(bytes, JSON.stringify(state).length)
  }
  return { model: goodsModel(state), ms, longest, bytes, steps }
}
