import type { ExperimentReports } from '#shared/wire/experiment'
import type { PlacementRow, ShelfRow } from '#shared/wire/insight'
import type { PlacementList } from '#shared/wire/placement'
import type { Readiness } from '#shared/wire/readiness'
import type { Rule, RulesPreview, RulesPreviewRequest } from '#shared/wire/rule'
import type { Settings } from '#shared/wire/settings'
import type { Api } from '../../api.ts'
import type { DateRange } from '../../route/range.ts'

/** Shelves of the chosen days, and of those they are compared with, where there are any. */
export interface ShelfDays {
  from: string
  to: string
  shelves: ShelfRow[]
  before: { from: string; to: string; shelves: ShelfRow[] } | null
  /** What is known of a segment's people, where one is chosen; then `shelves` are empty. */
  some: SegmentWork | null
}

/** What a segment's people bought from shelves: in how many orders, for how much, and by placement. */
export interface SegmentWork {
  orders: number
  revenue_minor: number
  placements: PlacementRow[]
  before: PlacementRow[] | null
}

export async function askShelves(
  { overview }: Api,
  { range, segment }: { range: DateRange; segment: string | null },
  signal: AbortSignal,
): Promise<ShelfDays> {
  const answer = await overview({ ...range, segment }, signal)
  const { from, to, shelves, previous, placements, totals } = answer
  const isCompared = range.compare !== 'off'
  return {
    from,
    to,
    shelves,
    before: isCompared ? { from: previous.from, to: previous.to, shelves: answer.previous_shelves } : null,
    some: placements
      ? {
          orders: totals.attributed_orders,
          revenue_minor: totals.attributed_revenue_minor,
          placements,
          before: isCompared ? (answer.previous_placements ?? []) : null,
        }
      : null,
  }
}

export function askExperiments({ get }: Api, signal: AbortSignal): Promise<ExperimentReports> {
  return get('/v1/insights/experiments', {}, signal)
}

export async function askRules({ get }: Api, signal: AbortSignal): Promise<Rule[]> {
  return (await get<Settings>('/v1/settings', {}, signal)).rules
}

export async function saveRules({ send }: Api, rules: readonly Rule[]): Promise<Rule[]> {
  return (await send<Settings>('PUT', '/v1/settings', { rules })).rules
}

export function askPlacements({ get }: Api, signal: AbortSignal): Promise<PlacementList> {
  return get('/v1/placements', {}, signal)
}

export function askReadiness({ get }: Api, signal: AbortSignal): Promise<Readiness> {
  return get('/v1/insights/readiness', {}, signal)
}

/** One shelf as it is, and under a draft of the rules. Nothing is changed by it. */
export function previewRules({ send }: Api, request: RulesPreviewRequest): Promise<RulesPreview> {
  return send('POST', '/v1/rules/preview', request)
}
