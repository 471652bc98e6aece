import type { TemplateResult } from 'lit'
import type { ArrivalSummary, StatusHour } from '#shared/wire/status'
import type { Kit } from '../../app/kit.ts'
import { unitMs, unitOf } from '../../transforms/duration.ts'
import { sumOf, waits } from '../../transforms/status-hours.ts'
import { statusWords } from '../../words/status.ts'
import { durationText } from './duration-text.ts'
import { type HourLines, hourLines, nothingToDraw } from './hour-lines.ts'

type Hours = readonly StatusHour[]

/** Events taken. */
export function eventsChart(kit: Kit, hours: Hours): TemplateResult {
  const { words, format } = kit
  const said = statusWords(words).events
  const values = hours.map(({ figures }) => figures.events_accepted)
  const sum = sumOf(values)
  if (sum === 0) return nothingToDraw(said.none, null)
  return hourLines({
    kit,
    hours,
    heading: said.heading(format.integer(sum)),
    means: said.means,
    file: 'events-by-hour',
    series: [{ name: said.name, tone: 'this', values }],
    write: format.integer,
  })
}

/** Requests that were sent away, and what stood in for objects that did not answer. */
export function overloadChart(kit: Kit, hours: Hours): TemplateResult {
  const { words, format } = kit
  const said = statusWords(words).overload
  const away = hours.map(({ figures }) => figures.overloaded)
  const copies = hours.map(({ figures }) => figures.stood_in)
  const [sentAway, stoodIn] = [sumOf(away), sumOf(copies)]
  if (sentAway + stoodIn === 0) return nothingToDraw(said.none, said.noneHint)
  return hourLines({
    kit,
    hours,
    heading:
      sentAway > 0
        ? said.heading(format.integer(sentAway), sentAway === 1)
        : said.stoodIn(format.integer(stoodIn)),
    means: said.means,
    file: 'overload-by-hour',
    series: [
      { name: said.sentAway, tone: 'rare-2', values: away },
      { name: said.copies, tone: 'that', values: copies },
    ],
    write: format.integer,
  })
}

/** How long it took until what shoppers did was known. */
export function lagChart(kit: Kit, hours: Hours, { median_ms, p95_ms }: ArrivalSummary): TemplateResult {
  const said = statusWords(kit.words).lag
  const p95 = hours.map(({ lag }) => lag?.p95_ms ?? null)
  const newest = hours.findLast(({ lag }) => lag)?.lag
  if (!newest) return nothingToDraw(said.none, said.noneHint)
  const text = (ms: number) => durationText(kit, ms)
  return timeLines(kit, hours, {
    heading: said.heading(text(median_ms ?? newest.median_ms), text(p95_ms ?? newest.p95_ms)),
    means: said.means,
    file: 'arrival-by-hour',
    series: [
      { name: said.median, tone: 'this', values: hours.map(({ lag }) => lag?.median_ms ?? null) },
      { name: said.p95, tone: 'that', values: p95 },
    ],
  })
}

/** How long things waited, at the longest. */
export function waitsChart(kit: Kit, hours: Hours): TemplateResult {
  const { words, format } = kit
  const said = statusWords(words).waits
  const { digest, outbox } = waits(hours)
  const longest = Math.max(...[...digest, ...outbox].map((value) => value ?? 0))
  if (longest === 0) return nothingToDraw(said.none, said.noneHint)
  const failed = sumOf(hours.map(({ figures }) => figures.flushes_failed))
  return timeLines(kit, hours, {
    heading: said.heading(durationText(kit, longest)),
    means: said.means,
    lead: failed > 0 ? said.lead(format.integer(failed)) : null,
    file: 'waits-by-hour',
    series: [
      { name: said.digest, tone: 'this', values: digest },
      { name: said.outbox, tone: 'rare-2', values: outbox },
    ],
  })
}

type TimeLines = Omit<HourLines, 'kit' | 'hours' | 'write' | 'areTimes'>

/** Lines of times, all in the unit that fits the longest of them. */
function timeLines(kit: Kit, hours: Hours, { series, ...told }: TimeLines): TemplateResult {
  const all = series.flatMap(({ values }) => values.map((value) => value ?? 0))
  const unit = unitOf(Math.max(...all))
  return hourLines({
    ...told,
    kit,
    hours,
    series: series.map((one) => ({
      ...one,
      values: one.values.map((value) => (value === null ? null : value / unitMs[unit])),
    })),
    write: (value) => durationText(kit, value * unitMs[unit], unit),
    areTimes: true,
  })
}
