import type { Overview } from '#shared/wire/insight'
import type { Api } from '../../api.ts'
import { comparisonDays, type DateRange } from '../../route/range.ts'
import { comparedWith } from '../../transforms/comparison.ts'
import { isQuiet } from '../../transforms/figures.ts'

export interface Figures {
  overview: Overview
  /** Everything the store knows; asked for only when the chosen days hold nothing. */
  all: Overview | null
}

/** The figures of the days, beside those of the days they are compared with. */
export async function askFigures(api: Api, range: DateRange, signal: AbortSignal): Promise<Figures> {
  const overview = await compared(api, range, signal)
  if (!isQuiet(overview.totals)) return { overview, all: null }
  const all = range.preset === 'all' ? overview : await api.overview({ from: null, to: null }, signal)
  return { overview, all }
}

/** The eight days that end today: today's figures, and those of the same weekday a week before. */
export function askWeek(api: Api, today: string, signal: AbortSignal): Promise<Overview> {
  const day = { from: today, to: today, compare: 'weekday' } as const
  return api.overview({ from: comparisonDays(day)?.from ?? today, to: today }, signal)
}

async function compared(api: Api, range: DateRange, signal: AbortSignal): Promise<Overview> {
  const before = range.compare === 'previous' ? null : comparisonDays(range)
  if (!before) return api.overview(range, signal)
  const [now, then] = await Promise.all([api.overview(range, signal), api.overview(before, signal)])
  return comparedWith(now, then)
}
