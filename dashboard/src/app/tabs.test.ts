import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { axeFaults, mount, settled, textOf } from '../element/page.fixture.ts'
import { parseRoute, viewNames } from '../route/route.ts'
import { en } from '../words/en.ts'
import { TabsElement } from './tabs.ts'

async function open(hash = '#/today') {
  return mount(new TabsElement(), { words: en, route: parseRoute(hash), names: viewNames })
}

const more = (tabs: Element) => tabs.querySelector<HTMLButtonElement>('.more')!

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('there is a link to each view, with dates and segment, and the open one says so', async () => {
  const tabs = await open('#/value?range=7d&segment=late&cursor=p2')
  const links = [...tabs.querySelectorAll('a')]
  expect(links.map((link) => link.getAttribute('href'))).toEqual(
    viewNames.map((name) => `#/${name}?range=7d&segment=late`),
  )
  expect(textOf(tabs.querySelector('[aria-current="page"]'))).toBe('Value')
})

test('the sheet opens and closes, by Escape too, which gives the focus back', async () => {
  const tabs = await open()
  more(tabs).dispatchEvent(new MouseEvent('click'))
  await settled(tabs)
  expect(more(tabs).getAttribute('aria-expanded')).toBe('true')
  tabs.querySelector<HTMLElement>('a')?.focus()
  await userEvent.keyboard('{Escape}')
  await settled(tabs)
  expect(more(tabs).getAttribute('aria-expanded')).toBe('false')
})

test('another view closes the sheet, and a view behind “More” lights it up', async () => {
  const tabs = await open()
  more(tabs).dispatchEvent(new MouseEvent('click'))
  await settled(tabs)
  tabs.route = parseRoute('#/settings')
  await settled(tabs)
  expect(more(tabs).getAttribute('aria-expanded')).toBe('false')
  expect(more(tabs).classList).toContain('here')
})
