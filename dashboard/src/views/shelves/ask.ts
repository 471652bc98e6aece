import type { ExperimentReports } from '#shared/wire/experiment'
import type { ShelfRow } from '#shared/wire/insight'
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
}

export async function askShelves(
  { overview }: Api,
  range: DateRange,
  signal: AbortSignal,
): Promise<ShelfDays> {
  const { from, to, shelves, previous, previous_shelves } = await overview(range, signal)
  const before = { from: previous.from, to: previous.to, shelves: previous_shelves }
  return { from, to, shelves, before: range.compare === 'off' ? null : before }
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
