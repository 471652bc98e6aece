import { html, nothing, type TemplateResult } from 'lit'
import type { PointsReport } from '#shared/wire/programme'
import type { Kit } from '../../app/kit.ts'
import { formatRoute } from '../../route/route.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'

/** What the store owes in points, and where all that were ever earned are now. */
export function pointsSection(kit: Kit, report: PointsReport): TemplateResult {
  const { words, format } = kit
  const said = words.loyalty.points
  const { earned, open, held, gone } = report.points
  if (earned === 0 && open === 0)
    return html`<section class="section">
      <h2>${said.title}</h2>
      <p class="notice calm">${said.none}</p>
    </section>`
  const share = (points: number) => (earned > 0 ? points / earned : 0)
  const parts = [
    { name: said.open, points: open },
    { name: said.held, points: held },
    { name: said.gone, points: gone },
  ]
  return html`<kindred-chart
      .words=${words}
      .heading=${said.heading(format.money(report.liability_minor), format.integer(open))}
      .means=${said.means}
      .lead=${said.lead(format.integer(earned), format.integer(report.people.earned))}
      file="points"
      .table=${{
        columns: [
          { name: said.columns.where },
          { name: said.columns.points, end: true },
          { name: said.columns.share, end: true },
        ],
        rows: parts.map(({ name, points }) => [
          name,
          { text: format.integer(points), value: points },
          { text: format.percent(share(points)), value: share(points) },
        ]),
      }}
      .chart=${html`<kindred-bars
        .label=${said.title}
        .characterWidth=${words.locale === 'en' ? 7 : 13}
        .bars=${parts.map(({ name, points }) => ({
          name,
          value: Math.max(0, points),
          text: said.bar(format.integer(points), format.percent(share(points))),
        }))}
      ></kindred-bars>`}
      .note=${html`${said.unknown(format.percent(share(gone)))}
      ${
        report.people.held > 0
          ? html`<a href=${formatRoute({ view: 'customers', id: null, query: { held: 'true' } })}
              >${said.review(format.integer(report.people.held), report.people.held)}</a
            >`
          : nothing
      }`}
    ></kindred-chart>`
}
