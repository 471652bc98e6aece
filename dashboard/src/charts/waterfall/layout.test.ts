import { expect, test } from 'vitest'
import { type Step, waterfallLayout } from './layout.ts'

const steps: Step[] = [
  { name: 'Before', kind: 'whole', value: 100, text: '£100' },
  { name: 'People', kind: 'change', value: 60, text: '+£60' },
  { name: 'Baskets', kind: 'change', value: -40, text: '−£40' },
  { name: 'Now', kind: 'whole', value: 120, text: '£120' },
]
const size = { width: 700, characterWidth: 7 }

test('each step begins where the one before ended, and wholes begin at zero', () => {
  const { steps: boxes, zero } = waterfallLayout(steps, size)
  const [before, people, baskets, now] = boxes as [
    (typeof boxes)[0],
    (typeof boxes)[0],
    (typeof boxes)[0],
    (typeof boxes)[0],
  ]
  expect(before.x).toBe(zero)
  expect(people.x).toBeCloseTo(before.x + before.width)
  expect(baskets.x + baskets.width).toBeCloseTo(people.x + people.width)
  expect(now.x + now.width).toBeCloseTo(baskets.x)
  expect(boxes.map(({ direction }) => direction)).toEqual(['whole', 'up', 'down', 'whole'])
})

test('nothing leaves the picture, wide or narrow, with nothing to show or below zero', () => {
  const lists: Step[][] = [steps, [], [{ name: 'All', kind: 'whole', value: 0, text: '£0' }], [steps[2]!]]
  for (const list of lists)
    for (const width of [320, 900]) {
      const { steps: boxes } = waterfallLayout(list, { ...size, width })
      for (const { x, y, width: wide } of boxes) {
        expect(Number.isFinite(x + y + wide)).toBe(true)
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x + wide).toBeLessThanOrEqual(width)
      }
    }
})

test('on a narrow screen names stand above their bars', () => {
  const { steps: boxes } = waterfallLayout([{ ...steps[0]!, name: 'A rather long name of a category' }], {
    ...size,
    width: 360,
  })
  expect(boxes[0]!.name.y).toBeLessThan(boxes[0]!.y)
  expect(boxes[0]!.x).toBe(0)
})
