import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { axeFaults, mount, settled } from '../../element/page.fixture.ts'
import { BarsElement } from './bars.ts'

const bars = [
  { name: 'Gold', value: 10, text: '10', before: 8 },
  { name: 'Silver', value: 5, text: '5', spoken: 'Silver: 5 people', incomplete: true },
]

async function open(options: Partial<BarsElement> = {}) {
  const chart = await mount(new BarsElement(), { label: 'Members by tier', bars, ...options })
  await expect.poll(() => chart.querySelector('svg')).not.toBeNull()
  return chart
}

const bar = (chart: Element, index: number) => chart.querySelector<SVGElement>(`[data-index="${index}"]`)!

test('axe finds nothing in rows and in columns, to look at or to click, light or dark', async () => {
  const chart = await open()
  expect(await axeFaults()).toEqual([])
  Object.assign(chart, { direction: 'columns', clickable: true })
  await settled(chart)
  expect(await axeFaults()).toEqual([])
})

test('each bar says its name and figure; the arrows go from one to the next', async () => {
  const chart = await open()
  bar(chart, 0).focus()
  await userEvent.keyboard('{ArrowDown}')
  await settled(chart)
  expect(document.activeElement).toBe(bar(chart, 1))
  expect(bar(chart, 0).getAttribute('aria-label')).toBe('Gold: 10')
  expect(bar(chart, 1).getAttribute('aria-label')).toBe('Silver: 5 people')
})

test('a bar is chosen only where something can be chosen', async () => {
  const chart = await open()
  const chosen = vi.fn((event: Event) => (event as CustomEvent).detail)
  chart.addEventListener('kindred-mark', chosen)
  bar(chart, 1).dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(chosen).not.toHaveBeenCalled()
  chart.clickable = true
  await settled(chart)
  bar(chart, 1).focus()
  await userEvent.keyboard('{Enter}')
  expect(chosen).toHaveReturnedWith(1)
})
