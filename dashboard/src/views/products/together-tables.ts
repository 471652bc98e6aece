import type { TemplateResult } from 'lit'
import type { ProductRule } from '#shared/wire/association'
import type { CrossSellReport, SequenceRow } from '#shared/wire/goods'
import type { Kit } from '../../app/kit.ts'
import type { ChartTable } from '../../charts/chart-frame/chart-table.ts'
import { goodsWords } from '../../words/goods.ts'
import { type Fold, listTable } from './list-table.ts'

/** Rules as cells, for the table of the chart and for its file. */
export function ruleCells(kit: Kit, rules: readonly ProductRule[]): ChartTable {
  const { format } = kit
  const { columns } = goodsWords(kit.words).together.rules
  const names = ['orders', 'people', 'confidence', 'lift', 'least'] as const
  const lift = (value: number) => ({ text: format.decimal(value, 1), value })
  const count = (value: number) => ({ text: format.integer(value), value })
  return {
    columns: [
      { name: columns.left },
      { name: columns.right },
      ...names.map((name) => ({ name: columns[name], end: true })),
    ],
    rows: rules.map((rule) => [
      rule.left.title,
      rule.right.title,
      count(rule.orders),
      count(rule.people),
      { text: format.percent(rule.confidence), value: rule.confidence },
      lift(rule.lift),
      lift(rule.lift_at_least),
    ]),
  }
}

/** What is bought together, with lift and counts; of one product only where one is chosen. */
export function rulesTable(
  kit: Kit,
  rules: readonly ProductRule[],
  { item, ...fold }: Fold & { item: string | null },
): TemplateResult {
  const { title, means } = goodsWords(kit.words).together.rules
  const shown = item ? rules.filter(({ left, right }) => left.id === item || right.id === item) : rules
  return listTable(kit, {
    id: 'rules',
    title,
    means,
    table: ruleCells(kit, shown),
    file: 'bought-together',
    fold,
  })
}

/** What comes in the next order, and after how many days. */
export function nextTable(kit: Kit, rules: readonly SequenceRow[], fold: Fold): TemplateResult {
  const { format, words } = kit
  const said = goodsWords(words).together.next_order
  const { columns } = said
  const names = ['customers', 'chance', 'lift', 'days'] as const
  const count = (value: number) => ({ text: format.integer(value), value })
  const table: ChartTable = {
    columns: [
      { name: columns.a },
      { name: columns.b },
      ...names.map((name) => ({ name: columns[name], end: true })),
    ],
    rows: rules.map(({ a, b, customers, chance, lift, median_days }) => [
      a.title,
      { text: a.id === b.id ? `${b.title} (${said.again})` : b.title, value: b.title },
      count(customers),
      { text: format.percent(chance), value: chance },
      { text: format.decimal(lift, 1), value: lift },
      count(median_days),
    ]),
  }
  return listTable(kit, {
    id: 'next',
    title: said.title,
    means: said.means,
    table,
    file: 'bought-next',
    fold,
    none: said.none,
  })
}

/** Which category people take up who have another. */
export function crossTable(kit: Kit, rules: CrossSellReport['rules'], fold: Fold): TemplateResult {
  const { format, words } = kit
  const said = goodsWords(words).together.cross
  const { columns } = said
  const names = ['taken', 'chance', 'usual', 'lift'] as const
  const table: ChartTable = {
    columns: [
      { name: columns.has },
      { name: columns.takes },
      ...names.map((name) => ({ name: columns[name], end: true })),
    ],
    rows: rules.map(({ has, takes, taken, chance, usual, lift }) => [
      has,
      takes,
      { text: format.integer(taken), value: taken },
      { text: format.percent(chance), value: chance },
      { text: format.percent(usual), value: usual },
      { text: format.decimal(lift, 1), value: lift },
    ]),
  }
  return listTable(kit, {
    id: 'cross',
    title: said.title,
    means: said.means,
    table,
    file: 'cross-sell',
    fold,
    none: said.none,
  })
}
