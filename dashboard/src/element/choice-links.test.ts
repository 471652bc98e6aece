import { render } from 'lit'
import { expect, test } from 'vitest'
import { parseRoute } from '../route/route.ts'
import { choiceLinks } from './choice-links.ts'

const route = parseRoute('#/value?work=done&cursor=9&range=7')

function linksOf(given: { usual?: null; drops?: string[] }) {
  const place = document.createElement('div')
  const names = ['open', 'done'] as const
  render(
    choiceLinks({
      route,
      key: 'work',
      label: 'Show',
      names,
      chosen: 'done',
      word: (name) => `<${name}>`,
      ...given,
    }),
    place,
  )
  expect(place.querySelector('nav.choices')?.ariaLabel).toBe('Show')
  return [...place.querySelectorAll('a.choice')].map((link) => [
    link.textContent,
    link.getAttribute('href'),
    link.ariaCurrent,
  ])
}

test('the first choice is the address without the field, and what else it says stays', () => {
  expect(linksOf({})).toEqual([
    ['<open>', '#/value?cursor=9&range=7', 'false'],
    ['<done>', '#/value?cursor=9&range=7&work=done', 'true'],
  ])
})

test('where no choice is the usual one every choice is named; what goes with the one before is dropped', () => {
  expect(linksOf({ usual: null, drops: ['cursor'] })).toEqual([
    ['<open>', '#/value?range=7&work=open', 'false'],
    ['<done>', '#/value?range=7&work=done', 'true'],
  ])
})
