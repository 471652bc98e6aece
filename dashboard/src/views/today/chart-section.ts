import { html, type TemplateResult } from 'lit'
import type { Overview } from '#shared/wire/insight'
import type { Kit } from '../../app/kit.ts'
import type { Cell, ChartTable } from '../../charts/chart-frame/chart-table.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import { goalLine, notesOn } from '../../transforms/goal-line.ts'
import {
  type MetricName,
  metricNames,
  type Series,
  type SeriesPoint,
  seriesOf,
} from '../../transforms/series.ts'
import type { Plans } from './ask.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/time-series/time-series.ts'

interface ChartSection {
  kit: Kit
  route: Route
  overview: Overview
  plans: Plans
  compare: boolean
  metric: MetricName
  today: string
}

/** The chart of one figure over time with its target and what happened, and the choice of the figure. */
export function chartSection(options: ChartSection): TemplateResult {
  const { kit, route, overview, plans, compare, metric, today } = options
  const { words, format } = kit
  const series = seriesOf(overview, { metric, compare, today })
  const values = goalLine(plans.targets, metric, series.current)
  const notes = notesOn(plans.annotations, series.current)
  const choices = choiceLinks({
    route,
    key: 'metric',
    label: words.chart.choose,
    names: metricsOf(overview),
    chosen: metric,
    word: (name) => words.chart.metric[name],
  })
  return html`<kindred-chart
    .words=${words}
    .heading=${words.chart.title[metric][series.bucket]}
    .means=${words.overview.figure[metric].means}
    .choices=${choices}
    .table=${tableOf(kit, series, metric, values)}
    file=${`${metric}-by-${series.bucket}`}
    .chart=${html`<kindred-time-series
      .words=${words}
      .format=${format}
      .series=${series}
      .metric=${metric}
      .goal=${values ? { name: words.today.targets.line, values } : null}
      .notes=${notes}
    ></kindred-time-series>`}
  ></kindred-chart>`
}

/** What the chart can show: of a segment's people, what is counted with a person. */
export function metricsOf({ not_applicable = [] }: Overview): MetricName[] {
  return metricNames.filter((name) => !not_applicable.includes(name))
}

/** The annotations that the chart numbers, in its order. */
export function numberedNotes(overview: Overview, plans: Plans, today: string): Map<string, number> {
  const { current } = seriesOf(overview, { metric: 'revenue', compare: false, today })
  return new Map(notesOn(plans.annotations, current).map(({ id }, index) => [id, index + 1]))
}

function tableOf(
  { words, format }: Kit,
  { bucket, current, previous }: Series,
  metric: MetricName,
  goal: (number | null)[] | null,
): ChartTable {
  const write = metric === 'revenue' ? format.money : format.integer
  const when = ({ from, to }: SeriesPoint) => (from === to ? format.day(from) : format.range(from, to))
  const figure = (value: number | null | undefined): Cell =>
    value === null || value === undefined ? { text: words.none, value: null } : { text: write(value), value }
  const compared = previous.length > 0
  return {
    columns: [
      { name: words.chart.day[bucket] },
      { name: words.chart.metric[metric], end: true },
      ...(goal ? [{ name: words.today.targets.value, end: true }] : []),
      ...(compared
        ? [
            { name: words.chart.beforeDay, end: true },
            { name: words.chart.previous, end: true },
          ]
        : []),
    ],
    rows: current.map((point, index) => {
      const before = previous[index]
      return [
        { text: `${when(point)}${point.partial ? ` (${words.chart.incomplete})` : ''}`, value: point.from },
        figure(point.value),
        ...(goal ? [figure(goal[index])] : []),
        ...(compared
          ? [before ? { text: when(before), value: before.from } : words.none, figure(before?.value)]
          : []),
      ]
    }),
  }
}
