import { html, type TemplateResult } from 'lit'
import type { StatusHour } from '#shared/wire/status'
import type { Kit } from '../../app/kit.ts'
import type { LineSeries } from '../../charts/lines/layout.ts'
import type { HourValues } from '../../transforms/status-hours.ts'
import { statusWords } from '../../words/status.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/lines/lines.ts'

export interface HourLines {
  kit: Kit
  hours: readonly StatusHour[]
  heading: string
  means: string
  lead?: string | null
  /** The name of the files. */
  file: string
  series: readonly { name: string; tone: LineSeries['tone']; values: HourValues }[]
  write(value: number): string
  /** Files get times as they are written, with their unit. */
  areTimes?: boolean
}

/** Figures of the last hours as lines, by how many hours ago; the last hour is not over and dashed. */
export function hourLines({
  kit,
  hours,
  series,
  write,
  areTimes = false,
  ...told
}: HourLines): TemplateResult {
  const { words, format } = kit
  const said = statusWords(words).hours
  const last = hours.length - 1
  const name = (place: number): string => {
    const { hour } = hours[place]!
    const when = `${format.date(hour)}, ${format.time(hour)}`
    return place === last ? said.notOver(when) : when
  }
  return html`<kindred-chart
    .words=${words}
    .heading=${told.heading}
    .means=${told.means}
    .lead=${told.lead ?? null}
    .table=${{
      columns: [{ name: said.hour }, ...series.map((one) => ({ name: one.name, end: true }))],
      rows: hours
        .map((_, place) => [
          name(place),
          ...series.map(({ values }) => {
            const value = values[place] ?? null
            const text = value === null ? words.none : write(value)
            return { text, value: value !== null && areTimes ? text : value }
          }),
        ])
        .toReversed(),
    }}
    file=${told.file}
    .chart=${html`<kindred-lines
      label=${told.heading}
      .height=${220}
      .nameRoom=${96}
      .span=${[-last, 0]}
      .series=${series.map(
        (one): LineSeries => ({
          name: one.name,
          tone: one.tone,
          points: one.values.flatMap((y, place) => (y === null ? [] : [{ x: place - last, y }])),
          dashedFrom: -1,
        }),
      )}
      .writeX=${(x: number) => name(x + last)}
      .tickX=${(x: number) => (x === 0 ? said.now : said.ago(format.integer(-x)))}
      .writeY=${write}
    ></kindred-lines>`}
  ></kindred-chart>`
}

/** What stands in the place of a chart that would be empty. */
export function nothingToDraw(heading: string, hint: string | null): TemplateResult {
  return html`<section class="section calm-section">
    <h2>${heading}</h2>
    ${hint === null ? '' : html`<p class="soft">${hint}</p>`}
  </section>`
}
