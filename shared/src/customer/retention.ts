import type { RetentionSettings } from '../wire/retention.ts'
import type { Profile } from './profile.ts'

const dayMs = 86_400_000

/** A person as the retention periods see them. */
export interface SeenLast {
  kind: string
  orders: number
  /** Epoch milliseconds. */
  last_at: number
}

/** Whether somebody was seen last so long ago that they are not to be kept. */
export function isOver(person: SeenLast, retention: RetentionSettings, now: number): boolean {
  const days = isPassing(person) ? retention.visitor_days : retention.customer_days
  return days !== null && person.last_at < now - days * dayMs
}

/** A visitor who never ordered: nothing but a browser's visits is known of them. */
export function isPassing({ kind, orders }: Pick<SeenLast, 'kind' | 'orders'>): boolean {
  return kind === 'visitor' && orders === 0
}

/** Whether a visitor's own object agrees: everything is told, and nothing has happened since `before` (epoch ms). */
export function mayExpire({ merged, erased, outbox, last_at }: Profile, before: number): boolean {
  return !merged && !erased && outbox.length === 0 && last_at < before
}
