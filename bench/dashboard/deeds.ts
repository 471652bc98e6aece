import type { Locator, Page } from 'playwright-core'

/** Something a merchant does with their hands in a view, again and again without a pause. */
export interface Deed {
  name: string
  address: string
  /** What must be there before. */
  ready: string
  act(page: Page): Promise<void>
}

const steps = 40

/** Everything that has to follow the hand. */
export const deeds: readonly Deed[] = [
  {
    name: 'drag the Lorenz cursor',
    address: '#/value',
    ready: 'kindred-lorenz svg .handle',
    act: (page) => drag(page, page.locator('kindred-lorenz .plot'), [0.15, 0.5], [0.9, 0.5]),
  },
  {
    name: 'slide a weight of the ranking',
    address: '#/value',
    ready: 'table.ranking tbody tr',
    act: (page) => drag(page, page.locator('.weight input[name="loyalty"]'), [0.2, 0.5], [0.95, 0.5]),
  },
  {
    name: 'slide it with forty in sight',
    address: '#/value',
    ready: 'table.ranking tbody tr',
    act: async (page) => {
      if ((await page.locator('table.ranking tbody tr').count()) < 20)
        await page.locator('.ranked .all-of-them').click()
      await drag(page, page.locator('.weight input[name="future"]'), [0.3, 0.5], [0.05, 0.5])
    },
  },
  {
    name: 'brush the swarm',
    address: '#/retention',
    ready: 'kindred-swarm svg .field-of-people',
    act: (page) => drag(page, page.locator('kindred-swarm svg'), [0.2, 0.2], [0.85, 0.8]),
  },
  {
    name: 'hover over the swarm',
    address: '#/retention',
    ready: 'kindred-swarm svg .field-of-people',
    act: (page) => hover(page, page.locator('kindred-swarm svg')),
  },
  {
    name: 'hover over the cohorts',
    address: '#/retention',
    ready: 'kindred-heat-map svg',
    act: (page) => hover(page, page.locator('kindred-heat-map svg').first()),
  },
  {
    name: 'type into the search of customers',
    address: '#/customers',
    ready: 'a.person',
    act: async (page) => {
      const field = page.locator('input[name="q"]')
      await field.fill('')
      await field.pressSequentially('Person 1984', { delay: 70 })
      await page.waitForTimeout(600)
    },
  },
  {
    name: 'hover over the customers',
    address: '#/customers',
    ready: 'a.person',
    act: (page) => hover(page, page.locator('table.customers tbody')),
  },
]

type Place = readonly [x: number, y: number]

async function drag(page: Page, target: Locator, from: Place, to: Place): Promise<void> {
  const at = await placesIn(target)
  await page.mouse.move(...at(from))
  await page.mouse.down()
  for (let i = 1; i <= steps; i++) {
    const share = i / steps
    await page.mouse.move(...at([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]))
  }
  await page.mouse.up()
}

async function hover(page: Page, target: Locator): Promise<void> {
  const at = await placesIn(target)
  for (let i = 0; i <= steps; i++)
    await page.mouse.move(...at([0.08 + (0.84 * i) / steps, 0.1 + (0.5 * i) / steps]))
}

/** Places by shares of a thing's width and height, as the screen has them. */
async function placesIn(target: Locator): Promise<(place: Place) => [number, number]> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('what was to be used is not in sight')
  return ([x, y]) => [box.x + box.width * x, box.y + box.height * y]
}
