import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { axeFaults, mount, settled } from '../../element/page.fixture.ts'
import { SwarmElement } from './swarm.ts'

const cells = [
  { column: 0, row: 0, count: 3, spoken: 'unlikely, little: 3 people' },
  { column: 4, row: 2, count: 8, spoken: 'likely, much: 8 people' },
  { column: 4, row: 0, count: 2, spoken: 'likely, little: 2 people' },
]

async function open() {
  const swarm = await mount(new SwarmElement(), { label: 'People', cells, columns: 5, rows: 3 })
  await expect.poll(() => swarm.querySelector('svg')).not.toBeNull()
  const brushed = vi.fn((event: Event) => (event as CustomEvent).detail)
  swarm.addEventListener('kindred-brush', brushed)
  return { swarm, brushed }
}

const field = (swarm: Element, index: number) => swarm.querySelector<SVGElement>(`[data-index="${index}"]`)!

test('axe finds nothing, light or dark', async () => {
  await open()
  expect(await axeFaults()).toEqual([])
})

test('the arrows lead to fields with people, Enter brushes one, Shift widens the brush', async () => {
  const { swarm, brushed } = await open()
  field(swarm, 0).focus()
  await userEvent.keyboard('{ArrowRight}')
  await settled(swarm)
  expect(document.activeElement).toBe(field(swarm, 2))
  await userEvent.keyboard('{Enter}')
  expect(brushed).toHaveLastReturnedWith({ columns: [4, 4], rows: [0, 0] })
  await userEvent.keyboard('{Shift>}{ArrowUp}{ArrowLeft}{ArrowRight}{/Shift}')
  await settled(swarm)
  expect(brushed).toHaveLastReturnedWith({ columns: [3, 4], rows: [0, 1] })
  expect(swarm.querySelector('.brush')).not.toBeNull()
})

test('a brush drawn with the pointer keeps to the fields, and rests when it is let go', async () => {
  const { swarm, brushed } = await open()
  const drawing = swarm.querySelector('svg')!
  drawing.setPointerCapture = () => {}
  const { left, top, width, height } = drawing.getBoundingClientRect()
  const at = (type: string, x: number, y: number) =>
    drawing.dispatchEvent(
      new PointerEvent(type, { clientX: left + x, clientY: top + y, pointerId: 1, bubbles: true }),
    )
  at('pointerdown', width - 12, 12)
  at('pointermove', width - 12, height / 2)
  expect(brushed).not.toHaveBeenCalled()
  at('pointerup', width - 12, height / 2)
  expect(brushed).toHaveReturnedWith({ columns: [4, 4], rows: [1, 2] })
  const before = swarm.querySelector('.dots')!.getAttribute('d')
  await settled(swarm)
  expect(swarm.querySelector('.dots.chosen')!.getAttribute('d')).toBe(before)
})
