import { type Point, squaredDistance } from './k-means.ts'

/**
 * The mean silhouette (Rousseeuw 1987): for each point (b − a) / max(a, b), with a its mean distance to its own cluster
 * and b to the nearest other one; 0 for a point alone in its cluster. 1: well apart, 0: touching. Cost n² distances, so
 * give it a sample of some hundred. Null with fewer than two clusters.
 */
export function silhouette(points: readonly Point[], labels: readonly number[]): number | null {
  const clusters = Math.max(-1, ...labels) + 1
  const sizes = new Float64Array(clusters)
  for (const label of labels) sizes[label]!++
  if (sizes.filter((size) => size > 0).length < 2) return null
  let total = 0
  points.forEach((point, i) => {
    const sums = new Float64Array(clusters)
    points.forEach((other, j) => {
      sums[labels[j]!]! += Math.sqrt(squaredDistance(point, other))
    })
    total += widthOf(sums, sizes, labels[i]!)
  })
  return total / points.length
}

function widthOf(sums: Float64Array, sizes: Float64Array, own: number): number {
  if (sizes[own] === 1) return 0
  const within = sums[own]! / (sizes[own]! - 1)
  let without = Number.POSITIVE_INFINITY
  sums.forEach((sum, label) => {
    if (label !== own && sizes[label]! > 0) without = Math.min(without, sum / sizes[label]!)
  })
  const larger = Math.max(within, without)
  return larger > 0 ? (without - within) / larger : 0
}
