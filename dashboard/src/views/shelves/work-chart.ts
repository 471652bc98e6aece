import { html, nothing, type TemplateResult } from 'lit'
import type { Kit } from '../../app/kit.ts'
import type { Bar } from '../../charts/bars/layout.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import {
  metricOf,
  type ShelfMetric,
  type ShelfWork,
  shelfMetrics,
  shelfWork,
} from '../../transforms/shelf-work.ts'
import { placeName, recommenderName } from '../../words/words.ts'
import type { ShelfDays } from './ask.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../element/term.ts'
import { earningWords } from '../../words/earning.ts'

/** So many bars are drawn; the table has every shelf. */
const shown = 10

interface WorkChart {
  kit: Kit
  route: Route
  days: ShelfDays
}

/** What each shelf brought, beside what it brought in the days that are compared with. */
export function workChart({ kit, route, days }: WorkChart): TemplateResult {
  const { words, format } = kit
  const said = earningWords(words).work
  const metric = shelfMetrics.find((name) => name === route.query.show) ?? shelfMetrics[0]
  const write = (value: number) => (metric === 'revenue' ? format.moneyShort(value) : format.integer(value))
  const lines = shelfWork(days.shelves, days.before?.shelves ?? null).sort(
    (a, b) => metricOf(b, metric) - metricOf(a, metric),
  )
  const [best] = lines
  const most = best ? metricOf(best, metric) : 0
  const hidden = lines.length - shown
  const isCompared = lines.some(({ before }) => before && metricOf(before, metric) > 0)
  return html`<kindred-chart
    .words=${words}
    .heading=${best && most > 0 ? said.heading[metric](lineName(kit, best), write(most)) : said.none}
    .means=${said.means}
    .lead=${days.before && isCompared ? said.lead(format.range(days.before.from, days.before.to)) : null}
    .note=${hidden > 0 ? said.more(format.integer(hidden)) : null}
    .choices=${choices(kit, route, metric)}
    .table=${table(kit, lines)}
    file="shelves"
    .chart=${html`<kindred-bars
      .label=${said.label}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
      .bars=${lines.slice(0, shown).map((line) => bar(kit, isCompared ? line : { ...line, before: null }, { metric, write }))}
    ></kindred-bars>`}
  ></kindred-chart>`
}

/** Every shelf with all its figures. */
export function shelfTable(kit: Kit, days: ShelfDays): TemplateResult {
  const { words, format } = kit
  const { columns, table: title } = earningWords(words).work
  const figure = words.overview.figure
  const head = (name: string, means: string) =>
    html`<th scope="col" class="end"><kindred-term .label=${name} .definition=${means}></kindred-term></th>`
  return html`<section class="section" aria-labelledby="shelf-table">
    <h2 id="shelf-table">${title}</h2>
    <div class="table-scroll" tabindex="0" role="group" aria-labelledby="shelf-table">
      <table>
        <thead>
          <tr>
            <th scope="col">${columns.shelf}</th>
            <th scope="col">${columns.recommender}</th>
            ${head(columns.seen, words.shelves.seenMeans)} ${head(columns.clicks, figure.clicks.means)}
            ${head(columns.rate, words.shelves.rateMeans)}
            ${head(columns.orders, figure.attributed_orders.means)}
            ${head(columns.revenue, figure.attributed_revenue.means)}
            ${days.before ? html`<th scope="col" class="end">${columns.before}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${shelfWork(days.shelves, days.before?.shelves ?? null).map(
            (line) => html`<tr>
              <th scope="row">${placeName(words, line.placement)}</th>
              <td>${recommenderName(words, line.recommender)}</td>
              <td class="end">${format.integer(line.impressions)}</td>
              <td class="end">${format.integer(line.clicks)}</td>
              <td class="end">${line.clickRate === null ? words.none : format.percent(line.clickRate)}</td>
              <td class="end">${format.integer(line.attributed_orders)}</td>
              <td class="end">${format.money(line.attributed_revenue_minor)}</td>
              ${line.before ? html`<td class="end">${format.money(line.before.attributed_revenue_minor)}</td>` : nothing}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`
}

function lineName({ words }: Kit, { placement, recommender }: ShelfWork): string {
  return earningWords(words).work.line(placeName(words, placement), recommenderName(words, recommender))
}

function bar(
  kit: Kit,
  line: ShelfWork,
  { metric, write }: { metric: ShelfMetric; write: (value: number) => string },
): Bar {
  const value = metricOf(line, metric)
  return {
    name: lineName(kit, line),
    value: Math.max(0, value),
    text: write(value),
    ...(line.before ? { before: Math.max(0, metricOf(line.before, metric)) } : {}),
  }
}

function choices({ words }: Kit, route: Route, metric: ShelfMetric): TemplateResult {
  const said = earningWords(words).work
  return choiceLinks({
    route,
    key: 'show',
    label: said.choose,
    names: shelfMetrics,
    chosen: metric,
    word: (name) => said.metric[name],
  })
}

function table({ words, format, login }: Kit, lines: readonly ShelfWork[]) {
  const { columns } = earningWords(words).work
  const unit = minorUnits(login.currency)
  const count = (value: number) => ({ text: format.integer(value), value })
  const money = (minor: number) => ({ text: format.money(minor), value: minor / unit })
  const compared = lines.some(({ before }) => before)
  return {
    columns: [
      { name: columns.shelf },
      { name: columns.recommender },
      ...[columns.seen, columns.clicks, columns.rate, columns.orders, columns.revenue].map((name) => ({
        name,
        end: true,
      })),
      ...(compared ? [{ name: columns.before, end: true }] : []),
    ],
    rows: lines.map((line) => [
      placeName(words, line.placement),
      recommenderName(words, line.recommender),
      count(line.impressions),
      count(line.clicks),
      { text: line.clickRate === null ? words.none : format.percent(line.clickRate), value: line.clickRate },
      count(line.attributed_orders),
      money(line.attributed_revenue_minor),
      ...(line.before ? [money(line.before.attributed_revenue_minor)] : []),
    ]),
  }
}
