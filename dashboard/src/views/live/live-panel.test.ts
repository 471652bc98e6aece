import { expect, test } from 'vitest'
import { kitWith, noon } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { LivePanelElement } from './live-panel.ts'

async function openConnected() {
  const kit = kitWith()
  const panel = await mount(new LivePanelElement(), { kit, short: true })
  kit.feed.start()
  const socket = kit.api.sockets[0]!
  socket.open()
  return { kit, panel, socket }
}

test('axe finds nothing, light or dark', async () => {
  const { panel, socket } = await openConnected()
  socket.message({ type: 'order', at: noon, person: 'c:1', name: 'purchase', amount_minor: 1_250 })
  await settled(panel)
  expect(await axeFaults()).toEqual([])
})

test('a line says who did what, with which product, on which shelf', async () => {
  const { panel, socket } = await openConnected()
  const item = { id: 'b1', title: '<i>Emma</i>' }
  socket.message({
    type: 'event',
    at: noon,
    person: 'v:0199-89abcd',
    name: 'select_item',
    item,
    placement: 'home',
  })
  await settled(panel)
  expect(textOf(panel.querySelector('li'))).toBe(
    '12:00 Visitor 89abcd clicked <i>Emma</i> on the shelf “Home page”',
  )
  expect(panel.querySelector('li a')?.getAttribute('href')).toBe('#/customers/v%3A0199-89abcd')
})

test('the connection is told in words, and only that is announced', async () => {
  const { panel, socket } = await openConnected()
  const status = () => textOf(panel.querySelector('[role="status"]'))
  await settled(panel)
  expect(status()).toBe('Connected')
  socket.close()
  await settled(panel)
  expect(status()).toBe('Connection lost. Trying again in 1 s; the lines below are kept.')
  expect(panel.querySelector('ol[aria-live], ol [aria-live]')).toBeNull()
})

test('paused, lines wait; going on, they come', async () => {
  const { panel, socket } = await openConnected()
  await settled(panel)
  panel.querySelector<HTMLButtonElement>('header button')?.click()
  socket.message({ type: 'event', at: noon, person: 'v:1', name: 'search' })
  await settled(panel)
  expect(textOf(panel.querySelector('[role="status"]'))).toBe('Paused; 1 new line is waiting.')
  expect(panel.querySelectorAll('li')).toHaveLength(0)
  panel.querySelector<HTMLButtonElement>('header button')?.click()
  await settled(panel)
  expect(panel.querySelectorAll('li')).toHaveLength(1)
})

test('taken out of the page it listens no more', async () => {
  const { kit, panel, socket } = await openConnected()
  await settled(panel)
  panel.remove()
  socket.message({ type: 'event', at: noon, person: 'v:1', name: 'search' })
  expect(panel.isUpdatePending).toBe(false)
  expect(kit.feed.state.lines).toHaveLength(1)
})
