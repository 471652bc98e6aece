import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExperimentReports } from '#shared/wire/experiment'
import { openStage, type Person, type Stage } from '../../scripts/stage.ts'
import { kept } from './shelf.ts'
import { type Steadiness, steadiness, watchSteadiness } from './steadiness.ts'

/** A holdout: some visitors see no shelf at all, and both kinds are counted when they come to where it stands. */

const opened = ['/book/emma-jane-austen', '/book/persuasion-jane-austen']

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const answer = await merchant('PUT', '/v1/settings', {
    publish_delay_ms: 0,
    experiments: [
      {
        id: 'holdout',
        status: 'running',
        arms: [
          { id: 'none', weight: 1, placements: { home: null } },
          { id: 'shelf', weight: 1 },
        ],
      },
    ],
  })
  expect(answer.status).toBe(200)
})
afterAll(() => stage?.close())

function merchant(method: string, path: string, body?: object): Promise<Response> {
  return fetch(stage.kindredUrl + path, {
    method,
    headers: { authorization: `Bearer ${stage.store.secret_key}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}

const armsOf = async () => {
  const answer = await merchant('GET', '/v1/insights/experiments')
  const { experiments } = (await answer.json()) as ExperimentReports
  return Object.fromEntries(experiments[0]!.arms.map(({ arm, people }) => [arm, people]))
}

interface Met {
  person: Person
  arm: string
  steady: Steadiness
}

/** The home page, opened by somebody known, until its shelf has products or is held out. */
async function openHome(page: Page): Promise<string> {
  await page.goto(stage.shopUrl)
  const home = page.locator('kindred-shelf[placement=home]')
  await page.waitForFunction(() => {
    const shelf = document.querySelector('kindred-shelf[placement=home]')
    return shelf?.hasAttribute('held-out') || shelf?.shadowRoot?.querySelector('[part=card]')
  })
  return (await home.getAttribute('held-out')) === null ? 'shelf' : 'none'
}

async function meet(): Promise<Met> {
  const person = await stage.visitor({ viewport: { width: 1280, height: 480 } }) // the shelf is below the fold
  await person.context.addInitScript(watchSteadiness)
  const { page } = person
  for (const path of opened) await page.goto(stage.shopUrl + path)
  await expect.poll(async () => (await kept(page))?.visitor).toBeDefined()
  const arm = await openHome(page)
  return { person, arm, steady: await steadiness(page) }
}

test('the same visitor is always in the same arm; both are counted when they come to the place, and a holdout shows nothing', async () => {
  const met: Record<string, Met> = {}
  for (let i = 0; i < 24 && Object.keys(met).length < 2; i++) {
    const one = await meet()
    if (met[one.arm]) await one.person.context.close()
    else met[one.arm] = one
  }
  const { none, shelf } = met as { none: Met; shelf: Met }

  // Nobody scrolled: the shelf's place has not been in sight, so nobody counts.
  expect(await armsOf()).toEqual({ none: 0, shelf: 0 })
  for (const { person } of [none, shelf]) {
    await person.page
      .locator('kindred-shelf[placement=home]')
      .evaluate((place) => scrollTo(0, place.getBoundingClientRect().top + scrollY - 200))
  }
  await expect.poll(armsOf).toEqual({ none: 1, shelf: 1 })

  const place = none.person.page.locator('kindred-shelf[placement=home]')
  expect(await place.evaluate((element) => element.getBoundingClientRect().toJSON())).toMatchObject({
    width: 0,
    height: 0,
  })
  expect(await place.evaluate((element) => element.shadowRoot!.textContent!.trim())).toBe('')
  expect(none.steady.shifts).toEqual([])

  for (const { person, arm } of [none, shelf]) {
    for (let i = 0; i < 3; i++) expect(await openHome(person.page)).toBe(arm)
    expect([person.faults, person.refused].flat()).toEqual([])
  }
  // Seen again, they are still two people.
  expect(await armsOf()).toEqual({ none: 1, shelf: 1 })
})

test('who is signed in stays in the arm of the visitor they were', async () => {
  const { person, arm } = await meet()
  const { page } = person
  await page.goto(`${stage.shopUrl}/account`)
  await page.getByLabel('Your name').fill(`Reader ${Date.now()}`)
  await page.locator('form.fields').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
  expect(await openHome(page)).toBe(arm)
  expect(person.faults).toEqual([])
})

test('where nothing may be remembered there is no experiment', async () => {
  const { page } = await stage.visitor()
  for (let i = 0; i < 3; i++) {
    await page.goto(`${stage.shopUrl}/?consent=denied`)
    await page.locator('kindred-shelf[placement=home] [part=card]').first().waitFor()
  }
})
