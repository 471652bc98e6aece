import { html, type TemplateResult } from 'lit'
import type { Overview } from '#shared/wire/insight'
import type { Kit } from '../../app/kit.ts'
import { type ShelfLine, shelfLines, shelfSum } from '../../transforms/shelves.ts'
import { placeName, recommenderName } from '../../words/words.ts'
import '../../element/term.ts'
import { snippet } from '../overview/snippet.ts'

/** What each place and each way of choosing products brought, as a table. */
export function shelvesTable(kit: Kit, overview: Overview): TemplateResult {
  const { words } = kit
  return html`<section class="section" aria-labelledby="shelves-title">
    <h2 id="shelves-title">${words.shelves.title}</h2>
    ${
      overview.shelves.length === 0
        ? html`<p class="soft">${words.shelves.empty}</p>
            ${snippet('<kindred-shelf placement="home"></kindred-shelf>', kit)}`
        : html`<p class="soft">${words.shelves.lead}</p>
            ${table(kit, overview)}`
    }
  </section>`
}

function table({ words, format }: Kit, overview: Overview): TemplateResult {
  const {
    shelves,
    overview: { figure },
  } = words
  const rate = (value: number | null) => (value === null ? words.none : format.percent(value))
  const head = (label: string, definition: string) =>
    html`<th scope="col" class="end"><kindred-term .label=${label} .definition=${definition}></kindred-term></th>`
  const all = shelfSum(overview.shelves)
  const row = (line: ShelfLine) => html`<tr>
    <th scope="row">${placeName(words, line.placement)}</th>
    <td>${recommenderName(words, line.recommender)}</td>
    <td class="end">${format.integer(line.impressions)}</td>
    <td class="end">${format.integer(line.clicks)}</td>
    <td class="end">${rate(line.clickRate)}</td>
    <td class="end">${format.integer(line.attributed_orders)}</td>
    <td class="end">${format.money(line.attributed_revenue_minor)}</td>
  </tr>`
  return html`<div class="table-scroll" tabindex="0" role="group" aria-labelledby="shelves-title">
    <table>
      <thead>
        <tr>
          <th scope="col">${shelves.placement}</th>
          <th scope="col">${shelves.recommender}</th>
          ${head(shelves.impressions, shelves.seenMeans)} ${head(shelves.clicks, figure.clicks.means)}
          ${head(shelves.clickRate, shelves.rateMeans)}
          ${head(shelves.attributedOrders, figure.attributed_orders.means)}
          ${head(shelves.attributedRevenue, figure.attributed_revenue.means)}
        </tr>
      </thead>
      <tbody>
        ${shelfLines(overview.shelves).map(row)}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">${shelves.all}</th>
          <td class="end">${format.integer(all.impressions)}</td>
          <td class="end">${format.integer(all.clicks)}</td>
          <td class="end">${rate(all.clickRate)}</td>
          <td class="end">${format.integer(overview.totals.attributed_orders)}</td>
          <td class="end">${format.money(overview.totals.attributed_revenue_minor)}</td>
        </tr>
      </tfoot>
    </table>
  </div>`
}
