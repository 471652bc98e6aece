import type { BaseSpread } from '#shared/wire/customer-base'
import type { SharePoint } from '../charts/lorenz/layout.ts'

/**
 * The Lorenz curve read from the other end: what the best customers bring. Shares that are told exactly (`top`) take the
 * place of the curve's own points there, so that a sentence and the chart never differ.
 */
export function concentration({ curve, top }: Pick<BaseSpread, 'curve' | 'top'>): SharePoint[] {
  const points = curve.map(({ customers, worth }) => ({ share: 1 - customers, brings: 1 - worth }))
  const near = ({ share }: SharePoint) => top.some((exact) => Math.abs(exact.share - share) < 0.005)
  const exact = top.map(({ share, brings }) => ({ share, brings }))
  return [...points.filter((point) => !near(point)), ...(curve.length > 0 ? exact : [])].sort(
    (a, b) => a.share - b.share,
  )
}
