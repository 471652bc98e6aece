import { html, nothing, type TemplateResult } from 'lit'
import type { Overview } from '#shared/wire/insight'
import type { Kit } from '../../app/kit.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import {
  type MetricName,
  metricNames,
  type Series,
  type SeriesPoint,
  seriesOf,
} from '../../transforms/series.ts'
import '../../charts/time-series/time-series.ts'

interface ChartSection {
  kit: Kit
  route: Route
  overview: Overview
  compare: boolean
  metric: MetricName
  today: string
}

/** The chart of one figure over time, the choice of the figure, and the same numbers as a table. */
export function chartSection({ kit, route, overview, compare, metric, today }: ChartSection): TemplateResult {
  const { words, format } = kit
  const series = seriesOf(overview, { metric, compare, today })
  return html`<section class="section chart-section" aria-labelledby="chart-title">
    <header>
      <h2 id="chart-title">${words.chart.title[metric][series.bucket]}</h2>
      <nav class="choices" aria-label=${words.chart.choose}>
        ${metricNames.map(
          (name) => html`<a
            class="choice"
            href=${formatRoute(withQuery(route, { metric: name === 'revenue' ? null : name }))}
            aria-current=${name === metric ? 'true' : 'false'}
            >${words.chart.metric[name]}</a
          >`,
        )}
      </nav>
    </header>
    <kindred-time-series .words=${words} .format=${format} .series=${series} .metric=${metric}></kindred-time-series>
    <details>
      <summary>${words.tableOf}</summary>
      ${table(kit, series, metric)}
    </details>
  </section>`
}

function table(
  { words, format }: Kit,
  { bucket, current, previous }: Series,
  metric: MetricName,
): TemplateResult {
  const write = metric === 'revenue' ? format.money : format.integer
  const when = ({ from, to }: SeriesPoint) => (from === to ? format.day(from) : format.range(from, to))
  const compared = previous.length > 0
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${words.chart.title[metric][bucket]}>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.chart.day[bucket]}</th>
          <th scope="col" class="end">${words.chart.metric[metric]}</th>
          ${
            compared
              ? html`<th scope="col" class="end">${words.chart.beforeDay}</th>
                  <th scope="col" class="end">${words.chart.previous}</th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody>
        ${current.map((point, index) => {
          const before = previous[index]
          return html`<tr>
            <th scope="row">${when(point)}${point.partial ? html` <span class="soft">(${words.chart.incomplete})</span>` : nothing}</th>
            <td class="end">${write(point.value)}</td>
            ${
              compared
                ? html`<td class="end soft">${before ? when(before) : words.none}</td>
                    <td class="end">${before ? write(before.value) : words.none}</td>`
                : nothing
            }
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}
