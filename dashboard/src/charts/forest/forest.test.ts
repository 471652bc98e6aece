import { expect, test } from 'vitest'
import { axeFaults, mount, textOf } from '../../element/page.fixture.ts'
import { ForestElement } from './forest.ts'

const rows = [
  {
    name: 'Shelves',
    value: 5,
    low: 2,
    high: 8,
    wideLow: 1,
    wideHigh: 9,
    text: '+£5',
    spoken: 'Shelves: +£5',
  },
  {
    name: 'By clicks',
    value: 7,
    low: null,
    high: null,
    text: '£7',
    spoken: 'By clicks: £7',
    tone: 'that' as const,
  },
]

async function open() {
  const forest = await mount(new ForestElement(), { label: 'Differences', rows })
  await expect.poll(() => forest.querySelectorAll('.estimate').length).toBe(2)
  return forest
}

test('each row is a dot, with its intervals where there are any', async () => {
  const forest = await open()
  const [first, second] = forest.querySelectorAll('.estimate')
  expect([first?.querySelectorAll('.fixed').length, first?.querySelectorAll('.wide').length]).toEqual([1, 1])
  expect([
    second?.querySelectorAll('circle').length,
    second?.querySelectorAll('.fixed, .wide').length,
  ]).toEqual([1, 0])
  expect(textOf(first)).toContain('+£5')
})

test('the arrow keys go from row to row', async () => {
  const forest = await open()
  forest.querySelector<SVGElement>('[data-index="0"]')?.focus()
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
  expect(document.activeElement?.getAttribute('aria-label')).toBe('By clicks: £7')
})

test('axe finds nothing', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})
