import { html, type TemplateResult } from 'lit'
import type { ExperimentReports } from '#shared/wire/experiment'
import type { Kit } from '../../app/kit.ts'
import type { ForestRow } from '../../charts/forest/layout.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { type Cause, type CauseMetric, causeMetrics, causesOf, verdictOf } from '../../transforms/causes.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import { snippet } from '../overview/snippet.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/forest/forest.ts'
import { earningWords } from '../../words/earning.ts'

interface CausesChart {
  kit: Kit
  route: Route
  reports: ExperimentReports
  go(change: Record<string, string | null>): void
}

const holdoutExample = `{
  "experiments": [{
    "id": "holdout", "status": "running", "share": 1,
    "arms": [
      { "id": "none", "weight": 1, "placements": { "*": null } },
      { "id": "shelves", "weight": 9 }
    ]
  }]
}`

/** What being shown something changed, beside what clicks are credited with, for a person of each group. */
export function causesChart({ kit, route, reports }: CausesChart): TemplateResult {
  const { words, format } = kit
  const said = earningWords(words).causes
  const metric = causeMetrics.find((name) => name === route.query.by) ?? causeMetrics[0]
  const causes = causesOf(reports.experiments, metric)
  if (causes.length === 0) {
    const hasAny = reports.experiments.length > 0
    return html`<section class="section">
      <h2>${said.none}</h2>
      <p class="soft">${hasAny ? said.noneYet : said.noneHint}</p>
      ${hasAny ? '' : snippet(holdoutExample, kit)}
    </section>`
  }
  const rows = causes.flatMap((cause) => rowsOf(kit, cause, { metric, many: causes.length > 1 }))
  return html`<kindred-chart
    .words=${words}
    .heading=${headingOf(kit, causes[0]!, metric)}
    .means=${said.means}
    .lead=${said.lead}
    .note=${said.cuped}
    .choices=${html`<nav class="choices" aria-label=${said.choose}>
      ${causeMetrics.map(
        (name) => html`<a
          class="choice"
          href=${formatRoute(withQuery(route, { by: name === causeMetrics[0] ? null : name }))}
          aria-current=${name === metric ? 'true' : 'false'}
          >${said.metric[name]}</a
        >`,
      )}
    </nav>`}
    .table=${table(kit, causes, metric)}
    file="caused-by-shelves"
    .chart=${html`<kindred-forest
      .label=${said.label}
      .rows=${rows}
      .characterWidth=${words.locale === 'en' ? 7 : 11}
      .write=${(value: number) => (metric === 'revenue' ? format.moneyShort(value) : format.decimal(value * 100, 1))}
    ></kindred-forest>`}
  ></kindred-chart>`
}

/** A figure with its sign: money a person, or buyers among a hundred. */
function amount({ words, format }: Kit, value: number, metric: CauseMetric): string {
  return metric === 'revenue'
    ? format.money(value).replace('-', '−')
    : earningWords(words).causes.points(format.decimal(value * 100, 1))
}

function plain({ format }: Kit, value: number, metric: CauseMetric): string {
  return metric === 'revenue' ? format.money(value).replace('-', '−') : format.decimal(value * 100, 1)
}

function headingOf(kit: Kit, { experiment, caused, comparison }: Cause, metric: CauseMetric): string {
  const { heading } = earningWords(kit.words).causes
  const verdict = verdictOf({ experiment, caused })
  if (verdict === 'open') return heading.open
  const told = amount(kit, Math.abs(caused.difference), metric)
  if (verdict === 'seems') {
    if (metric === 'revenue')
      return caused.difference > 0
        ? heading.seemsMore(told, comparison.arm)
        : heading.seemsLess(told, comparison.arm)
    return caused.difference > 0
      ? heading.seemsMoreBuyers(told, comparison.arm)
      : heading.seemsLessBuyers(told, comparison.arm)
  }
  if (metric === 'revenue') return heading[verdict](told, comparison.arm)
  return verdict === 'more'
    ? heading.moreBuyers(told, comparison.arm)
    : heading.lessBuyers(told, comparison.arm)
}

function rowsOf(
  kit: Kit,
  { experiment, comparison, caused, credited }: Cause,
  { metric, many }: { metric: CauseMetric; many: boolean },
): ForestRow[] {
  const said = earningWords(kit.words).causes
  const named = (name: string) => (many ? said.of(experiment.id, name) : name)
  const write = (value: number) => plain(kit, value, metric)
  const name = named(said.caused(comparison.arm, comparison.baseline))
  const text = said.between(write(caused.difference), write(caused.low), write(caused.high))
  const other = named(said.credited(comparison.arm))
  return [
    {
      name,
      value: caused.difference,
      low: caused.low,
      high: caused.high,
      wideLow: caused.always_low,
      wideHigh: caused.always_high,
      text,
      spoken: said.spoken({
        name,
        text,
        wide: said.wide(write(caused.always_low), write(caused.always_high)),
      }),
    },
    {
      name: other,
      value: credited,
      low: null,
      high: null,
      text: write(credited),
      spoken: said.spoken({ name: other, text: write(credited), wide: null }),
      tone: 'that',
    },
  ]
}

function table(kit: Kit, causes: readonly Cause[], metric: CauseMetric) {
  const { words, format, login } = kit
  const said = earningWords(words).causes
  const unit = metric === 'revenue' ? minorUnits(login.currency) : 0.01
  const cell = (value: number) => ({ text: plain(kit, value, metric), value: value / unit })
  const names = ['value', 'low', 'high', 'wideLow', 'wideHigh', 'p'] as const
  return {
    columns: [{ name: said.columns.row }, ...names.map((name) => ({ name: said.columns[name], end: true }))],
    rows: causes.flatMap(({ experiment, comparison, caused, credited }) => [
      [
        said.of(experiment.id, said.caused(comparison.arm, comparison.baseline)),
        cell(caused.difference),
        cell(caused.low),
        cell(caused.high),
        cell(caused.always_low),
        cell(caused.always_high),
        { text: format.decimal(caused.p_value, 4), value: caused.p_value },
      ],
      [
        said.of(experiment.id, said.credited(comparison.arm)),
        cell(credited),
        ...Array.from({ length: 5 }, () => ({ text: '', value: null })),
      ],
    ]),
  }
}
