import { expect, test, vi } from 'vitest'
import { axeFaults, mount } from '../../element/page.fixture.ts'
import { AlluvialElement } from './alluvial.ts'

const nodes = [
  { id: 'gold', name: 'Gold', tone: 'tone-tier-2' },
  { id: 'member', name: 'Member', tone: 'tone-tier-1' },
]
const flows = [
  { from: 'gold', to: 'gold', people: 2, spoken: '2 stayed in Gold' },
  { from: 'member', to: 'gold', people: 3, spoken: '3 from Member to Gold' },
  { from: 'member', to: 'member', people: 9, spoken: '9 stayed in Member' },
]

async function drawn(more: Partial<AlluvialElement> = {}) {
  const titles = { left: '1 May', right: '1 June' }
  const properties = { label: 'Moves', left: nodes, right: nodes, flows, titles, ...more }
  const chart = await mount(new AlluvialElement(), properties)
  await expect.poll(() => chart.querySelectorAll('.ribbon').length).toBe(3)
  return chart
}

const ribbonAt = (chart: Element, place: string) =>
  chart.querySelector<SVGElement>(`[data-place="${place}"]`)!
const press = (target: Element, key: string) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

test('axe finds nothing, light or dark', async () => {
  await drawn()
  expect(await axeFaults()).toEqual([])
})

test('arrows lead from ribbon to ribbon, one of them is in the order of Tab, and Enter chooses it', async () => {
  const chart = await drawn()
  const told = vi.fn()
  chart.addEventListener('kindred-mark', (event) => told((event as CustomEvent).detail))
  expect(chart.querySelectorAll('.ribbon[tabindex="0"]')).toHaveLength(1)
  ribbonAt(chart, '0 0').focus()
  press(ribbonAt(chart, '0 0'), 'ArrowDown')
  await chart.updateComplete
  expect(document.activeElement).toBe(ribbonAt(chart, '1 0'))
  expect(chart.querySelector('.reading')?.textContent).toBe('3 from Member to Gold')
  press(ribbonAt(chart, '1 0'), 'ArrowRight')
  await chart.updateComplete
  press(document.activeElement!, 'Enter')
  expect(told).toHaveBeenCalledExactlyOnceWith(flows[2])
})

test('a click chooses, and what is chosen says so', async () => {
  const chart = await drawn({ chosen: { from: 'member', to: 'gold' } })
  expect(ribbonAt(chart, '1 0').getAttribute('aria-pressed')).toBe('true')
  const told = vi.fn()
  chart.addEventListener('kindred-mark', (event) => told((event as CustomEvent).detail))
  ribbonAt(chart, '0 0').dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(told).toHaveBeenCalledExactlyOnceWith(flows[0])
})
