import type { MovementsAnswer } from '#shared/wire/movement'
import type { TiersReport } from '#shared/wire/programme'

/** Who is in no tier, and who was not there yet: ids that no tier has. */
export const noTier = ' none'
export const notYet = ' new'

export interface TierMove {
  from: string
  to: string
  people: number
  direction: 'up' | 'down' | 'same' | 'joined'
}

/** Who went from tier to tier between two days, and where that is known from. */
export interface TierMoves {
  from: string
  to: string
  /** What was written down day by day, or what orders let expect by today's programme. */
  by: 'record' | 'orders'
  moves: TierMove[]
  risen: number
  fallen: number
  joined: number
}

export type MovesBy = TierMoves['by']

/** What was written down between two days; null when there are not two of them. */
export function recordedMoves(
  { from, to, flows }: Pick<MovementsAnswer, 'from' | 'to' | 'flows'>,
  tiers: readonly string[],
): TierMoves | null {
  if (from === null || to === null || from >= to) return null
  const moves = flows.map((flow) =>
    moveOf(flow.arrived ? notYet : (flow.from ?? noTier), flow.to ?? noTier, flow.people, tiers),
  )
  return { from, to, by: 'record', ...summed(moves) }
}

/** What orders let expect; null where nothing was reckoned, or of a single day. */
export function reckonedMoves({ reckoned }: TiersReport, tiers: readonly string[]): TierMoves | null {
  const [first, last] = [reckoned?.members[0]?.day, reckoned?.members.at(-1)?.day]
  if (!reckoned || !first || !last || first >= last) return null
  const moves = reckoned.flows.map(({ from, to, people }) => moveOf(from ?? notYet, to, people, tiers))
  return { from: first, to: last, by: 'orders', ...summed(moves) }
}

function moveOf(from: string, to: string, people: number, tiers: readonly string[]): TierMove {
  const [before, now] = [tiers.indexOf(from), tiers.indexOf(to)]
  // Everybody enters the first tier: who is in a higher one already has risen since.
  if (from === notYet) return { from, to, people, direction: now > 0 ? 'up' : 'joined' }
  return { from, to, people, direction: now > before ? 'up' : now < before ? 'down' : 'same' }
}

function summed(moves: TierMove[]): Pick<TierMoves, 'moves' | 'risen' | 'fallen' | 'joined'> {
  const of = (direction: TierMove['direction']) =>
    moves.reduce((sum, move) => sum + (move.direction === direction ? move.people : 0), 0)
  return { moves, risen: of('up'), fallen: of('down'), joined: of('joined') }
}

/** The boxes of one side of the moves: the highest tier first, then those in none, then those who were not there yet. */
export function boxesOf(moves: readonly TierMove[], end: 'from' | 'to', tiers: readonly string[]): string[] {
  const there = new Set(moves.map((move) => move[end]))
  const gone = [...there].filter((id) => !tiers.includes(id) && id !== noTier && id !== notYet)
  return [...tiers.toReversed(), ...gone, noTier, notYet].filter((id) => there.has(id))
}

/** The colour of a tier by its place, as on every view; others are grey. */
export function tierTone(tier: string, tiers: readonly string[]): 'that' | `tier-${1 | 2 | 3 | 4 | 5}` {
  const place = tiers.indexOf(tier)
  return place < 0 ? 'that' : `tier-${(Math.min(place, 4) + 1) as 1 | 2 | 3 | 4 | 5}`
}
