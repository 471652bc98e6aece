import { html, nothing, type TemplateResult } from 'lit'
import type { Estimate } from '#shared/insight/estimate'
import type { TiersReport } from '#shared/wire/programme'
import type { ScorecardAnswer } from '#shared/wire/scorecard'
import type { Kit } from '../../app/kit.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import { noTier } from '../../transforms/tier-moves.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/forest/forest.ts'
import { tierIds, tierName } from './moves-chart.ts'

const metrics = ['order_value', 'full_price_share', 'discount_share', 'repeat_rate'] as const
type Metric = (typeof metrics)[number]
type Group = ScorecardAnswer['groups'][number]

/** What each tier brought and was given, with intervals: one figure drawn at a time, all of them in the table. */
export function scoresChart(
  kit: Kit,
  route: Route,
  report: TiersReport,
  { groups, from, to }: ScorecardAnswer,
): TemplateResult | typeof nothing {
  const { words, format } = kit
  const said = words.loyalty.scores
  const order = tierIds(report)
  const rows = groups
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => order.indexOf(b.label ?? '') - order.indexOf(a.label ?? ''))
  if (rows.length === 0) return nothing
  const metric = metrics.find((known) => known === route.query.metric) ?? 'order_value'
  const write = (value: number) => (metric === 'order_value' ? format.money(value) : format.percent(value))
  const short = (value: number) =>
    metric === 'order_value' ? format.moneyShort(value) : format.percentShort(value)
  const drawn = rows.flatMap((group) => {
    const figure = group[metric]
    return figure ? [{ group, figure }] : []
  })
  return html`<kindred-chart
    .words=${words}
    .heading=${headingOf(kit, report, rows)}
    .means=${said.means}
    .lead=${said.lead(format.range(from, to))}
    .choices=${choices(kit, route, metric)}
    file="scorecard-by-tier"
    .table=${table(kit, report, rows)}
    .chart=${
      drawn.length > 0
        ? html`<kindred-forest
            .label=${said.metric[metric]}
            .write=${short}
            .characterWidth=${words.locale === 'en' ? 7 : 13}
            .rows=${drawn.map(({ group, figure }) => {
              const name = tierName(kit, report, group.label ?? noTier)
              const text = interval(kit, figure, write)
              return {
                name,
                value: figure.value,
                low: figure.low,
                high: figure.high,
                text,
                spoken: `${name}: ${text}`,
              }
            })}
          ></kindred-forest>`
        : html`<p class="soft">${said.unknown}</p>`
    }
  ></kindred-chart>`
}

/** What an order of the highest tier is worth beside one of the lowest, where both are known. */
function headingOf(kit: Kit, report: TiersReport, rows: readonly Group[]): string {
  const said = kit.words.loyalty.scores
  const tiers = rows.filter(({ label }) => label !== null)
  const [best, least] = [tiers[0], tiers.at(-1)]
  if (!best?.order_value || !least?.order_value || best === least) return said.title
  return said.heading(
    tierName(kit, report, best.label ?? noTier),
    kit.format.money(best.order_value.value),
    tierName(kit, report, least.label ?? noTier),
    kit.format.money(least.order_value.value),
  )
}

function choices({ words }: Kit, route: Route, metric: Metric): TemplateResult {
  const said = words.loyalty.scores
  return choiceLinks({
    route,
    key: 'metric',
    label: said.which,
    names: metrics,
    chosen: metric,
    word: (name) => said.metric[name],
  })
}

function interval({ words }: Kit, { value, low, high }: Estimate, write: (value: number) => string): string {
  return low === null || high === null
    ? write(value)
    : words.loyalty.scores.interval(write(value), write(Math.max(0, low)), write(high))
}

function table(kit: Kit, report: TiersReport, rows: readonly Group[]) {
  const { words, format, login } = kit
  const said = words.loyalty.scores
  const unit = minorUnits(login.currency)
  const estimate = (figure: Estimate | null, scale: number, write: (value: number) => string) =>
    figure
      ? { text: interval(kit, figure, write), value: figure.value / scale }
      : { text: words.none, value: null }
  const money = (minor: number) => ({ text: format.money(minor), value: minor / unit })
  return {
    columns: [
      { name: said.columns.tier },
      ...(
        [
          'customers',
          'orders',
          'net',
          'given',
          'order_value',
          'full_price_share',
          'discount_share',
          'repeat_rate',
        ] as const
      ).map((name) => ({ name: said.columns[name], end: true })),
    ],
    rows: rows.map((group) => [
      tierName(kit, report, group.label ?? noTier),
      { text: format.integer(group.customers), value: group.customers },
      { text: format.integer(group.orders), value: group.orders },
      money(group.captured.net),
      money(group.given.discount + group.given.points),
      estimate(group.order_value, unit, format.money),
      estimate(group.full_price_share, 1, format.percent),
      estimate(group.discount_share, 1, format.percent),
      estimate(group.repeat_rate, 1, format.percent),
    ]),
  }
}
