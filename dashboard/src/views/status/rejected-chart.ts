import { html, type TemplateResult } from 'lit'
import type { StatusHour } from '#shared/wire/status'
import type { Kit } from '../../app/kit.ts'
import { type RejectionKind, rejections, slotHours, slots, sumOf } from '../../transforms/status-hours.ts'
import { statusWords } from '../../words/status.ts'
import { nothingToDraw } from './hour-lines.ts'
import { momentText } from './moment-text.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/heat-map/heat-map.ts'

const hourMs = 3_600_000
/** Every so many fields it is said how long ago they ended. */
const labelled = 3

/** What was refused, by reason and time. */
export function rejectedChart(kit: Kit, hours: readonly StatusHour[]): TemplateResult {
  const { words, format } = kit
  const said = statusWords(words).rejected
  const { ago, now } = statusWords(words).hours
  const kinds = rejections(hours)
  if (kinds.length === 0) return nothingToDraw(said.none, said.noneHint)
  const total = (figure: 'events_rejected' | 'events_accepted') =>
    format.integer(sumOf(hours.map(({ figures }) => figures[figure])))
  const times = slots(hours.map(({ hour }) => hour)).map((part) => ({
    from: momentText(kit, part[0]!),
    to: momentText(kit, part.at(-1)! + hourMs),
  }))
  const last = times.length - 1
  const label = (slot: number): string => {
    if ((last - slot) % labelled !== 0) return ''
    return slot === last ? now : ago(format.integer((last - slot) * slotHours))
  }
  const cell = (kind: RejectionKind, values: number[], slot: number) => ({
    value: sumOf(values),
    text: '',
    spoken: said.spoken({ kind: said.kind[kind], ...times[slot]!, count: format.integer(sumOf(values)) }),
    incomplete: slot === last,
  })
  return html`<kindred-chart
    .words=${words}
    .heading=${said.heading(said.kind[kinds[0]!.kind])}
    .means=${said.means}
    .lead=${said.lead(total('events_rejected'), total('events_accepted'))}
    .table=${{
      columns: [
        { name: said.columns.from },
        { name: said.columns.to },
        ...kinds.map(({ kind }) => ({ name: said.kind[kind], end: true })),
      ],
      rows: times
        .map(({ from, to }, slot) => [
          from,
          to,
          ...kinds.map(({ values }) => {
            const value = sumOf(slots(values)[slot]!)
            return { text: format.integer(value), value }
          }),
        ])
        .toReversed(),
    }}
    file="refused-by-time"
    .chart=${html`<kindred-heat-map
      .label=${said.label}
      .columns=${times.map((_, slot) => label(slot))}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
      .least=${13}
      .rows=${kinds.map(({ kind, values, sum }) => ({
        name: said.kind[kind],
        beside: format.integer(sum),
        cells: slots(values).map((part, slot) => cell(kind, part, slot)),
      }))}
    ></kindred-heat-map>`}
  ></kindred-chart>`
}
