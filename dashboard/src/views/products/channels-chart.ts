import { html, nothing, type TemplateResult } from 'lit'
import type { ChannelRow, ChannelsAnswer } from '#shared/wire/traffic'
import type { Kit } from '../../app/kit.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'
import { goodsWords } from '../../words/goods.ts'

/** What the bars may show, the first unless chosen. */
const metrics = ['revenue', 'orders', 'visits', 'customers'] as const
type Metric = (typeof metrics)[number]

/** What each channel brought by last touch, beside the days that are compared with. */
export function channelsChart(
  kit: Kit,
  route: Route,
  { channels, previous }: ChannelsAnswer,
): TemplateResult | typeof nothing {
  const { words, format, login } = kit
  const said = goodsWords(words).traffic.channels
  const metric = metrics.find((name) => name === route.query.brought) ?? metrics[0]
  const isMoney = metric === 'revenue'
  const unit = isMoney ? minorUnits(login.currency) : 1
  const write = isMoney ? format.moneyShort : format.integer
  const before = previous?.channels ?? []
  const then = (name: ChannelRow['channel']) => {
    const row = before.find(({ channel }) => channel === name)
    return row ? figureOf(row, metric) : 0
  }
  const rows = [...channels].sort((a, b) => figureOf(b, metric) - figureOf(a, metric))
  const [best] = rows.filter(({ channel }) => channel !== 'unknown')
  if (!best) return nothing
  const isCompared = before.some((row) => figureOf(row, metric) > 0)
  const cell = (value: number) => ({
    text: isMoney ? format.money(value) : format.integer(value),
    value: value / unit,
  })
  return html`<kindred-chart
    .words=${words}
    .heading=${said.brings[metric](words.channels[best.channel], write(figureOf(best, metric)))}
    .means=${said.bringsMeans}
    .lead=${previous && isCompared ? said.before(format.range(previous.from, previous.to)) : null}
    .choices=${choiceLinks({
      route,
      key: 'brought',
      label: said.show,
      names: metrics,
      chosen: metric,
      word: (name) => said.metric[name],
    })}
    .table=${{
      columns: [
        { name: said.columns.channel },
        { name: said.metric[metric], end: true },
        ...(previous ? [{ name: said.columns.before, end: true }] : []),
      ],
      rows: rows.map((row) => [
        words.channels[row.channel],
        cell(figureOf(row, metric)),
        ...(previous ? [cell(then(row.channel))] : []),
      ]),
    }}
    file="channels-brought"
    .chart=${html`<kindred-bars
      .label=${said.bringsLabel}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
      .bars=${rows.map((row) => ({
        name: words.channels[row.channel],
        value: Math.max(0, figureOf(row, metric)),
        text: write(figureOf(row, metric)),
        ...(isCompared ? { before: Math.max(0, then(row.channel)) } : {}),
      }))}
    ></kindred-bars>`}
  ></kindred-chart>`
}

function figureOf(row: ChannelRow, metric: Metric): number {
  if (metric === 'visits') return row.visits
  if (metric === 'customers') return row.new_customers
  return metric === 'revenue' ? row.last_touch.net_minor : row.last_touch.orders
}
