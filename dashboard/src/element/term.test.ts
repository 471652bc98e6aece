import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { axeFaults, mount, settled } from './page.fixture.ts'
import { TermElement } from './term.ts'

const properties = { label: 'Orders', definition: 'Orders your server sent, without cancelled ones.' }

test('axe finds nothing, light or dark, open or not', async () => {
  const term = await mount(new TermElement(), properties)
  expect(await axeFaults()).toEqual([])
  term.querySelector('button')?.focus()
  await settled(term)
  expect(await axeFaults()).toEqual([])
})

test('the focus shows the definition, Escape puts it away', async () => {
  const term = await mount(new TermElement(), properties)
  const box = term.querySelector('.definition')!
  expect(box.matches(':popover-open')).toBe(false)
  term.querySelector('button')?.focus()
  await settled(term)
  expect(box.matches(':popover-open')).toBe(true)
  await userEvent.keyboard('{Escape}')
  await settled(term)
  expect(box.matches(':popover-open')).toBe(false)
})

test('a word at the right edge has its definition inside the window', async () => {
  const term = await mount(new TermElement(), properties)
  term.parentElement!.style.textAlign = 'right'
  term.querySelector('button')?.focus()
  await settled(term)
  const { left, right } = term.querySelector('.definition')!.getBoundingClientRect()
  expect(left).toBeGreaterThanOrEqual(0)
  expect(right).toBeLessThanOrEqual(document.documentElement.clientWidth)
})

test('the definition belongs to the word for those who cannot see it', async () => {
  const term = await mount(new TermElement(), properties)
  const id = term.querySelector('button')?.getAttribute('aria-describedby')
  expect(document.getElementById(id ?? '')?.textContent).toBe(properties.definition)
})
