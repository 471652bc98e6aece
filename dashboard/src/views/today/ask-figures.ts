import type { Overview } from '#shared/wire/insight'
import type { Api } from '../../api.ts'
import { comparisonDays, type DateRange } from '../../route/range.ts'
import { isQuiet } from '../../transforms/figures.ts'

export interface Figures {
  overview: Overview
  /** Everything the store knows; asked for only when the chosen days hold nothing. */
  all: Overview | null
}

/** The figures of the days, beside those of the days they are compared with; of a segment's people where one is chosen. */
export async function askFigures(
  api: Api,
  { preset, from, to, compare }: DateRange,
  segment: string | null,
  signal: AbortSignal,
): Promise<Figures> {
  const overview = await api.overview({ from, to, compare, segment }, signal)
  if (!isQuiet(overview.totals)) return { overview, all: null }
  const all = preset === 'all' ? overview : await api.overview({ from: null, to: null, segment }, signal)
  return { overview, all }
}

/** The eight days that end today: today's figures, and those of the same weekday a week before. */
export function askWeek(
  api: Api,
  today: string,
  segment: string | null,
  signal: AbortSignal,
): Promise<Overview> {
  const day = { from: today, to: today, compare: 'weekday' } as const
  return api.overview({ from: comparisonDays(day)?.from ?? today, to: today, segment }, signal)
}
