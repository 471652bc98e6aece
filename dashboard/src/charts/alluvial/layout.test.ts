import { expect, test } from 'vitest'
import { type AlluvialFlow, type AlluvialOptions, alluvialLayout } from './layout.ts'

const nodes = ['gold', 'silver', 'member'].map((id) => ({ id, name: id, tone: 'tone-all' }))
const flow = (from: string, to: string, people: number): AlluvialFlow => ({ from, to, people, spoken: '' })
const flows = [
  flow('member', 'member', 60),
  flow('member', 'silver', 20),
  flow('silver', 'silver', 10),
  flow('silver', 'gold', 5),
  flow('gold', 'gold', 5),
]
const layoutOf = (more: Partial<AlluvialOptions> = {}) =>
  alluvialLayout({ left: nodes, right: nodes, flows, width: 640, characterWidth: 7, write: String, ...more })

test('boxes are as high as they have people, on one scale, and do not overlap', () => {
  const { boxes, height } = layoutOf()
  const left = boxes.filter(({ side }) => side === 'left')
  expect(left.map(({ text }) => text)).toEqual(['5', '15', '80'])
  const scale = left[0]!.height / 5
  for (const box of boxes) expect(box.height).toBeCloseTo(Number(box.text) * scale, 5)
  for (const side of ['left', 'right']) {
    const column = boxes.filter((box) => box.side === side)
    for (const [above, below] of column.slice(1).map((box, n) => [column[n]!, box] as const)) {
      expect(below.y).toBeGreaterThan(above.y + above.height)
      expect(below.label.y - above.label.y).toBeGreaterThanOrEqual(17.9)
    }
    expect(column.at(-1)!.y + column.at(-1)!.height).toBeLessThanOrEqual(height + 0.01)
  }
})

test('each flow is a ribbon between its boxes, and who stayed is told apart', () => {
  const { ribbons, boxes } = layoutOf()
  expect(ribbons.map(({ flow: { from, to } }) => `${from}-${to}`)).toEqual([
    'gold-gold',
    'silver-gold',
    'silver-silver',
    'member-silver',
    'member-member',
  ])
  expect(ribbons.filter(({ stays }) => stays)).toHaveLength(3)
  const silver = boxes.find(({ side, node }) => side === 'left' && node.id === 'silver')!
  expect(ribbons[1]!.d.startsWith(`M${Math.round((silver.x + silver.width) * 10) / 10},`)).toBe(true)
})

test('nobody, narrow pictures and long names are drawn too, and nothing is no number', () => {
  const long = nodes.map((node) => ({ ...node, name: 'A name that goes on and on and on and on' }))
  for (const layout of [
    layoutOf({ flows: [] }),
    layoutOf({ left: [], right: [], flows: [] }),
    layoutOf({ width: 320, left: long, right: long }),
  ]) {
    expect(JSON.stringify(layout)).not.toMatch(/NaN|null/)
    const [left, right] = (['left', 'right'] as const).map((side) =>
      layout.boxes.find((box) => box.side === side),
    )
    if (left && right) expect(right.x - left.x).toBeGreaterThan(60)
  }
})
