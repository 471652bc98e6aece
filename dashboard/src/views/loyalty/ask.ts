import type { ExperimentReports } from '#shared/wire/experiment'
import type { LoyaltySettings } from '#shared/wire/loyalty-settings'
import type { MovementLabel, MovementPeople, MovementsAnswer } from '#shared/wire/movement'
import type { PointsReport, TiersReport } from '#shared/wire/programme'
import type { SatisfactionReport } from '#shared/wire/satisfaction'
import type { ScorecardAnswer } from '#shared/wire/scorecard'
import type { TierDryRun, TierProgramme } from '#shared/wire/tier'
import type { Api } from '../../api.ts'
import { whenKnown } from '../../element/when-known.ts'

export interface Days {
  from: string
  to: string
}

/** Which days, and of whose people: a segment's, or everybody's. */
export interface Asked extends Days {
  segment: string | null
}

/** What the Loyalty view asks of the API. */
export function askTiers({ get }: Api, asked: Asked, signal: AbortSignal): Promise<TiersReport> {
  return whenKnown(() => get('/v1/insights/tiers', { ...asked }, signal), signal)
}

/** Who moved; where nothing was written down on the first day yet, from the first day on which something was. */
export async function askMoves(
  { get }: Api,
  of: MovementLabel,
  asked: Asked,
  signal: AbortSignal,
): Promise<MovementsAnswer> {
  const ask = (from: string) =>
    whenKnown(() => get<MovementsAnswer>('/v1/insights/movements', { of, ...asked, from }, signal), signal)
  const answer = await ask(asked.from)
  const [first] = answer.snapshots
  return answer.from !== null || !first || first.day >= asked.to ? answer : ask(first.day)
}

/** What the days that the chosen ones are compared with let know of moves; nothing is asked of other days instead. */
export interface Earlier {
  report: TiersReport
  answer: MovementsAnswer
}

export async function askEarlier({ get }: Api, asked: Asked, signal: AbortSignal): Promise<Earlier> {
  const [report, answer] = await Promise.all([
    whenKnown(() => get<TiersReport>('/v1/insights/tiers', { ...asked }, signal), signal),
    whenKnown(() => get<MovementsAnswer>('/v1/insights/movements', { of: 'tier', ...asked }, signal), signal),
  ])
  return { report, answer }
}

export interface Flow {
  of: MovementLabel
  from: string
  to: string
  /** Null: they had none; undefined: they were not there yet. */
  fromLabel: string | null | undefined
  toLabel: string | null
  segment: string | null
}

/** The people of a flow; an empty label means something here, so the address is written out. */
export function askFlow(
  { get }: Api,
  { of, from, to, fromLabel, toLabel, segment }: Flow,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<MovementPeople> {
  const query = new URLSearchParams({ of, from, to, to_label: toLabel ?? '', limit: '20' })
  if (fromLabel !== undefined) query.set('from_label', fromLabel ?? '')
  if (segment) query.set('segment', segment)
  if (cursor) query.set('cursor', cursor)
  return get(`/v1/insights/movements/people?${query}`, {}, signal)
}

export function askTierScores({ get }: Api, asked: Asked, signal: AbortSignal): Promise<ScorecardAnswer> {
  return get('/v1/insights/scorecard', { by: 'tier', ...asked }, signal)
}

export function askPoints({ get }: Api, segment: string | null, signal: AbortSignal): Promise<PointsReport> {
  return whenKnown(() => get('/v1/insights/points', { segment }, signal), signal)
}

export function askSettings({ get }: Api, signal: AbortSignal): Promise<LoyaltySettings> {
  return get('/v1/settings', {}, signal)
}

export function askExperiments({ get }: Api, signal: AbortSignal): Promise<ExperimentReports> {
  return get('/v1/insights/experiments', {}, signal)
}

export function askSatisfaction({ get }: Api, days: Days, signal: AbortSignal): Promise<SatisfactionReport> {
  return get('/v1/insights/satisfaction', { ...days }, signal)
}

/** Who would move under a programme; nothing is changed. */
export function tryProgramme({ send }: Api, tiers: TierProgramme): Promise<TierDryRun> {
  return send('POST', '/v1/tiers/dry-run', { tiers })
}

export function saveProgramme({ send }: Api, tiers: TierProgramme): Promise<LoyaltySettings> {
  return send('PUT', '/v1/settings', { tiers })
}

export function saveHoldout({ send }: Api, holdout: number): Promise<LoyaltySettings> {
  return send('PUT', '/v1/settings', { loyalty: { holdout } })
}
