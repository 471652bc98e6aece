import { html, type TemplateResult } from 'lit'
import type { HourSums, HoursAnswer } from '#shared/wire/traffic'
import type { Kit } from '../../app/kit.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import { hourMeans, hourName, weekdayNames } from '../../transforms/hours.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/heat-map/heat-map.ts'
import { goodsWords } from '../../words/goods.ts'

/** How many came or ordered, beside the days that are compared with. */
function besideText(
  { words, format }: Pick<Kit, 'words' | 'format'>,
  { previous, ...answer }: HoursAnswer,
  metric: (typeof metrics)[number],
): string {
  const of = (sums: HourSums) => format.integer(sums[metric].flat().reduce((sum, count) => sum + count, 0))
  const range = format.range(previous!.from, previous!.to)
  return goodsWords(words).traffic.hours.lead({ metric, now: of(answer), before: of(previous!), range })
}

const metrics = ['visits', 'orders'] as const

/** When people come and buy: the mean of each hour of the week. */
export function hoursChart({ words, format }: Kit, route: Route, answer: HoursAnswer): TemplateResult {
  const said = goodsWords(words).traffic.hours
  const metric = metrics.find((name) => name === route.query.count) ?? metrics[0]
  const days = weekdayNames(words.locale)
  const rows = hourMeans(answer, metric)
  const before = answer.previous && hourMeans(answer.previous, metric).flat()
  const best = rows.flat().reduce((most, one) => (one.mean > most.mean ? one : most), rows[0]![0]!)
  const write = (mean: number) => (mean === 0 ? '' : format.decimal(mean, mean < 10 ? 1 : 0))
  return html`<kindred-chart
    .words=${words}
    .heading=${best.mean > 0 ? said.heading[metric](days.long[best.day]!, hourName(best.hour)) : said.none}
    .means=${said.means}
    .lead=${answer.previous ? besideText({ words, format }, answer, metric) : null}
    .choices=${choiceLinks({
      route,
      key: 'count',
      label: said.show,
      names: metrics,
      chosen: metric,
      word: (name) => said.metric[name],
    })}
    .table=${{
      columns: [
        { name: said.columns.day },
        { name: said.columns.hour },
        { name: said.columns.mean, end: true },
        { name: said.columns.sum, end: true },
        ...(before ? [{ name: said.columns.before, end: true }] : []),
      ],
      rows: rows
        .flat()
        .map(({ day, hour, mean, sum }, index) => [
          days.long[day]!,
          hourName(hour),
          { text: format.decimal(mean, 2), value: mean },
          { text: format.integer(sum), value: sum },
          ...(before ? [{ text: format.decimal(before[index]!.mean, 2), value: before[index]!.mean }] : []),
        ]),
    }}
    file="hours"
    .chart=${html`<kindred-heat-map
      .label=${said.label}
      .columns=${Array.from({ length: 24 }, (_, hour) => String(hour))}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
      .least=${34}
      .rows=${rows.map((hours, day) => ({
        name: days.short[day]!,
        cells: hours.map(({ hour, mean, sum }) => ({
          value: mean,
          text: write(mean),
          spoken: said.spoken({
            day: days.long[day]!,
            hour: hourName(hour),
            value: format.decimal(mean, mean < 10 ? 1 : 0),
            sum: format.integer(sum),
          }),
        })),
      }))}
    ></kindred-heat-map>`}
  ></kindred-chart>`
}
