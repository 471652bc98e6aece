import { html, type TemplateResult } from 'lit'
import type { Difference, ExperimentReports } from '#shared/wire/experiment'
import type { Kit } from '../../app/kit.ts'
import { differenceRow, type ForestRow } from '../../charts/forest/layout.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
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
    .note=${adjustment(kit, causes[0]!)}
    .choices=${choiceLinks({
      route,
      key: 'by',
      label: said.choose,
      names: causeMetrics,
      chosen: metric,
      word: (name) => said.metric[name],
    })}
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
    ? format.money(value)
    : earningWords(words).causes.points(format.decimal(value * 100, 1))
}

function plain({ format }: Kit, value: number, metric: CauseMetric): string {
  return metric === 'revenue' ? format.money(value) : format.decimal(value * 100, 1)
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

/** By how much the first comparison's interval is narrower where the past is taken off, or why it is not. */
function adjustment({ words, format }: Kit, { adjusted, comparison }: Cause): string {
  const said = earningWords(words).causes.cuped
  if (adjusted) return said.made(format.percentShort(Math.max(0, adjusted.narrower)))
  if (comparison.not_adjusted === null) return said.alike
  return comparison.not_adjusted === 'little_past' ? said.little : said.none
}

function rowsOf(
  kit: Kit,
  { experiment, comparison, caused, adjusted, credited }: Cause,
  { metric, many }: { metric: CauseMetric; many: boolean },
): ForestRow[] {
  const said = earningWords(kit.words).causes
  const { arm, baseline } = comparison
  const named = (name: string) => (many ? said.of(experiment.id, name) : name)
  const write = (value: number) => plain(kit, value, metric)
  const other = named(said.credited(arm))
  return [
    between(kit, named(said.caused(arm, baseline)), caused, metric),
    ...(adjusted ? [between(kit, named(said.adjusted), adjusted, metric)] : []),
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

/** A difference with both its intervals. */
function between(kit: Kit, name: string, found: Difference, metric: CauseMetric): ForestRow {
  const said = earningWords(kit.words).causes
  const write = (value: number) => plain(kit, value, metric)
  const text = said.between(write(found.difference), write(found.low), write(found.high))
  const wide = said.wide(write(found.always_low), write(found.always_high))
  return differenceRow(name, found, { text, spoken: said.spoken({ name, text, wide }) })
}

function table(kit: Kit, causes: readonly Cause[], metric: CauseMetric) {
  const { words, format, login } = kit
  const said = earningWords(words).causes
  const unit = metric === 'revenue' ? minorUnits(login.currency) : 0.01
  const cell = (value: number) => ({ text: plain(kit, value, metric), value: value / unit })
  const names = ['value', 'low', 'high', 'wideLow', 'wideHigh', 'p'] as const
  const line = (name: string, found: Difference) => [
    name,
    cell(found.difference),
    cell(found.low),
    cell(found.high),
    cell(found.always_low),
    cell(found.always_high),
    { text: format.decimal(found.p_value, 4), value: found.p_value },
  ]
  return {
    columns: [{ name: said.columns.row }, ...names.map((name) => ({ name: said.columns[name], end: true }))],
    rows: causes.flatMap(({ experiment, comparison: { arm, baseline }, caused, adjusted, credited }) => [
      line(said.of(experiment.id, said.caused(arm, baseline)), caused),
      ...(adjusted ? [line(said.of(experiment.id, said.adjusted), adjusted)] : []),
      [
        said.of(experiment.id, said.credited(arm)),
        cell(credited),
        ...Array.from({ length: 5 }, () => ({ text: '', value: null })),
      ],
    ]),
  }
}
