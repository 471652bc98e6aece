import { type AccountNote, type AccountState, type KeyAccountRow, newAccount } from '../wire/account.ts'
import type { ValuedCustomer } from './key-accounts.ts'

export interface WorkListInputs {
  /** The customers with the greatest lifetime value and those with the most at risk, of the newest run. */
  best: readonly ValuedCustomer[]
  atRisk: readonly ValuedCustomer[]
  /** Everybody's lifetime value together. */
  total: number
  /** The part of it that key accounts reach together, 0 to 1. */
  share: number
  notes: ReadonlyMap<string, AccountNote>
  names: ReadonlyMap<string, string | null>
  /** The store's day `YYYY-MM-DD`. */
  today: string
  state: AccountState | 'all'
}

/** A note as it stands today: what was snoozed until a day is open from that day on. */
export function noteToday(note: AccountNote, today: string): AccountNote {
  const isOver = note.state === 'snoozed' && note.snoozed_until !== null && note.snoozed_until <= today
  return isOver ? { ...note, state: 'open', snoozed_until: null } : note
}

/**
 * The work list: the smallest set of the most valuable customers who reach `share` of everybody's lifetime value (as far
 * as the run's list goes), those with the most at risk, and whoever somebody wrote something about. The most value at
 * risk comes first, those of whom no model knows last. Who is nobody any more is left out.
 */
export function workList(inputs: WorkListInputs): { reached: number | null; accounts: KeyAccountRow[] } {
  const { best, atRisk, total, share, notes, names, today, state } = inputs
  const known = new Map([...best, ...atRisk].map((one) => [one.id, one]))
  const reasons = new Map<string, KeyAccountRow['reasons']>()
  const because = (id: string, reason: KeyAccountRow['reasons'][number]) =>
    reasons.set(id, [...(reasons.get(id) ?? []), reason])
  let reached = 0
  for (const { id, value } of best) {
    if (reached >= share * total) break
    reached += value
    because(id, 'key')
  }
  for (const { id } of atRisk) because(id, 'at_risk')
  for (const id of notes.keys()) because(id, 'noted')
  const accounts = [...reasons].flatMap(([person, why]): KeyAccountRow[] => {
    const name = names.get(person)
    const note = noteToday(notes.get(person) ?? newAccount, today)
    if (name === undefined || (state !== 'all' && note.state !== state)) return []
    const model = known.get(person)
    const value = model ? Math.round(model.value) : null
    const value_at_risk = model ? Math.round(model.value * (1 - model.alive)) : null
    return [{ person, name, ...note, value, alive: model?.alive ?? null, value_at_risk, reasons: why }]
  })
  accounts.sort((a, b) => (b.value_at_risk ?? -1) - (a.value_at_risk ?? -1) || (a.person < b.person ? -1 : 1))
  return { reached: total > 0 ? reached / total : null, accounts }
}
