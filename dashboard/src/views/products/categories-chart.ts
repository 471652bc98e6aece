import { html, nothing, type TemplateResult } from 'lit'
import type { SequenceRow } from '#shared/wire/goods'
import type { Kit } from '../../app/kit.ts'
import type { HeatCell } from '../../charts/heat-map/layout.ts'
import { categorySteps } from '../../transforms/category-steps.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/heat-map/heat-map.ts'
import { goodsWords } from '../../words/goods.ts'

/** So many categories make rows and columns; the table has all steps. */
const most = 14

/** Which category follows which. */
export function categoriesChart(kit: Kit, rules: readonly SequenceRow[]): TemplateResult | typeof nothing {
  const { words, format } = kit
  const said = goodsWords(words).together.categories
  const { names, grid } = categorySteps(rules, most)
  if (names.length < 2) return nothing
  const strongest = grid
    .flat()
    .filter((rule) => rule !== null && rule.a.id !== rule.b.id)
    .sort((a, b) => b!.chance - a!.chance)[0]
  return html`<kindred-chart
    .words=${words}
    .heading=${strongest ? said.heading(strongest.a.title, strongest.b.title, format.percentShort(strongest.chance)) : said.none}
    .means=${said.means}
    .table=${table(kit, rules)}
    file="categories-after-categories"
    .chart=${html`<kindred-heat-map
      .label=${said.label}
      .titles=${{ rows: said.titles.rows, beside: '', columns: said.titles.columns }}
      .columns=${names}
      slant
      .characterWidth=${words.locale === 'en' ? 7 : 8}
      .rows=${grid.map((cells, row) => ({
        name: names[row],
        cells: cells.map((rule) => (rule ? cellOf(kit, rule) : null)),
      }))}
    ></kindred-heat-map>`}
  ></kindred-chart>`
}

function cellOf(
  { words, format }: Kit,
  { a, b, chance, lift, customers, median_days }: SequenceRow,
): HeatCell {
  const text = format.percentShort(chance)
  return {
    value: chance,
    text,
    spoken: goodsWords(words).together.categories.spoken({
      a: a.title,
      b: b.title,
      chance: text,
      lift: format.decimal(lift, 1),
      customers: format.integer(customers),
      days: format.integer(median_days),
    }),
  }
}

function table({ words, format }: Kit, rules: readonly SequenceRow[]) {
  const { columns } = goodsWords(words).together.categories
  const names = ['chance', 'lift', 'customers', 'days'] as const
  return {
    columns: [
      { name: columns.a },
      { name: columns.b },
      ...names.map((name) => ({ name: columns[name], end: true })),
    ],
    rows: rules.map(({ a, b, chance, lift, customers, median_days }) => [
      a.title,
      b.title,
      { text: format.percent(chance), value: chance },
      { text: format.decimal(lift, 1), value: lift },
      { text: format.integer(customers), value: customers },
      { text: format.integer(median_days), value: median_days },
    ]),
  }
}
