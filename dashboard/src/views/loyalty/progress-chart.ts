import { html, nothing, type TemplateResult } from 'lit'
import type { TierProgress, TiersReport } from '#shared/wire/programme'
import type { Kit } from '../../app/kit.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'
import { amountOf } from './amounts.ts'
import { tierName } from './moves-chart.ts'
import { namedPeople } from './named-people.ts'

interface ProgressChart {
  kit: Kit
  route: Route
  report: TiersReport
  go(change: Record<string, string | null>): void
}

/** How far people are from the next tier, in tenths of what it asks, with the people of the chosen tenth. */
export function progressChart(chart: ProgressChart): TemplateResult | typeof nothing {
  const { kit, route, report, go } = chart
  const all = report.progress ?? []
  const shown = all.find(({ next }) => next === route.query.next) ?? all[0]
  if (!shown) return nothing
  const { words, format } = kit
  const said = words.loyalty.progress
  const name = tierName(kit, report, shown.next)
  const near = shown.steps.at(-1)?.people ?? 0
  const chosen = Number(route.query.step ?? Number.NaN)
  const step = shown.steps[chosen]
  return html`<kindred-chart
      .words=${words}
      .heading=${said.heading(format.integer(near), name, near)}
      .means=${said.means}
      .lead=${said.lead(tierName(kit, report, shown.tier), name, amountOf(kit, report.basis, shown.threshold))}
      .choices=${all.length > 1 ? choices(chart, shown) : null}
      file="to-the-next-tier"
      .table=${table(kit, report, all)}
      .chart=${html`<kindred-bars
        .label=${said.label(name)}
        direction="columns"
        clickable
        .height=${240}
        .write=${format.integer}
        .chosen=${step ? chosen : null}
        .bars=${shown.steps.map(({ from, people }) => ({
          name: format.percentShort(from),
          value: people,
          text: format.integer(people),
          spoken: said.spoken(
            format.percentShort(from),
            format.percentShort(from + 0.1),
            format.integer(people),
          ),
        }))}
        @kindred-mark=${({ detail }: CustomEvent<number>) => go({ next: shown.next, step: String(detail) })}
      ></kindred-bars>`}
      .note=${said.axis(name)}
    ></kindred-chart>
    ${
      step
        ? namedPeople({
            kit,
            heading: said.chosen(
              format.integer(step.people),
              format.percentShort(step.from),
              format.percentShort(step.from + 0.1),
              name,
            ),
            people: step.some,
            total: step.people,
            more: null,
            close: () => go({ step: null }),
          })
        : nothing
    }`
}

function choices({ kit, route, report }: ProgressChart, shown: TierProgress): TemplateResult {
  return choiceLinks({
    route,
    key: 'next',
    label: kit.words.loyalty.progress.which,
    names: (report.progress ?? []).map(({ next }) => next),
    chosen: shown.next,
    word: (next) => kit.words.loyalty.progress.to(tierName(kit, report, next)),
    usual: null,
    drops: ['step'],
  })
}

function table(kit: Kit, report: TiersReport, all: readonly TierProgress[]) {
  const { format } = kit
  const { columns } = kit.words.loyalty.progress
  return {
    columns: [
      { name: columns.tier },
      { name: columns.next },
      { name: columns.share },
      { name: columns.people, end: true },
    ],
    rows: all.flatMap(({ tier, next, steps }) =>
      steps.map(({ from, people }) => [
        tierName(kit, report, tier),
        tierName(kit, report, next),
        { text: `${format.percentShort(from)}–${format.percentShort(from + 0.1)}`, value: from },
        { text: format.integer(people), value: people },
      ]),
    ),
  }
}
