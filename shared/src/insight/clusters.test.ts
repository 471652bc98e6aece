import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import {
  type ClusterSearch,
  chosenClusters,
  searchClusters,
  startClusterSearch,
  stepClusterSearch,
} from './cluster-search.ts'
import { adjustedRand, matchCentres } from './cluster-stability.ts'
import { featureScale, logScaled, standardised } from './features.ts'
import { cluster, nearestCentre, squaredDistance, startClustering } from './k-means.ts'
import { silhouette } from './silhouette.ts'

/** Four heaps around the corners of a square. */
function heaps(count: number, spread: number) {
  const chance = seededChance(3)
  return Array.from({ length: count }, (_, i) => [
    (i % 2) * 10 + spread * (chance() + chance() - 1),
    ((i >> 1) % 2) * 10 + spread * (chance() + chance() - 1),
  ])
}
const points = heaps(400, 2)
const truth = points.map((_, i) => i % 4)

describe('k-means', () => {
  it('finds the heaps and their middles', () => {
    const { centres, sizes } = cluster(points, 4, seededChance(1))
    const labels = points.map((point) => nearestCentre(centres, point).cluster)
    expect(adjustedRand(labels, truth)).toBe(1)
    expect(sizes).toEqual([100, 100, 100, 100])
    for (const centre of centres)
      expect(centre.every((x) => Math.min(Math.abs(x), Math.abs(x - 10)) < 0.3)).toBe(true)
  })

  it('ends where each centre is the mean of what is nearest to it', () => {
    const scattered = heaps(300, 12)
    const { centres, inertia } = cluster(scattered, 5, seededChance(2))
    const labels = scattered.map((point) => nearestCentre(centres, point).cluster)
    const slow = scattered.reduce((sum, point, i) => sum + squaredDistance(point, centres[labels[i]!]!), 0)
    expect(inertia).toBeCloseTo(slow, 9)
    centres.forEach((centre, c) => {
      const own = scattered.filter((_, i) => labels[i] === c)
      const mean = [0, 1].map((j) => own.reduce((sum, point) => sum + point[j]!, 0) / own.length)
      expect(squaredDistance(centre, mean)).toBeLessThan(1e-12)
    })
  })

  it('takes no more centres than there are different points', () => {
    const { centres } = startClustering([[1], [1], [2]], 5, seededChance(1))
    expect(centres.map(([x]) => x).sort()).toEqual([1, 2])
  })
})

describe('the silhouette', () => {
  it('is that of a case by hand', () => {
    // Points 0, 1 | 5: a = 1, b = 5 → 0.8; a = 1, b = 4 → 0.75; alone → 0.
    expect(silhouette([[0], [1], [5]], [0, 0, 1])).toBeCloseTo((0.8 + 0.75 + 0) / 3, 12)
    expect(silhouette([[0], [1]], [0, 0])).toBeNull()
    expect(silhouette([], [])).toBeNull()
  })
})

describe('the search for the number of clusters', () => {
  const choice = chosenClusters(searchClusters(points, 7))

  it('chooses four of four heaps', () => {
    expect(choice?.k).toBe(4)
    expect(choice?.silhouette).toBeGreaterThan(0.7)
  })

  it('comes to the same again, and in slices kept as text', () => {
    let state = startClusterSearch(7)
    while (!state.done) state = JSON.parse(JSON.stringify(stepClusterSearch(points, state))) as ClusterSearch
    expect(chosenClusters(state)).toEqual(choice)
  })

  it('finds nothing where nobody differs, and nothing of nobody', () => {
    expect(
      chosenClusters(
        searchClusters(
          [
            [1, 1],
            [1, 1],
          ],
          7,
        ),
      ),
    ).toBeNull()
    expect(chosenClusters(searchClusters([], 7))).toBeNull()
  })
})

describe('stability', () => {
  it('has the adjusted Rand index of scikit-learn’s examples', () => {
    expect(adjustedRand([0, 0, 1, 1], [1, 1, 0, 0])).toBe(1)
    expect(adjustedRand([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.5714, 4)
    expect(adjustedRand([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0)
    expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12)
    expect(adjustedRand([], [])).toBeNull()
  })

  it('does not care for names', () => {
    const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(labels, (a) => {
        const renamed = a.map((label) => 9 - label)
        expect(adjustedRand(a, renamed)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('lets clusters keep their names from run to run', () => {
    expect(matchCentres([[0], [10], [20]], [[11], [0.5], [50], [19]])).toEqual([1, 0, -1, 2])
    expect(matchCentres([], [[1]])).toEqual([-1])
  })
})

describe('features', () => {
  it('have mean 0 and deviation 1, a constant one always 0', () => {
    const rows = [
      [0, 5, 7],
      [9, 5, -2],
      [99, 5, 0],
    ].map(logScaled)
    const scale = featureScale(rows)
    const scaled = rows.map((row) => standardised(scale, row))
    expect(scaled.reduce((sum, [x]) => sum + x!, 0)).toBeCloseTo(0, 12)
    expect(scaled.reduce((sum, [x]) => sum + x! ** 2, 0) / 3).toBeCloseTo(1, 12)
    for (const [, y] of scaled) expect(y).toBeCloseTo(0, 12)
  })
})
