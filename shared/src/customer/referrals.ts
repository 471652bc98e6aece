import type { PointsEntry } from '../wire/points.ts'

/** Friends who came and bought; null as long as the store rewarded nobody for it. */
export function referralsIn(entries: readonly PointsEntry[]): number | null {
  const count = entries.filter(({ kind, held }) => kind === 'referral' && !held).length
  return count > 0 ? count : null
}
