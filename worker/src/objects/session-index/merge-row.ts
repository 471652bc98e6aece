import { endingShare } from '#shared/recommend/item-traits'
import { dayShare } from '#shared/recommend/network-share'
import { lowerLevel, purchaseWeight, raiseLevel, viewWeight } from '#shared/recommend/popularity'
import { decodeRing } from '#shared/recommend/ring-codec'
import {
  type Entry,
  type Merged,
  type MergeRule,
  mergeRing,
  removePeople,
  ringSince,
} from '#shared/recommend/ring-merge'
import type { IndexRow, Totals } from './index-rows.ts'
import type { PendingItem } from './pending-entries.ts'

/** Entries of a ring. */
export const ringCapacity = 500

/** The row with what is pending, and how many sessions and orders it adds to the totals: each at its first item. */
export function mergeRow(
  row: IndexRow,
  pending: PendingItem,
  nowS: number,
): { row: IndexRow; added: Totals } {
  const sessions = mergeRing(row.sessions, pending.sessions, sessionRule(nowS))
  const baskets = mergeRing(row.baskets, pending.baskets, basketRule)
  let { level } = row
  for (const { time } of sessions.fresh) level = raiseLevel(level, viewWeight, time * 1_000)
  for (const { time } of baskets.fresh) level = raiseLevel(level, purchaseWeight, time * 1_000)
  for (const { time } of baskets.removed) level = lowerLevel(level, purchaseWeight, time * 1_000)
  return {
    row: {
      item: row.item,
      df: row.df + sessions.fresh.length - sessions.removed.length,
      bought: row.bought + baskets.fresh.length - baskets.removed.length,
      level,
      ends: endingShare(decodeRing(sessions.ring), row.item),
      sessions,
      baskets,
    },
    added: {
      sessions: addedBy(sessions, row.item),
      orders: addedBy(baskets, row.item),
    },
  }
}

/** Only the rings of `mergeRow`, as readers get them. */
export function mergeRings(
  row: IndexRow,
  pending: PendingItem,
  nowS: number,
): { sessions: Uint8Array; baskets: Uint8Array } {
  const { sessions, baskets } = row
  return {
    sessions:
      pending.sessions.length > 0
        ? mergeRing(sessions, pending.sessions, sessionRule(nowS)).ring
        : sessions.ring,
    baskets: mergeRing(baskets, pending.baskets, basketRule).ring,
  }
}

/** The row without these people, with what that adds to the totals, or null when it holds nothing of theirs. */
export function rowWithout(
  row: IndexRow,
  people: readonly { high: number; low: number }[],
): { row: IndexRow; added: Totals } | null {
  const sessions = removePeople(row.sessions, people)
  const baskets = removePeople(row.baskets, people)
  if (sessions.removed.length + baskets.removed.length === 0) return null
  let { level } = row
  for (const { time } of sessions.removed) level = lowerLevel(level, viewWeight, time * 1_000)
  for (const { time } of baskets.removed) level = lowerLevel(level, purchaseWeight, time * 1_000)
  return {
    row: {
      item: row.item,
      df: Math.max(0, row.df - sessions.removed.length),
      bought: Math.max(0, row.bought - baskets.removed.length),
      level,
      ends: endingShare(decodeRing(sessions.ring), row.item),
      sessions,
      baskets,
    },
    added: { sessions: -ledBy(sessions.removed, row.item), orders: -ledBy(baskets.removed, row.item) },
  }
}

/** The row without visits from before `timeS` (epoch seconds), its counts as they were; null when it has none. */
export function rowSince(row: IndexRow, timeS: number, nowS: number): IndexRow | null {
  const sessions = ringSince(row.sessions, timeS, nowS)
  return sessions && { ...row, ends: endingShare(decodeRing(sessions.ring), row.item), sessions }
}

const sessionRule = (nowS: number): MergeRule => ({
  capacity: ringCapacity,
  identity: 'time',
  network: { dayShare, nowS },
})
const basketRule: MergeRule = { capacity: ringCapacity, identity: 'mark' }

/** A newer version may begin with another item: then another item's keeper counts it. */
function addedBy({ fresh, removed, replaced }: Merged, item: number): number {
  const before = replaced.map((one) => one.before)
  const after = replaced.map((one) => one.after)
  return ledBy(fresh, item) - ledBy(removed, item) + ledBy(after, item) - ledBy(before, item)
}

/** A session or an order is counted by the keeper of its first item, so that over all items it counts once. */
function ledBy(entries: readonly Entry[], item: number): number {
  return entries.filter((entry) => entry.items[0] === item).length
}
