import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import type { LineSeries } from './layout.ts'
import { LinesElement } from './lines.ts'

const series: LineSeries[] = [
  { name: 'Still customers', tone: 'this', points: [0, 1, 2].map((x) => ({ x, y: 1 - x / 4 })) },
  { name: 'Ordered', tone: 'that', points: [0, 1].map((x) => ({ x, y: 0.5 - x / 4 })) },
]

async function open() {
  const chart = await mount(new LinesElement(), {
    label: 'Who stays',
    series,
    writeX: (x: number) => `after ${x} months`,
    writeY: (y: number) => `${y * 100}%`,
  })
  await expect.poll(() => chart.querySelector('svg')).not.toBeNull()
  return chart
}

test('axe finds nothing, light or dark', async () => {
  const chart = await open()
  chart.querySelector<HTMLElement>('[role="slider"]')!.focus()
  await settled(chart)
  expect(await axeFaults()).toEqual([])
})

test('the keys read one x after the other, for each curve that goes so far', async () => {
  const chart = await open()
  const slider = chart.querySelector<HTMLElement>('[role="slider"]')!
  slider.focus()
  await settled(chart)
  expect(slider.getAttribute('aria-valuetext')).toBe('after 2 months; Still customers: 50%')
  await userEvent.keyboard('{ArrowLeft}')
  await settled(chart)
  expect(slider.getAttribute('aria-valuetext')).toBe('after 1 months; Still customers: 75%; Ordered: 25%')
  expect(textOf(chart.querySelector('.reading'))).toContain('Ordered 25%')
  expect(chart.querySelectorAll('.dot')).toHaveLength(2)
})

test('a curve of one point is a dot: a line would not be seen', async () => {
  const [first, second] = series as [LineSeries, LineSeries]
  const chart = await mount(new LinesElement(), {
    label: 'The first hour',
    series: [{ ...first, points: first.points.slice(0, 1), dashedFrom: -1 }, second],
  })
  await expect.poll(() => chart.querySelectorAll('.curve .dot')).toHaveLength(1)
})
