import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { pause } from '../testing/page.ts'
import { fakeService, part, products, putShelf } from '../testing/shelf-service.ts'

beforeEach(async () => {
  await page.viewport(1000, 800)
})

afterEach(() => {
  document.body.replaceChildren()
  delete window.kindred
})

let experiments = 0
/** An experiment that no test before this one met: exposures are told once a page. */
const inArm = (arm: string) => ({ experiments: [{ experiment: `home-${++experiments}`, arm }] })
const exposures = (service: ReturnType<typeof fakeService>) =>
  service.tracked.filter(({ name }) => name === 'exposure').map(({ fields }) => fields)

test('a shelf that comes into sight tells the arm that was met, once', async () => {
  const arms = inArm('shelves')
  const service = fakeService({ products: products(4), ...arms })
  await putShelf()
  await expect.poll(() => exposures(service)).toEqual([{ ...arms.experiments[0], placement: 'home' }])
  await putShelf()
  await pause(100)
  expect(exposures(service)).toHaveLength(1)
})

test('a holdout draws nothing, takes no room, moves nothing, and tells where the shelf would have stood', async () => {
  const arms = inArm('none')
  const service = fakeService({ products: [], holdout: true, ...arms })
  document.body.insertAdjacentHTML(
    'beforeend',
    '<style>kindred-shelf { margin: 50px; min-height: 90px }</style>',
  )
  document.body.insertAdjacentHTML('beforeend', '<p id=above style="margin:0">above</p>')
  const shelf = await putShelf()
  document.body.insertAdjacentHTML('beforeend', '<p id=below style="margin:0">below</p>')
  await expect.poll(() => exposures(service)).toEqual([{ ...arms.experiments[0], placement: 'home' }])
  expect(shelf.shadowRoot!.querySelector('section')).toBeNull()
  const above = document.querySelector('#above')!.getBoundingClientRect()
  const below = document.querySelector('#below')!.getBoundingClientRect()
  expect(below.top).toBe(above.bottom)
  expect(service.tracked.map(({ name }) => name)).toEqual(['exposure'])
})

test.each([
  ['shelves', { products: products(4) }],
  ['none', { products: [], holdout: true as const }],
])('below the fold the arm %s is not met before it comes into sight', async (arm, answer) => {
  const arms = inArm(arm)
  const service = fakeService({ ...answer, ...arms })
  document.body.insertAdjacentHTML('beforeend', '<div style="height:2000px"></div>')
  const shelf = await putShelf()
  await pause(100)
  expect(exposures(service)).toEqual([])
  scrollTo(0, 1_600)
  await expect.poll(() => exposures(service)).toHaveLength(1)
  expect(part(shelf, 'card') === null).toBe(arm === 'none')
  scrollTo(0, 0)
})
