/** How a figure stands against the one before. `ratio` is null when there was nothing before to divide by. */
export interface Change {
  direction: 'up' | 'down' | 'same'
  ratio: number | null
}

/** The change from `before` to `now`; null when there is nothing to say: no comparison, or nothing both times. */
export function changeOf(now: number, before: number | null): Change | null {
  if (before === null || (now === 0 && before === 0)) return null
  if (before <= 0) return { direction: now > before ? 'up' : 'same', ratio: null }
  const ratio = now / before - 1
  // Half a thousandth reads as "0 %": calling that a rise or a fall would be false precision.
  if (Math.abs(ratio) < 0.0005) return { direction: 'same', ratio: 0 }
  return { direction: ratio > 0 ? 'up' : 'down', ratio }
}

/** `part` of `whole`, or null when there is no whole. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
