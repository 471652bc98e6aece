import type { StatusFigure } from '../../wire/status.ts'

/** Counts of an hour by name, such as `events.accepted`. Names that end in `.at` and `.longest` keep the greatest. */
export type Counts = Record<string, number>

/** The two together; of moments and of what was longest the greater. */
export function addCounts(a: Counts, b: Counts): Counts {
  const sum = { ...a }
  addInto(sum, b)
  return sum
}

/** The same into counts that are the caller's own. */
export function addInto(sum: Record<string, number>, counts: Counts): void {
  for (const name in counts) {
    const [known, value] = [sum[name] ?? 0, counts[name]!]
    sum[name] = isGreatest(name) ? Math.max(known, value) : known + value
  }
}

/** The later of two states of the same counters, which only ever grow: told twice, or in another order, it is the same. */
export function laterCounts(a: Counts, b: Counts): Counts {
  const later = { ...a }
  for (const [name, value] of Object.entries(b)) later[name] = Math.max(later[name] ?? 0, value)
  return later
}

/** The figures of an hour, from its counts. */
export function figuresOf(counts: Counts): Record<StatusFigure, number> {
  const sum = (...starts: string[]): number =>
    Object.entries(counts)
      .filter(([name]) => starts.some((start) => name.startsWith(start)))
      .reduce((total, [, value]) => total + value, 0)
  const problems = Object.entries(counts).filter(([name]) => name.includes('.problem.'))
  const ours = (code: string): number =>
    problems.filter(([name]) => name.endsWith(`.${code}`)).reduce((total, [, value]) => total + value, 0)
  const all = problems.reduce((total, [, value]) => total + value, 0)
  const [overloaded, failed] = [ours('overloaded'), ours('internal')]
  return {
    events_accepted: counts['events.accepted'] ?? 0,
    events_duplicate: counts['events.duplicate'] ?? 0,
    events_rejected: sum('events.rejected.'),
    events_dropped: sum('events.dropped.'),
    orders: (counts['orders.created'] ?? 0) + (counts['orders.updated'] ?? 0),
    products: (counts['products.created'] ?? 0) + (counts['products.updated'] ?? 0),
    refused: all - overloaded - failed,
    overloaded,
    failed,
    stood_in: sum('stood_in.'),
    flushes_failed: sum('flushes.failed.'),
  }
}

function isGreatest(name: string): boolean {
  return name.endsWith('.at') || name.endsWith('.longest')
}
