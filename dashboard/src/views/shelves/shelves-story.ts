import { sum } from 'd3-array'
import type { ExperimentReports } from '#shared/wire/experiment'
import type { Kit } from '../../app/kit.ts'
import type { DateRange } from '../../route/range.ts'
import { causesOf, verdictOf } from '../../transforms/causes.ts'
import type { ShelfDays } from './ask.ts'

/** The sentence of the view: what shelves were, and what the first experiment says they caused. */
export function shelvesStory(
  { words, format }: Kit,
  { shelves }: ShelfDays,
  reports: ExperimentReports | null,
  range: DateRange,
): string {
  const { story, name } = words.earning
  if (shelves.length === 0) return story.quiet(words.range.name[range.preset])
  const seen = story.seen({
    when: name[range.preset],
    seen: format.integer(sum(shelves, ({ impressions }) => impressions)),
    clicks: format.integer(sum(shelves, ({ clicks }) => clicks)),
    orders: format.integer(sum(shelves, ({ attributed_orders: orders }) => orders)),
    revenue: format.moneyShort(sum(shelves, ({ attributed_revenue_minor: revenue }) => revenue)),
  })
  return seen + (reports ? causedText({ words, format }, reports) : '')
}

function causedText(
  { words, format }: Pick<Kit, 'words' | 'format'>,
  { experiments }: ExperimentReports,
): string {
  const { story } = words.earning
  const [cause] = causesOf(experiments, 'revenue')
  if (!cause) return story.none
  if (cause.experiment.sample_ratio?.is_suspect) return story.suspect
  const { low, high } = cause.caused
  const verdict = verdictOf(cause.caused)
  if (verdict === 'open') return story.open
  const { people } = cause.arm
  const ends = [Math.abs(low * people), Math.abs(high * people)].sort((a, b) => a - b)
  const told = {
    low: format.moneyShort(ends[0]!),
    high: format.moneyShort(ends[1]!),
    people: format.integer(people),
  }
  return verdict === 'more' ? story.caused(told) : story.lost(told)
}
