import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { busyWeek, kitWith } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { seriesOf } from '../../transforms/series.ts'
import { TimeSeriesElement } from './time-series.ts'

const options = { metric: 'revenue', compare: true, today: '2026-03-07' } as const

async function open() {
  const { words, format } = kitWith()
  const series = seriesOf(busyWeek, options)
  const chart = await mount(new TimeSeriesElement(), { words, format, series, metric: 'revenue' })
  await expect.poll(() => chart.querySelector('svg')).not.toBeNull()
  return chart
}

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('arrow keys read one day after the other, aloud and on screen', async () => {
  const chart = await open()
  const slider = chart.querySelector<HTMLElement>('[role="slider"]')!
  slider.focus()
  await userEvent.keyboard('{ArrowLeft}')
  await settled(chart)
  expect(slider.getAttribute('aria-valuetext')).toMatch(
    /^Fri,? 6 Mar 2026: £60.00; Before, Fri,? 27 Feb 2026: £60.00$/,
  )
  expect(textOf(chart.querySelector('.reading'))).toContain('£60.00')
  await userEvent.keyboard('{Home}{ArrowLeft}')
  await settled(chart)
  expect(slider.getAttribute('aria-valuenow')).toBe('0')
  await userEvent.keyboard('{End}')
  await settled(chart)
  expect(slider.getAttribute('aria-valuetext')).toContain('(incomplete)')
})

test('pointing reads the nearest day, leaving puts it away', async () => {
  const chart = await open()
  const plot = chart.querySelector<HTMLElement>('.plot')!
  const { left, top } = plot.getBoundingClientRect()
  plot.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 50, clientY: top + 50 }))
  await settled(chart)
  expect(textOf(chart.querySelector('.reading'))).toContain('£10.00')
  plot.dispatchEvent(new PointerEvent('pointerleave'))
  await settled(chart)
  expect(chart.querySelector('.cross')).toBeNull()
})

test('the day that is not over is hatched', async () => {
  const chart = await open()
  expect(chart.querySelector('rect[fill="url(#hatch)"]')).not.toBeNull()
  expect(chart.querySelector('.dashed')?.getAttribute('d')).not.toBe('')
})
