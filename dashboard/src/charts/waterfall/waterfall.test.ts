import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { axeFaults, mount, settled } from '../../element/page.fixture.ts'
import { WaterfallElement } from './waterfall.ts'

async function open() {
  const chart = await mount(new WaterfallElement(), {
    label: 'From before to now',
    steps: [
      { name: 'Before', kind: 'whole', value: 100, text: '£100' },
      { name: 'More people', kind: 'change', value: 20, text: '+£20' },
      { name: 'Now', kind: 'whole', value: 120, text: '£120' },
    ],
  })
  await expect.poll(() => chart.querySelector('svg')).not.toBeNull()
  return chart
}

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('the arrows lead from step to step, each read with its figure', async () => {
  const chart = await open()
  chart.querySelector<SVGElement>('[data-index="0"]')?.focus()
  await userEvent.keyboard('{ArrowDown}')
  await settled(chart)
  expect(document.activeElement?.getAttribute('aria-label')).toBe('More people: +£20')
})
