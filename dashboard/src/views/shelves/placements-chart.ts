import { html, type TemplateResult } from 'lit'
import type { PlacementRow } from '#shared/wire/insight'
import type { Kit } from '../../app/kit.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import { earningWords } from '../../words/earning.ts'
import { placeName } from '../../words/words.ts'
import type { SegmentWork, ShelfDays } from './ask.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'

const metrics = ['revenue', 'orders'] as const
type Metric = (typeof metrics)[number]

interface PlacementsChart {
  kit: Kit
  route: Route
  days: ShelfDays
  some: SegmentWork
}

/** What a segment's people bought from the shelves of each placement, beside the days that are compared with. */
export function placementsChart({ kit, route, days, some }: PlacementsChart): TemplateResult {
  const { words, format } = kit
  const said = earningWords(words).work
  const metric = metrics.find((name) => name === route.query.show) ?? metrics[0]
  const write = (value: number) => (metric === 'revenue' ? format.moneyShort(value) : format.integer(value))
  const rows = [...some.placements].sort((a, b) => figureOf(b, metric) - figureOf(a, metric))
  const [best] = rows
  const isCompared = some.before?.some((row) => figureOf(row, metric) > 0) ?? false
  const then = (placement: string) => some.before?.find((row) => row.placement === placement)
  return html`<kindred-chart
    .words=${words}
    .heading=${best ? said.heading[metric](placeName(words, best.placement), write(figureOf(best, metric))) : said.none}
    .means=${said.someMeans}
    .lead=${days.before && isCompared ? said.lead(format.range(days.before.from, days.before.to)) : null}
    .choices=${choiceLinks({
      route,
      key: 'show',
      label: said.choose,
      names: metrics,
      chosen: metric,
      word: (name) => said.metric[name],
    })}
    .table=${table(kit, rows, some.before)}
    file="shelves"
    .chart=${html`<kindred-bars
      .label=${said.someLabel}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
      .bars=${rows.map((row) => {
        const before = then(row.placement)
        return {
          name: placeName(words, row.placement),
          value: Math.max(0, figureOf(row, metric)),
          text: write(figureOf(row, metric)),
          ...(isCompared ? { before: before ? Math.max(0, figureOf(before, metric)) : 0 } : {}),
        }
      })}
    ></kindred-bars>`}
  ></kindred-chart>`
}

function figureOf(row: PlacementRow, metric: Metric): number {
  return metric === 'revenue' ? row.attributed_revenue_minor : row.attributed_orders
}

function table(
  { words, format, login }: Kit,
  rows: readonly PlacementRow[],
  before: readonly PlacementRow[] | null,
) {
  const { columns } = earningWords(words).work
  const unit = minorUnits(login.currency)
  const money = (minor: number) => ({ text: format.money(minor), value: minor / unit })
  const then = (placement: string) =>
    before?.find((row) => row.placement === placement)?.attributed_revenue_minor ?? 0
  return {
    columns: [
      { name: columns.shelf },
      { name: columns.orders, end: true },
      { name: columns.revenue, end: true },
      ...(before ? [{ name: columns.before, end: true }] : []),
    ],
    rows: rows.map((row) => [
      placeName(words, row.placement),
      { text: format.integer(row.attributed_orders), value: row.attributed_orders },
      money(row.attributed_revenue_minor),
      ...(before ? [money(then(row.placement))] : []),
    ]),
  }
}
