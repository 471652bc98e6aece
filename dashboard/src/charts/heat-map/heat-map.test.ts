import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { HeatMapElement } from './heat-map.ts'

const cell = (value: number, incomplete = false) => ({
  value,
  text: `${value}%`,
  spoken: `came back: ${value}%`,
  incomplete,
})
const rows = [
  { name: 'May', beside: '12', cells: [cell(100), cell(40), cell(20, true)] },
  { name: 'June', beside: '9', cells: [cell(90), cell(10, true), null] },
]

async function open() {
  const map = await mount(new HeatMapElement(), { label: 'Who came back', columns: ['0', '1', '2'], rows })
  await expect.poll(() => map.querySelector('svg')).not.toBeNull()
  return map
}

const field = (map: Element, place: string) => map.querySelector<SVGElement>(`[data-place="${place}"]`)!

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('each field says its figure, and what is not over yet is hatched', async () => {
  const map = await open()
  expect(field(map, '0 1').getAttribute('aria-label')).toBe('came back: 40%')
  expect(textOf(field(map, '1 1').querySelector('text'))).toBe('10%')
  expect([...map.querySelectorAll('.unfinished')]).toHaveLength(2)
})

test('one field is in the order of Tab; arrows lead to the others, Enter chooses', async () => {
  const map = await open()
  const chosen = vi.fn((event: Event) => (event as CustomEvent).detail)
  map.addEventListener('kindred-mark', chosen)
  expect(map.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
  field(map, '0 0').focus()
  await userEvent.keyboard('{ArrowRight}{ArrowDown}')
  await settled(map)
  expect(document.activeElement).toBe(field(map, '1 1'))
  await userEvent.keyboard('{Enter}')
  expect(chosen).toHaveReturnedWith({ row: 1, column: 1 })
})

test('a click chooses, and what is chosen says so', async () => {
  const map = await open()
  const chosen = vi.fn((event: Event) => (event as CustomEvent).detail)
  map.addEventListener('kindred-mark', chosen)
  field(map, '0 2').dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(chosen).toHaveReturnedWith({ row: 0, column: 2 })
  map.chosen = { row: 0, column: 2 }
  await settled(map)
  expect(field(map, '0 2').getAttribute('aria-pressed')).toBe('true')
})
