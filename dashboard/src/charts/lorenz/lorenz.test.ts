import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { LorenzElement } from './lorenz.ts'

const points = [
  { share: 0, brings: 0 },
  { share: 0.2, brings: 0.6 },
  { share: 1, brings: 1 },
]

async function open() {
  const chart = await mount(new LorenzElement(), {
    label: 'The best customers',
    points,
    share: 0.2,
    tell: (share: number, brings: number) => `top ${share} bring ${brings.toFixed(2)}`,
    even: 'everybody the same',
  })
  await expect.poll(() => chart.querySelector('svg')).not.toBeNull()
  return chart
}

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('the keys move the cursor, tell what it stands on, and say where it came to rest', async () => {
  const chart = await open()
  const rested = vi.fn((event: Event) => (event as CustomEvent).detail)
  chart.addEventListener('kindred-share', rested)
  const slider = chart.querySelector<HTMLElement>('[role="slider"]')!
  slider.focus()
  await userEvent.keyboard('{ArrowRight}')
  await settled(chart)
  expect(slider.getAttribute('aria-valuetext')).toBe('top 0.21 bring 0.60')
  expect(rested).toHaveReturnedWith(0.21)
  await userEvent.keyboard('{End}')
  await settled(chart)
  expect(slider.getAttribute('aria-valuenow')).toBe('100')
})

test('dragging moves the cursor; only letting go tells of it', async () => {
  const chart = await open()
  const rested = vi.fn()
  chart.addEventListener('kindred-share', rested)
  const slider = chart.querySelector<HTMLElement>('[role="slider"]')!
  slider.setPointerCapture = () => {}
  const { left, width, top } = slider.getBoundingClientRect()
  const at = (type: string, x: number) =>
    slider.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: top + 9, pointerId: 1 }))
  at('pointermove', left + width / 2)
  await settled(chart)
  expect(chart.share).toBe(0.2)
  at('pointerdown', left + width / 3)
  at('pointermove', left + width)
  await settled(chart)
  expect(rested).not.toHaveBeenCalled()
  expect(textOf(chart.querySelector('.reading'))).toBe('top 1 bring 1.00')
  at('pointerup', left + width)
  expect(rested).toHaveBeenCalledOnce()
})
