import { hash53 } from '../maths/hash.ts'
import type { EntryKind, HoldReason, PointsEntry, PointsPolicy } from '../wire/points.ts'
import { clawable, replay, spendable } from './replay.ts'

/** What may be asked of a ledger from outside. */
export type PointsAct =
  | { act: 'earn'; key: string; points: number; reason?: string; referral?: Referral }
  | { act: 'redeem'; key: string; points: number; reason?: string; order?: string }
  | { act: 'reverse'; key: string; redemption: string; reason?: string }
  | { act: 'adjust'; key: string; points: number; reason?: string }
  | { act: 'review'; key: string; entry: number; decision: 'release' | 'cancel'; reason?: string }

/** Somebody brought to the store, and what is known of them. */
export interface Referral {
  referred: string
  /** The same person under another id. */
  isSelf: boolean
  /** Orders of the person who was brought. */
  orders: number
}

export type Refusal =
  | 'key_reused'
  | 'insufficient'
  | 'below_minimum'
  | 'not_in_steps'
  | 'no_such_redemption'
  | 'given_back_already'
  | 'no_such_hold'
  | 'referred_before'
  | 'held_out'

export type Posting = { ok: true; entry: PointsEntry; created: boolean } | { ok: false; refusal: Refusal }

const dayMs = 86_400_000

/**
 * The row an act adds to a ledger, or why it adds none. The same key with the same act gives the row that is there
 * already. Nothing is changed; whoever keeps the ledger appends the row.
 */
export function post(
  entries: readonly PointsEntry[],
  act: PointsAct,
  policy: PointsPolicy,
  now: number,
): Posting {
  const known = entries.find(({ key }) => key === act.key)
  if (known)
    return sameAct(entries, known, act) ? { ok: true, entry: known, created: false } : refuse('key_reused')
  const row = drafted(entries, act, policy, now)
  if (typeof row === 'string') return refuse(row)
  const reason = act.reason === undefined ? {} : { reason: act.reason }
  return { ok: true, entry: nextEntry(entries, now, { ...row, ...reason, key: act.key }), created: true }
}

/** The next row of a ledger: numbered, and never earlier than the one before it. */
export function nextEntry(
  entries: readonly PointsEntry[],
  now: number,
  row: Omit<PointsEntry, 'n' | 'at'>,
): PointsEntry {
  const last = entries.at(-1)
  return { n: (last?.n ?? 0) + 1, at: Math.max(now, last?.at ?? 0), ...row }
}

/** When a credit that can be spent from `availableAt` on expires; null: never. */
export function expiryOf(availableAt: number, policy: PointsPolicy): number | null {
  return policy.expiry_days === 0 ? null : availableAt + policy.expiry_days * dayMs
}

type Draft = Omit<PointsEntry, 'n' | 'at' | 'key'>

function drafted(
  entries: readonly PointsEntry[],
  act: PointsAct,
  policy: PointsPolicy,
  now: number,
): Draft | Refusal {
  switch (act.act) {
    case 'earn':
      return act.referral
        ? referral(entries, act.points, act.referral, policy, now)
        : credit('earn', act.points, policy, now)
    case 'redeem':
      return redemption(entries, act, policy, now)
    case 'reverse':
      return rollback(entries, act.redemption, policy, now)
    case 'adjust':
      if (act.points > 0) return credit('adjust', act.points, policy, now)
      return policy.negative_balance === 'never' && -act.points > clawable(replay(entries, now), '')
        ? 'insufficient'
        : { kind: 'adjust', points: act.points }
    case 'review': {
      const lot = replay(entries, now).lots.find(({ n, held }) => held && n === act.entry)
      if (!lot) return 'no_such_hold'
      return { kind: act.decision, of: act.entry, points: act.decision === 'cancel' ? -lot.left : 0 }
    }
    default:
      return act satisfies never
  }
}

function credit(kind: EntryKind, points: number, policy: PointsPolicy, now: number): Draft {
  return { kind, points, available_at: now, expires_at: expiryOf(now, policy) }
}

function referral(
  entries: readonly PointsEntry[],
  points: number,
  { referred, isSelf, orders }: Referral,
  policy: PointsPolicy,
  now: number,
): Draft | Refusal {
  const mark = hash53(referred)
  const earlier = entries.filter(({ kind }) => kind === 'referral')
  if (earlier.some((one) => one.referred === mark)) return 'referred_before'
  const held: HoldReason[] = []
  if (isSelf) held.push('self_referral')
  if (orders > 1) held.push('not_first_order')
  if (earlier.filter(({ at }) => at > now - 7 * dayMs).length >= policy.max_referrals_per_week)
    held.push('referral_velocity')
  return { ...credit('referral', points, policy, now), referred: mark, ...(held.length > 0 ? { held } : {}) }
}

function redemption(
  entries: readonly PointsEntry[],
  { points, order }: { points: number; order?: string },
  policy: PointsPolicy,
  now: number,
): Draft | Refusal {
  if (points < policy.min_redeem) return 'below_minimum'
  if (points % policy.redeem_step !== 0) return 'not_in_steps'
  if (points > spendable(replay(entries, now), now)) return 'insufficient'
  return { kind: 'redeem', points: -points, ...(order === undefined ? {} : { order }) }
}

function rollback(
  entries: readonly PointsEntry[],
  redemption: string,
  policy: PointsPolicy,
  now: number,
): Draft | Refusal {
  const row = entries.find(({ kind, key }) => kind === 'redeem' && key === redemption)
  if (!row) return 'no_such_redemption'
  if (entries.some(({ kind, of }) => kind === 'rollback' && of === row.n)) return 'given_back_already'
  return { kind: 'rollback', of: row.n, points: -row.points, expires_at: now + policy.rollback_days * dayMs }
}

/** Whether the row under a key is what this act would have written. */
function sameAct(entries: readonly PointsEntry[], row: PointsEntry, act: PointsAct): boolean {
  switch (act.act) {
    case 'earn':
      return (row.kind === 'earn' || row.kind === 'referral') && row.points === act.points
    case 'redeem':
      return row.kind === 'redeem' && row.points === -act.points
    case 'reverse':
      return row.kind === 'rollback' && entries.some(({ n, key }) => n === row.of && key === act.redemption)
    case 'adjust':
      return row.kind === 'adjust' && row.points === act.points
    case 'review':
      return row.kind === act.decision && row.of === act.entry
    default:
      return act satisfies never
  }
}

function refuse(refusal: Refusal): Posting {
  return { ok: false, refusal }
}
