import { expect, test } from 'vitest'
import { type NetworkLink, type NetworkNode, networkLayout } from './layout.ts'

const node = (id: string, weight = 1): NetworkNode => ({
  id,
  name: `Book ${id}`,
  weight,
  spoken: `Book ${id}`,
})
const nodes = [node('a', 9), node('b', 4), node('c', 4), node('d', 1), node('e', 1)]
const links: NetworkLink[] = [
  { from: 'a', to: 'b', weight: 3 },
  { from: 'a', to: 'c', weight: 5 },
  { from: 'd', to: 'e', weight: 1 },
]
const lay = (given = nodes, joined = links, width = 700) =>
  networkLayout({ nodes: given, links: joined, width, height: 400, characterWidth: 6.5 })

test('the same data lies the same way each time', () => {
  expect(lay()).toEqual(lay())
})

test('every dot is within the picture, and no two lie on each other', () => {
  const { nodes: dots } = lay()
  for (const [index, { x, y, radius }] of dots.entries()) {
    expect(x).toBeGreaterThanOrEqual(radius)
    expect(x).toBeLessThanOrEqual(700 - radius)
    expect(y).toBeGreaterThanOrEqual(radius)
    expect(y).toBeLessThanOrEqual(400 - radius)
    for (const other of dots.slice(index + 1))
      expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(radius + other.radius)
  }
})

test('what goes together lies closer than what does not, on the whole', () => {
  const { nodes: dots } = lay()
  const far = { tied: [] as number[], apart: [] as number[] }
  for (const [index, one] of dots.entries()) {
    for (const [other, another] of dots.entries()) {
      if (other <= index) continue
      const isTied = links.some(({ from, to }) => from === nodes[index]!.id && to === nodes[other]!.id)
      far[isTied ? 'tied' : 'apart'].push(Math.hypot(one.x - another.x, one.y - another.y))
    }
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(mean(far.tied)).toBeLessThan(mean(far.apart))
})

test('no name that is written touches another', () => {
  const labels = lay().nodes.flatMap(({ label }) => (label.isHidden ? [] : [label]))
  expect(labels.length).toBeGreaterThan(1)
  for (const [index, one] of labels.entries()) {
    for (const other of labels.slice(index + 1)) {
      const room = ((one.text.length + other.text.length) * 6.5) / 2
      expect(Math.abs(one.x - other.x) >= room - 1e-6 || Math.abs(one.y - other.y) >= 15).toBe(true)
    }
  }
})

test('keys lead from the weightiest to what it goes with, the strongest first, and then on', () => {
  expect(lay().order.map((index) => nodes[index]!.id)).toEqual(['a', 'c', 'b', 'd', 'e'])
})

test('nothing, one alone, and links to nobody are drawn too', () => {
  expect(lay([], []).nodes).toEqual([])
  const { nodes: alone, links: none } = lay([node('a')], [{ from: 'a', to: 'z', weight: 1 }])
  expect(none).toEqual([])
  expect([alone[0]!.x, alone[0]!.y].every(Number.isFinite)).toBe(true)
})
