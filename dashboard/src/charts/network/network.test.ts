import { expect, test, vi } from 'vitest'
import { axeFaults, mount, textOf } from '../../element/page.fixture.ts'
import { NetworkElement } from './network.ts'

const nodes = ['Emma', 'Persuasion', 'Dracula'].map((name, index) => ({
  id: name,
  name,
  weight: 3 - index,
  spoken: `${name}, ${3 - index} orders`,
}))
const links = [{ from: 'Emma', to: 'Dracula', weight: 2 }]

async function open() {
  const network = await mount(new NetworkElement(), { label: 'What goes together', nodes, links })
  await expect.poll(() => network.querySelectorAll('.node').length).toBe(3)
  return network
}

test('the arrow keys lead from the weightiest to what it goes with, and its words are read', async () => {
  const network = await open()
  network.querySelector<SVGElement>('[data-place="0"]')?.focus()
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
  await network.updateComplete
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Dracula, 1 orders')
  expect(textOf(network.querySelector('.reading'))).toBe('Dracula, 1 orders')
})

test('a click tells which one', async () => {
  const network = await open()
  const told = vi.fn()
  network.addEventListener('kindred-mark', (event) => told((event as CustomEvent<number>).detail))
  network.querySelector('[data-place="1"]')?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(told).toHaveBeenCalledWith(2)
})

test('axe finds nothing', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})
