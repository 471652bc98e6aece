import { expect, test } from 'vitest'
import { axeFaults, mount } from '../../element/page.fixture.ts'
import { quadrantsLayout } from './layout.ts'
import { QuadrantsElement } from './quadrants.ts'

const field = (column: 0 | 1, row: 0 | 1, share: number) => ({
  column,
  row,
  name: `Field ${column}${row}`,
  means: 'so and so',
  figure: `${share * 100}%`,
  beside: 'people',
  share,
})
const fields = [field(0, 0, 0.5), field(1, 0, 0.3), field(0, 1, 0.2), field(1, 1, 0)]

test('four fields fill the width side by side, and nobody has no colour', () => {
  for (const width of [320, 640, 2_000]) {
    const { boxes, width: all, height } = quadrantsLayout({ fields, width })
    expect(all).toBeLessThanOrEqual(width)
    for (const box of boxes) {
      expect(box.x + box.width).toBeLessThanOrEqual(all + 0.01)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
    }
    expect(boxes[0]!.x + boxes[0]!.width).toBeLessThan(boxes[1]!.x)
    expect(boxes.map(({ step }) => step)).toEqual([4, 3, 2, 0])
  }
})

test('the arrow keys go from field to field, and axe finds nothing', async () => {
  const chart = await mount(new QuadrantsElement(), {
    label: 'Said and done',
    fields,
    columns: ['no', 'yes'],
    rows: ['content', 'not'],
  })
  await expect.poll(() => chart.querySelectorAll('.quadrant').length).toBe(4)
  chart.querySelector<SVGElement>('[data-place="0 0"]')?.focus()
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
  await chart.updateComplete
  expect(document.activeElement?.getAttribute('data-place')).toBe('1 0')
  expect(await axeFaults()).toEqual([])
})
