import { html, type TemplateResult } from 'lit'
import type { ProductInsight, ProductReport } from '#shared/wire/goods'
import type { Kit } from '../../app/kit.ts'
import type { ForestRow } from '../../charts/forest/layout.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/forest/forest.ts'
import { goodsWords } from '../../words/goods.ts'

type Told = ProductInsight & { first_purchase: NonNullable<ProductInsight['first_purchase']> }

const titleLength = 30

/** Whom a product of the first order brought back, beside everybody; zero is everybody's share. */
export function firstsChart(kit: Kit, report: ProductReport): TemplateResult {
  const { words, format } = kit
  const said = goodsWords(words).goods.firsts
  const { everybody } = report
  const told = report.products.filter((product): product is Told => product.first_purchase !== null)
  if (!everybody || told.length === 0)
    return html`<section class="section">
      <h2>${said.title}</h2>
      <p class="soft">${said.none}</p>
    </section>`
  const found = told.find(({ first_purchase: first }) => first.verdict === 'more')
  return html`<kindred-chart
    .words=${words}
    .heading=${found ? said.heading(found.title, format.percentShort(found.first_purchase.repeat_rate)) : said.open}
    .means=${said.means}
    .lead=${said.lead(format.percent(everybody.repeat_rate), format.integer(everybody.customers))}
    .table=${table(kit, told)}
    file="first-products"
    .chart=${html`<kindred-forest
      .label=${said.label}
      .characterWidth=${words.locale === 'en' ? 7 : 10}
      .rows=${told.map((product) => row(kit, product, everybody.repeat_rate))}
      .write=${(value: number) => format.change(value)}
    ></kindred-forest>`}
  ></kindred-chart>`
}

function row({ words, format }: Kit, { title, first_purchase: first }: Told, usual: number): ForestRow {
  const said = goodsWords(words).goods.firsts
  const [low, high] = first.repeat_rate_between
  const short = title.length > titleLength ? `${title.slice(0, titleLength - 1).trimEnd()}…` : title
  const name = said.row(short, format.integer(first.customers))
  const text = said.text(
    format.percentShort(first.repeat_rate),
    format.percentShort(low),
    format.percentShort(high),
  )
  return {
    name,
    value: first.repeat_rate - usual,
    low: low - usual,
    high: high - usual,
    text,
    spoken: said.spoken(name, text),
    tone: first.verdict === 'undecided' ? 'that' : 'this',
  }
}

function table({ words, format, login }: Kit, told: readonly Told[]) {
  const said = goodsWords(words).goods.firsts
  const { columns } = said
  const unit = minorUnits(login.currency)
  const names = ['customers', 'rate', 'low', 'high', 'worth'] as const
  const share = (value: number) => ({ text: format.percent(value), value })
  return {
    columns: [
      { name: columns.product },
      ...names.map((name) => ({ name: columns[name], end: true })),
      { name: columns.verdict },
    ],
    rows: told.map(({ title, first_purchase: first }) => [
      title,
      { text: format.integer(first.customers), value: first.customers },
      share(first.repeat_rate),
      share(first.repeat_rate_between[0]),
      share(first.repeat_rate_between[1]),
      first.year_worth_minor === null
        ? { text: words.none, value: null }
        : { text: format.money(first.year_worth_minor), value: first.year_worth_minor / unit },
      said.verdict[first.verdict],
    ]),
  }
}
