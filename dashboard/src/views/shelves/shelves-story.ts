import { sum } from 'd3-array'
import type { ExperimentReports } from '#shared/wire/experiment'
import type { Kit } from '../../app/kit.ts'
import type { DateRange } from '../../route/range.ts'
import { causesOf, verdictOf } from '../../transforms/causes.ts'
import { earningWords } from '../../words/earning.ts'
import type { ShelfDays } from './ask.ts'

/** The sentence of the view: what shelves were, and what the first experiment says they caused. */
export function shelvesStory(
  { words, format }: Kit,
  { shelves, some }: ShelfDays,
  reports: ExperimentReports | null,
  range: DateRange,
): string {
  const { story, name } = earningWords(words)
  if (some) {
    const { orders, revenue_minor } = some
    if (orders === 0) return story.someQuiet(words.range.name[range.preset])
    return story.some({
      when: name[range.preset],
      orders: format.integer(orders),
      revenue: format.moneyWhole(revenue_minor),
    })
  }
  if (shelves.length === 0) return story.quiet(words.range.name[range.preset])
  const seen = story.seen({
    when: name[range.preset],
    seen: format.integer(sum(shelves, ({ impressions }) => impressions)),
    clicks: format.integer(sum(shelves, ({ clicks }) => clicks)),
    orders: format.integer(sum(shelves, ({ attributed_orders: orders }) => orders)),
    revenue: format.moneyWhole(sum(shelves, ({ attributed_revenue_minor: revenue }) => revenue)),
  })
  return seen + (reports ? causedText({ words, format }, reports) : '')
}

function causedText(
  { words, format }: Pick<Kit, 'words' | 'format'>,
  { experiments }: ExperimentReports,
): string {
  const { story } = earningWords(words)
  const [cause] = causesOf(experiments, 'revenue')
  if (!cause) return story.none
  if (cause.experiment.sample_ratio?.is_suspect) return story.suspect
  const verdict = verdictOf(cause)
  if (verdict === 'open') return story.open
  const { people } = cause.arm
  const money = (minor: number) => format.moneyWhole(minor * people)
  if (verdict === 'seems') {
    if (cause.caused.difference < 0) return story.open
    return story.seems({ amount: money(cause.caused.difference), people: format.integer(people) })
  }
  // While it runs, only what holds however often one looks is told.
  const isOver = cause.experiment.status === 'ended'
  const { low, high, always_low, always_high } = cause.caused
  const ends = (isOver ? [low, high] : [always_low, always_high]).map(Math.abs).sort((a, b) => a - b)
  const told = { low: money(ends[0]!), high: money(ends[1]!), people: format.integer(people) }
  return verdict === 'more' ? story.caused(told) : story.lost(told)
}
