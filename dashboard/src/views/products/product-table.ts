import { html, nothing, type TemplateResult } from 'lit'
import { type ProductInsight, type ProductReport, productSorts } from '#shared/wire/goods'
import type { Kit } from '../../app/kit.ts'
import { csvOf } from '../../charts/chart-frame/chart-table.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import { type ProductSort, productsPerPage } from './ask.ts'
import '../../element/term.ts'
import { goodsWords } from '../../words/goods.ts'

interface ProductTable {
  route: Route
  sort: ProductSort
  offset: number
  saving: boolean
  save(): void
  choose(sort: ProductSort): void
}

const names = ['revenue', 'units', 'orders', 'growth', 'margin', 'troubled', 'stock', 'days'] as const

/** Columns that wait for a wider window. */
const roomy: readonly string[] = ['units', 'orders', 'growth', 'margin', 'troubled', 'stock']

/** A page of products with what each sold, and its demand against what is in stock. */
export function productTable(kit: Kit, report: ProductReport, table: ProductTable): TemplateResult {
  const { words } = kit
  const said = goodsWords(words).goods.table
  // Who tells no cost has no margin: a column of nothing tells nothing.
  const hasMargin = report.products.some(({ margin }) => margin !== null)
  const shown = names.filter((name) => hasMargin || name !== 'margin')
  return html`<section class="section" aria-labelledby="product-table">
    <header class="head">
      <h2 id="product-table">${said.title}</h2>
      <kindred-term class="tool" .label=${words.charts.means} .definition=${said.means}></kindred-term>
      <label class="sorting"
        ><span class="soft">${said.sort}</span>
        <select class="input" @change=${(event: Event) => table.choose((event.target as HTMLSelectElement).value as ProductSort)}>
          ${productSorts.map(
            (name) =>
              html`<option value=${name} .selected=${name === table.sort}>${said.sorts[name]}</option>`,
          )}
        </select></label
      >
      <button class="tool" type="button" ?disabled=${table.saving} @click=${() => table.save()}>
        ${table.saving ? said.csvWorking : said.csv}
      </button>
    </header>
    <div class="table-scroll" tabindex="0" role="group" aria-labelledby="product-table">
      <table class="products">
        <thead>
          <tr>
            <th scope="col">${said.columns.product}</th>
            ${shown.map((name) => html`<th scope="col" class=${roomy.includes(name) ? 'end roomy' : 'end'}>${said.columns[name]}</th>`)}
            <th scope="col">${said.columns.signal}</th>
          </tr>
        </thead>
        <tbody>
          ${report.products.map((product) => line(kit, product, hasMargin))}
        </tbody>
      </table>
    </div>
    ${pager(kit, report, table)}
  </section>`
}

/** All products as a file: figures as numbers, amounts in units of the currency. */
export function saveProducts({ words, login }: Kit, products: readonly ProductInsight[]): void {
  const { columns, signal, file } = goodsWords(words).goods.table
  const unit = minorUnits(login.currency)
  const value = (one: number | null) => ({ text: '', value: one })
  const table = {
    columns: [
      { name: columns.product },
      { name: 'id' },
      { name: columns.class },
      ...names.map((name) => ({ name: columns[name] })),
      { name: columns.signal },
      { name: columns.again },
    ],
    rows: products.map((product) => [
      product.title,
      product.id,
      product.class,
      ...[
        product.revenue_minor / unit,
        product.units,
        product.orders,
        product.growth,
        product.margin,
        product.troubled_share,
        product.demand.stock,
        product.demand.days_of_stock,
      ].map(value),
      signal[product.demand.signal],
      value(product.first_purchase?.repeat_rate ?? null),
    ]),
  }
  saveFile(`${file}.csv`, new Blob([csvOf(table)], { type: 'text/csv' }))
}

function line({ words, format }: Kit, product: ProductInsight, hasMargin: boolean): TemplateResult {
  const said = goodsWords(words).goods.table
  const { demand } = product
  const or = (value: number | null, write: (value: number) => string) =>
    value === null ? words.none : write(value)
  return html`<tr>
    <th scope="row">${product.title}\u00a0<span class="soft" title=${said.columns.class}>${product.class}</span></th>
    <td class="end">${format.money(product.revenue_minor)}</td>
    <td class="end roomy">${format.integer(product.units)}</td>
    <td class="end roomy">${format.integer(product.orders)}</td>
    <td class="end roomy">${or(product.growth, format.change)}</td>
    ${hasMargin ? html`<td class="end roomy">${or(product.margin, format.percent)}</td>` : nothing}
    <td class="end roomy">${or(product.troubled_share, format.percent)}</td>
    <td class="end roomy">${or(demand.stock, format.integer)}</td>
    <td class="end">${or(demand.days_of_stock, format.integer)}</td>
    <td><span class=${`state ${demand.signal}`}>${said.signal[demand.signal]}</span></td>
  </tr>`
}

function pager(
  { words, format }: Kit,
  report: ProductReport,
  { route, offset }: ProductTable,
): TemplateResult {
  const said = goodsWords(words).goods.table
  const to = (next: number) => formatRoute(withQuery(route, { offset: next > 0 ? String(next) : null }))
  const last = offset + report.products.length
  return html`<nav class="pager" aria-label=${said.pages}>
    <span class="soft number">${said.page(format.integer(report.products.length > 0 ? offset + 1 : 0), format.integer(last), format.integer(report.total))}</span>
    ${offset > 0 ? html`<a class="button" href=${to(Math.max(0, offset - productsPerPage))}>${said.previous}</a>` : nothing}
    ${report.next_offset !== null ? html`<a class="button" href=${to(report.next_offset)}>${said.next}</a>` : nothing}
  </nav>`
}
