import { balanceOf } from '#shared/loyalty/replay'
import { settle } from '#shared/loyalty/settle'
import type { EntryKind, PointsEntry } from '#shared/wire/points'
import { compared, type Finding } from './finding.ts'
import type { StoredPerson } from './stored-person.ts'
import type { StoredStore } from './stored-store.ts'

/** Rows that credit points, or take back what was credited. */
const earning: readonly EntryKind[] = ['earn', 'birthday', 'referral', 'adjust', 'clawback', 'cancel']

/**
 * The ledger counts without gap, has each key once, every order has brought what it should, and what was told of it is
 * what its rows add up to. The sums are the audit's own. What an order brings, what is held, and what is left once
 * something has expired is taken from the product's functions.
 */
export function checkLedger(person: StoredPerson, { loyalty }: StoredStore, now: number): Finding[] {
  const { key, profile, orders, points: entries, timeZone } = person
  if (!key.startsWith('c:') || profile.erased) return []
  const findings: Finding[] = []
  const keys = new Set(entries.map((entry) => entry.key))
  findings.push(...compared(key, 'ledger rows by key', entries.length, keys.size))
  const isCounted = entries.every(({ n }, i) => n === i + 1)
  if (!isCounted)
    findings.push({ kind: 'lost', count: 1, where: key, what: 'a row of the ledger is missing' })
  const again = settle({ profile, orders, entries, settings: loyalty, now, timeZone, sealed: profile.fact })
  const missing = again.entries.length - entries.length
  if (missing > 0)
    findings.push({
      kind: 'lost',
      count: missing,
      where: key,
      what: 'ledger rows that orders should have brought',
    })
  return [...findings, ...checkTold(person, now)]
}

function checkTold({ key, profile, points: entries }: StoredPerson, now: number): Finding[] {
  const told = profile.standing ?? { points: 0, points_earned: 0, points_held: 0 }
  const { held, active, pending } = balanceOf(entries, now)
  const isAnyOver = entries.some(({ expires_at }) => expires_at != null && expires_at <= now)
  // Points expire without a word, so what was told may be of any moment since the last row.
  const before = balanceOf(entries, entries.at(-1)?.at ?? now)
  const isOfBefore = told.points > active + pending && told.points <= before.active + before.pending
  const expected = isAnyOver ? (isOfBefore ? told.points : active + pending) : sumOf(entries) - held
  return [
    ...compared(
      key,
      'points earned as told',
      told.points_earned,
      sumOf(entries.filter(({ kind }) => earning.includes(kind))),
      'money',
    ),
    ...compared(key, 'points held as told', told.points_held, held, 'money'),
    ...compared(key, 'balance as told', told.points, expected, 'money'),
  ]
}

function sumOf(entries: readonly PointsEntry[]): number {
  return entries.reduce((sum, { points }) => sum + points, 0)
}
