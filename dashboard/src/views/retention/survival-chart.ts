import { html, type TemplateResult } from 'lit'
import { survival } from '#shared/insight/survival'
import type { BaseRetention, BaseValue } from '#shared/wire/customer-base'
import type { Kit } from '../../app/kit.ts'
import type { LineSeries } from '../../charts/lines/layout.ts'
import { orderedByMonth } from '../../transforms/cohort-map.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/lines/lines.ts'

/** Of a year: 365.25 days by 12 by 7. */
const weeksPerMonth = 365.25 / 84
const months = 24
/** The heading tells of this month. */
const told = 12

/** Who of the newcomers stays, by the model, beside who ordered in each month, as it was. */
export function survivalChart(
  { words, format }: Kit,
  cohorts: BaseRetention['cohorts'],
  fit: BaseValue['fit'],
): TemplateResult {
  const said = words.retention.survival
  const ordered = orderedByMonth(cohorts).filter(({ after }) => after > 0 && after <= months)
  const alive = fit
    ? Array.from({ length: months + 1 }, (_, month) => ({
        x: month,
        y: survival(fit.parameters, month * weeksPerMonth),
      }))
    : []
  const series: LineSeries[] = [
    ...(fit ? [{ name: said.curves.alive, tone: 'this' as const, points: alive }] : []),
    {
      name: said.curves.ordered,
      tone: 'that' as const,
      points: ordered.map(({ after, share }) => ({ x: after, y: share })),
    },
  ]
  const rows = alive.length > 0 ? alive.map(({ x }) => x) : ordered.map(({ after }) => after)
  const share = (value: number | undefined) =>
    value === undefined ? { text: words.none, value: null } : { text: format.percent(value), value }
  return html`<kindred-chart
    .words=${words}
    .heading=${
      fit
        ? said.heading(format.percentShort(survival(fit.parameters, told * weeksPerMonth)), said.months(told))
        : said.headingOrdered
    }
    .means=${said.means}
    .note=${said.axis}
    file="who-stays"
    .table=${{
      columns: [
        { name: said.columns.month },
        { name: said.columns.alive, end: true },
        { name: said.columns.ordered, end: true },
      ],
      rows: rows.map((month) => [
        { text: format.integer(month), value: month },
        share(alive[month]?.y),
        share(ordered.find(({ after }) => after === month)?.share),
      ]),
    }}
    .chart=${html`<kindred-lines
      .label=${said.curves.alive}
      .series=${series}
      .writeX=${said.after}
      .tickX=${(month: number) => format.integer(month)}
      .writeY=${format.percentShort}
    ></kindred-lines>`}
  ></kindred-chart>`
}
