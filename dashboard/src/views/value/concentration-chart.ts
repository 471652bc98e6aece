import { html, type TemplateResult } from 'lit'
import type { BaseSpread } from '#shared/wire/customer-base'
import type { Kit } from '../../app/kit.ts'
import { bringsAt, type SharePoint } from '../../charts/lorenz/layout.ts'
import type { Route } from '../../route/route.ts'
import { concentration } from '../../transforms/concentration.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/lorenz/lorenz.ts'

/** The share of the cursor, as the address has it: whole per cents, 5 unless it says otherwise. */
function shareIn(route: Route): number {
  const percent = Number(route.query.top)
  return Number.isInteger(percent) && percent >= 1 && percent <= 100 ? percent / 100 : 0.05
}

/** The smallest share of customers that brings half, in whole per cents. */
function halfAt(points: readonly SharePoint[]): number {
  const percents = Array.from({ length: 100 }, (_, n) => (n + 1) / 100)
  return percents.find((share) => bringsAt(points, share) >= 0.5) ?? 1
}

/** What the best customers bring, with a cursor; `rested` is told where it came to rest. */
export function concentrationChart(
  { words, format }: Kit,
  route: Route,
  spread: BaseSpread,
  rested: (share: number) => void,
): TemplateResult {
  const said = words.value.lorenz
  const points = concentration(spread)
  const share = shareIn(route)
  const brings = (of: number) => format.percent(bringsAt(points, of))
  const steps = [...new Set([...Array.from({ length: 20 }, (_, n) => (n + 1) / 20), 0.01, share])]
  return html`<kindred-chart
    .words=${words}
    .heading=${said.heading(format.percent(halfAt(points)))}
    .means=${said.means}
    .note=${spread.gini === null ? null : said.gini(format.decimal(spread.gini, 2, 2))}
    file="best-customers"
    .table=${{
      columns: [{ name: said.columns.share }, { name: said.columns.brings, end: true }],
      rows: steps
        .sort((a, b) => a - b)
        .map((of) => [
          { text: format.percent(of), value: of },
          { text: brings(of), value: bringsAt(points, of) },
        ]),
    }}
    .chart=${html`<kindred-lorenz
      .label=${said.cursor}
      .points=${points}
      .share=${share}
      .write=${format.percent}
      .tell=${(of: number, part: number) => said.tell(format.percent(of), format.percent(part))}
      .even=${said.even}
      .axes=${said.axes}
      @kindred-share=${(event: CustomEvent<number>) => rested(event.detail)}
    ></kindred-lorenz>`}
  ></kindred-chart>`
}
