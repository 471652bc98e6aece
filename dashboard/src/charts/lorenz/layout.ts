import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { Plot, Size, Tick } from '../size.ts'

/** A point of the curve: the best `share` of customers bring `brings` of it all, both 0 to 1. */
export interface SharePoint {
  share: number
  brings: number
}

export interface LorenzLayout extends Size {
  plot: Plot
  xTicks: Tick<number>[]
  yTicks: Tick<number>[]
  curve: string
  /** Between the curve and "everybody the same": the larger, the more it hangs on few. */
  gap: string
  /** From the lower left to the upper right. */
  even: string
  x(share: number): number
  y(brings: number): number
}

const margin = { top: 14, right: 12, bottom: 30, left: 48 }

/** How the curve lies in a picture; the best customers at the left. */
export function lorenzLayout(points: readonly SharePoint[], { width, height }: Size): LorenzLayout {
  const plot: Plot = {
    left: margin.left,
    right: Math.max(width - margin.right, margin.left + 60),
    top: margin.top,
    bottom: height - margin.bottom,
  }
  const x = scaleLinear([0, 1], [plot.left, plot.right])
  const y = scaleLinear([0, 1], [plot.bottom, plot.top])
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1]
  return {
    width,
    height,
    plot,
    xTicks: shares.map((value) => ({ value, at: x(value) })),
    yTicks: shares.map((value) => ({ value, at: y(value) })),
    curve: line<SharePoint>(
      (point) => x(point.share),
      (point) => y(point.brings),
    )([...points])!,
    gap: area<SharePoint>(
      (point) => x(point.share),
      (point) => y(point.share),
      (point) => y(point.brings),
    )([...points])!,
    even: `M${plot.left},${plot.bottom}L${plot.right},${plot.top}`,
    x,
    y,
  }
}

/** What the best `share` bring: between two points of the curve, in proportion. */
export function bringsAt(points: readonly SharePoint[], share: number): number {
  const after = points.findIndex((point) => point.share >= share)
  const to = points[after]
  if (!to) return points.at(-1)?.brings ?? 0
  const from = points[after - 1]
  if (!from || to.share === from.share) return to.brings
  const part = (share - from.share) / (to.share - from.share)
  return from.brings + part * (to.brings - from.brings)
}

/** The share under a horizontal place: whole per cents, from 1 to 100. */
export function shareAt({ plot }: LorenzLayout, x: number): number {
  const share = (x - plot.left) / (plot.right - plot.left)
  return Math.min(1, Math.max(0.01, Math.round(share * 100) / 100))
}
