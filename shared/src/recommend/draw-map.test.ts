import { describe, expect, it } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import { DistantFinder, defaultMapSettings, joinNeighbours, PlaceFinder } from './draw-map.ts'
import {
  cosineAt,
  decodeDistant,
  distantOnShelf,
  encodeDistant,
  encodeDistantShelf,
  itemsAShelf,
  noDistant,
} from './item-map.ts'

const list = (...pairs: [number, number][]) => ({
  items: Uint32Array.from(pairs, ([item]) => item),
  weights: Float32Array.from(pairs, ([, weight]) => weight),
})
/** 1 – 2 – 3 – 4 in a row, and 5 – 6 apart from them. */
const near = joinNeighbours([
  undefined,
  list([2, 1]),
  list([1, 1], [3, 3]),
  list([2, 3], [4, 1]),
  list([3, 1]),
  list([6, 2]),
  list([5, 2]),
])

describe('distant items', () => {
  it('are those two random steps away, with the chance of going there', () => {
    const { items, weights } = new DistantFinder(near, defaultMapSettings).find(1)
    expect([...items]).toEqual([3])
    expect(weights[0]).toBeCloseTo(3 / 4)
  })

  it('come back from their bytes to one part in 255, alone and from a shelf', () => {
    const some = list([70_000, 0.8], [3, 0.2], [9, 0.01])
    const back = decodeDistant(encodeDistant(some))
    expect(back.items).toEqual(some.items)
    back.weights.forEach((weight, i) => {
      expect(Math.abs(weight - some.weights[i]!)).toBeLessThan(0.8 / 255)
    })
    const shelf = encodeDistantShelf(
      Array.from({ length: itemsAShelf }, (_, i) => (i === 5 ? some : noDistant)),
    )
    expect(decodeDistant(distantOnShelf(shelf, itemsAShelf + 5))).toEqual(back)
    expect(decodeDistant(distantOnShelf(shelf, 6)).items).toHaveLength(0)
  })
})

describe('places', () => {
  const dims = 2
  const finder = new PlaceFinder(near, dims, seededChance(1))
  for (let round = 0; round < 40; round++) finder.round()
  const places = finder.places()
  const alike = (a: number, b: number) => cosineAt(places, a * dims, b * dims, dims)

  it('lie alike for items that go together and apart for those that do not', () => {
    expect(alike(2, 3)).toBeGreaterThan(0.95)
    expect(alike(5, 6)).toBeGreaterThan(0.95)
    expect(Math.abs(alike(2, 5))).toBeLessThan(0.1)
  })

  it('are found in as many more steps as there are more items', () => {
    const stepsOf = (size: number) => {
      const ring = joinNeighbours(Array.from({ length: size }, (_, i) => list([(i + 1) % size, 1])))
      const { dims } = defaultMapSettings
      const some = new PlaceFinder(ring, dims, seededChance(2))
      return [...some.roundSteps()].length + 1
    }
    expect(stepsOf(100)).toBe(1)
    const [few, many] = [stepsOf(10_000), stepsOf(40_000)]
    expect(few).toBeGreaterThanOrEqual(8)
    expect(many).toBeGreaterThanOrEqual(3 * few)
  })

  it('are no place at all for an item without neighbours', () => {
    expect([...places.subarray(0, dims)]).toEqual([0, 0])
  })
})
