import { expect, test } from 'vitest'
import { type Bar, barsLayout } from './layout.ts'

const bar = (name: string, value: number, before?: number): Bar => ({
  name,
  value,
  text: String(value),
  ...(before === undefined ? {} : { before }),
})
const bars = [bar('Gold', 10, 8), bar('Silver', 5), bar('None', 0)]
const size = { width: 500, height: 240, characterWidth: 7 }

test('in rows all begin on one line, are as long as their values, and have their figure after them', () => {
  const { bars: boxes, base, height } = barsLayout({ ...size, bars, direction: 'rows' })
  expect(boxes.map(({ x }) => x)).toEqual([base.x1, base.x1, base.x1])
  expect(boxes[0]!.width).toBeCloseTo(2 * boxes[1]!.width)
  expect(boxes[2]!.width).toBe(0)
  for (const { x, width, text } of boxes) expect(text.x).toBeGreaterThan(x + width)
  expect(boxes.at(-1)!.y).toBeLessThan(height)
})

test('names too long for a narrow screen stand above their bars', () => {
  const long = [bar('A name that would take most of the width', 10), bar('Another', 5)]
  const { bars: boxes, height } = barsLayout({ ...size, width: 320, bars: long, direction: 'rows' })
  for (const { x, y, name } of boxes) {
    expect(x).toBe(0)
    expect(name.y).toBeLessThan(y)
  }
  expect(boxes[1]!.name.y - 13).toBeGreaterThan(boxes[0]!.y + boxes[0]!.height)
  expect(boxes[1]!.y + boxes[1]!.height).toBeLessThanOrEqual(height)
})

test('what a bar is compared with is on the same scale', () => {
  const [gold] = barsLayout({ ...size, bars, direction: 'rows' }).bars
  expect((gold!.mark!.x1 - gold!.x) / gold!.width).toBeCloseTo(0.8)
})

test('in columns zero is the baseline, and values rise to the ticks', () => {
  const { bars: boxes, base, ticks } = barsLayout({ ...size, bars, direction: 'columns' })
  expect(ticks[0]).toEqual({ value: 0, at: base.y1 })
  for (const { y, height } of boxes) expect(y + height).toBeCloseTo(base.y1)
  expect(boxes[0]!.height).toBeCloseTo(2 * boxes[1]!.height)
})

test('names of many columns have room: some are left out, the first is there', () => {
  const many = Array.from({ length: 40 }, (_, n) => bar(`day ${n}`, n))
  const { bars: boxes } = barsLayout({ ...size, bars: many, direction: 'columns' })
  const shown = boxes.filter(({ name }) => name.shown)
  expect(boxes[0]!.name.shown).toBe(true)
  for (const [index, { name }] of shown.slice(1).entries())
    expect(name.x - shown[index]!.name.x).toBeGreaterThanOrEqual('day 39'.length * 7)
})

test('nothing and only zeros are drawn without a fault', () => {
  for (const list of [[], [bar('a', 0)]]) {
    for (const direction of ['rows', 'columns'] as const)
      expect(JSON.stringify(barsLayout({ ...size, bars: list, direction }))).not.toMatch(
        /null,"y|NaN|Infinity/,
      )
  }
})
