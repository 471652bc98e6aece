import type { PointsBalance, PointsEntry } from '../wire/points.ts'

/** A credit, and what is left of it. */
export interface Lot {
  /** The row that opened it. */
  n: number
  order?: string
  left: number
  available_at: number
  /** Infinity: never. */
  expires_at: number
  held: boolean
}

/** A ledger read from its first row to its last. */
export interface Ledger {
  /** Lots with something left, in order of opening. */
  lots: Lot[]
  /** What is owed, where the balance may go below zero: the next credits pay it. */
  owed: number
  /** What each redemption took, for giving it back. */
  taken: Map<number, { lot: Lot; points: number }[]>
  spent: number
  earned: number
  expired: number
}

/**
 * What the rows come to at `now`. Rows are taken in the order they were written; a lot that expired before a row was
 * written is gone by then, so that replaying later never changes what happened. Credits first pay what is owed; what is
 * taken comes from the lots that expire soonest, then from the oldest; a clawback from its own order's lots first.
 */
export function replay(entries: readonly PointsEntry[], now: number): Ledger {
  const ledger: Ledger = { lots: [], owed: 0, taken: new Map(), spent: 0, earned: 0, expired: 0 }
  for (const entry of entries) {
    expire(ledger, entry.at)
    applyEntry(ledger, entry)
  }
  expire(ledger, now)
  return ledger
}

/** What somebody has at `now`, from all rows of their ledger. */
export function balanceOf(entries: readonly PointsEntry[], now: number): PointsBalance {
  const { lots, owed, spent, earned, expired } = replay(entries, now)
  const free = lots.filter(({ held }) => !held)
  const active = free.filter(({ available_at }) => available_at <= now)
  const pending = free.filter(({ available_at }) => available_at > now)
  return {
    active: total(active) - owed,
    pending: total(pending),
    held: total(lots.filter(({ held }) => held)),
    spent,
    expired,
    earned,
    expiring: soonest(active, ({ expires_at }) => expires_at),
    arriving: soonest(pending, ({ available_at }) => available_at),
  }
}

/** What could be spent at `now`: active points, less what is owed. */
export function spendable({ lots, owed }: Ledger, now: number): number {
  return total(lots.filter((lot) => isActive(lot, now))) - owed
}

/** What a clawback for `order` could take: all that is left but what is held for other reasons. */
export function clawable({ lots }: Ledger, order: string): number {
  return total(lots.filter((lot) => !lot.held || lot.order === order))
}

function applyEntry(ledger: Ledger, entry: PointsEntry): void {
  const { kind, points, at } = entry
  switch (kind) {
    case 'redeem':
      ledger.taken.set(
        entry.n,
        take(ledger, -points, (lot) => isActive(lot, at)),
      )
      ledger.spent -= points
      return
    case 'rollback':
      giveBack(ledger, entry)
      return
    case 'release':
      for (const lot of ledger.lots) if (lot.n === entry.of) lot.held = false
      payOwed(ledger)
      return
    case 'cancel':
      for (const lot of ledger.lots) {
        if (lot.n !== entry.of) continue
        ledger.earned -= lot.left
        lot.left = 0
      }
      dropEmpty(ledger)
      return
    case 'clawback':
      debit(ledger, entry)
      ledger.earned += points
      return
    case 'adjust':
      if (points < 0) debit(ledger, entry)
      else credit(ledger, entry)
      ledger.earned += points
      return
    case 'earn':
    case 'birthday':
    case 'referral':
      credit(ledger, entry)
      ledger.earned += points
      return
    default:
      kind satisfies never
  }
}

function credit(ledger: Ledger, entry: PointsEntry): void {
  if (entry.points === 0) return
  ledger.lots.push({
    n: entry.n,
    ...(entry.order === undefined ? {} : { order: entry.order }),
    left: entry.points,
    available_at: entry.available_at ?? entry.at,
    expires_at: entry.expires_at ?? Number.POSITIVE_INFINITY,
    held: (entry.held?.length ?? 0) > 0,
  })
  payOwed(ledger)
}

/** Takes from the order's own lots, then from the others, pending ones too; what is missing is owed. */
function debit(ledger: Ledger, { points, order }: PointsEntry): void {
  let missing = -points
  if (order !== undefined) missing -= sum(take(ledger, missing, (lot) => lot.order === order))
  missing -= sum(take(ledger, missing, (lot) => !lot.held))
  ledger.owed += missing
}

/** Spent points return to be spent again: with their own expiry, or at least the one the row grants. */
function giveBack(ledger: Ledger, { of = 0, points, at, n, expires_at }: PointsEntry): void {
  for (const { lot, points: back } of ledger.taken.get(of) ?? []) {
    const until = Math.max(lot.expires_at, expires_at ?? 0)
    ledger.lots.push({ ...lot, n, left: back, available_at: at, expires_at: until })
  }
  ledger.taken.delete(of)
  ledger.spent -= points
  payOwed(ledger)
}

function payOwed(ledger: Ledger): void {
  if (ledger.owed > 0) ledger.owed -= sum(take(ledger, ledger.owed, (lot) => !lot.held))
}

/** Takes up to `points` from the lots that may give, soonest expiry first; says from which. */
function take(
  ledger: Ledger,
  points: number,
  mayGive: (lot: Lot) => boolean,
): { lot: Lot; points: number }[] {
  const from = ledger.lots
    .filter(mayGive)
    .sort((a, b) => compare(a.expires_at, b.expires_at) || a.available_at - b.available_at || a.n - b.n)
  const taken: { lot: Lot; points: number }[] = []
  let missing = points
  for (const lot of from) {
    const some = Math.min(lot.left, missing)
    if (some <= 0) continue
    lot.left -= some
    missing -= some
    taken.push({ lot, points: some })
  }
  dropEmpty(ledger)
  return taken
}

/** Lots whose time is over at `at` are gone. Held ones wait until they are decided about. */
function expire(ledger: Ledger, at: number): void {
  for (const lot of ledger.lots) {
    if (lot.held || lot.expires_at > at) continue
    ledger.expired += lot.left
    lot.left = 0
  }
  dropEmpty(ledger)
}

function dropEmpty(ledger: Ledger): void {
  if (ledger.lots.some(({ left }) => left === 0)) ledger.lots = ledger.lots.filter(({ left }) => left > 0)
}

function isActive(lot: Lot, at: number): boolean {
  return !lot.held && lot.available_at <= at && lot.expires_at > at
}

function soonest(lots: readonly Lot[], when: (lot: Lot) => number): { at: number; points: number }[] {
  const sums = new Map<number, number>()
  for (const lot of lots) {
    const at = when(lot)
    if (Number.isFinite(at)) sums.set(at, (sums.get(at) ?? 0) + lot.left)
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .slice(0, 5)
    .map(([at, points]) => ({ at, points }))
}

function total(lots: readonly Lot[]): number {
  return lots.reduce((all, { left }) => all + left, 0)
}

function sum(taken: readonly { points: number }[]): number {
  return taken.reduce((all, { points }) => all + points, 0)
}

/** Like a − b, but for two infinities 0. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
