import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SatisfactionReport } from '#shared/wire/satisfaction'
import { demoAccounts } from '../../demo/accounts/account.ts'
import { shopSettings } from '../../demo/store.ts'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { shown, signIn, tokenFor } from './account.ts'
import { kept } from './shelf.ts'

/** What a customer sees of tier, points and beliefs, and what nobody else does. */

const dayMs = 86_400_000
const size = { accounts: 24, guests: 4, anonymousSessions: 40 }

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ size })
})
afterAll(() => stage?.close())

/** Reports an order of £250 with the secret key, as a shop's server does. */
async function order(id: string, customer: string, createdAt: number): Promise<void> {
  const answer = await fetch(`${stage.kindredUrl}/v1/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.store.secret_key}` },
    body: JSON.stringify({
      id,
      created_at: createdAt,
      customer_id: customer,
      currency: 'GBP',
      items: [{ item_id: 'emma-jane-austen', quantity: 1, price_minor: 25_000 }],
    }),
  })
  expect(answer.status).toBeLessThan(300)
}

test('an order that arrives by the API moves tier and points within 5 s, while the page is only looked at', async () => {
  const { page, faults, refused } = await stage.visitor()
  await signIn(page, stage, 'Reader Who Waits')
  const loyalty = page.locator('kindred-loyalty')
  await loyalty.locator('[part=tier]').filter({ hasText: 'Member' }).waitFor()
  expect(await shown(page, 'kindred-loyalty')).toContain('Spend £200.00 more to reach Silver')

  const begun = performance.now()
  await order('API-1', 'name-reader-who-waits', Date.now() - 20 * dayMs)
  await loyalty.locator('[part=tier]').filter({ hasText: 'Silver' }).waitFor({ timeout: 5_000 })
  await loyalty.locator('[part=points]').filter({ hasText: '250 points' }).waitFor({ timeout: 1_000 })
  expect(performance.now() - begun).toBeLessThan(5_000)
  const text = await shown(page, 'kindred-loyalty')
  expect(text).toContain('Spend £750.00 more to reach Gold')
  expect(text).toMatch(/250 expire on \d+ \w+ 20\d\d/)
  expect(text).toContain('You are now Silver.')
  // The points of a fresh order wait until it can no longer be returned.
  await order('API-2', 'name-reader-who-waits', Date.now())
  await expect.poll(() => shown(page, 'kindred-loyalty'), { timeout: 5_000 }).toMatch(/312 more on \d+ \w+/)
  // Before the sign-in was told nothing was kept: the one answer that is no success.
  expect(refused.filter((url) => !url.includes('/v1/me?'))).toEqual([])
  expect(faults).toEqual([])
})

/** Puts both elements into a page of the shop for somebody with this token; every answer of `/v1/me`. */
async function withToken(page: Page, token: string): Promise<{ status: number; body: string }[]> {
  const answers: { status: number; body: string }[] = []
  page.on('response', async (response) => {
    if (!response.url().includes('/v1/me') || response.request().method() === 'OPTIONS') return
    answers.push({ status: response.status(), body: await response.text().catch(() => '') })
  })
  await page.goto(stage.shopUrl)
  await page.evaluate((identity) => {
    const kindred = (window as unknown as { kindred(...command: unknown[]): void }).kindred
    kindred('identify', identity)
    document
      .querySelector('main')!
      .prepend(document.createElement('kindred-loyalty'), document.createElement('kindred-preferences'))
  }, token)
  return answers
}

test('the right token shows tier and beliefs; a forged or an expired one shows nothing of anybody', async () => {
  const { id, name } = demoAccounts[0]!
  const { identity_secret: secret, store } = stage.store
  const right = await stage.visitor()
  await withToken(right.page, tokenFor(id, store.id, secret, Date.now()))
  await right.page.locator('kindred-loyalty [part=tier]').waitFor()
  await right.page.locator('kindred-preferences [part=chip]').first().waitFor()
  expect(right.faults).toEqual([])

  const wrong = {
    forged: tokenFor(id, store.id, 'not-the-secret', Date.now()),
    expired: tokenFor(id, store.id, secret, Date.now() - 2 * 3_600_000),
    'of another store': tokenFor(id, 'another', secret, Date.now()),
    'with another name in it': tokenFor('nobody', store.id, secret, Date.now()).replace(
      /\.[^.]+\./,
      `.${tokenFor(id, store.id, 'x', Date.now()).split('.')[1]}.`,
    ),
    'no token at all': 'rubbish',
  }
  for (const [what, token] of Object.entries(wrong)) {
    const { page, faults } = await stage.visitor()
    const answers = await withToken(page, token)
    // Whoever asks first, the tracker or the elements, hears that the token is none, and drops it.
    await expect.poll(async () => (await kept(page))?.identity, { message: what }).toBeUndefined()
    await page.waitForTimeout(2_000)
    expect(await shown(page, 'kindred-loyalty'), what).toBe('')
    expect(await page.locator('kindred-preferences [part~=chip]').count(), what).toBe(0)
    // What is answered at all is about the visitor of this very browser, who has only just come.
    const about = answers.filter(({ status }) => status < 400).map(({ body }) => JSON.parse(body))
    for (const one of about)
      expect(one, what).toMatchObject({ id: expect.stringMatching(/^v:/), loyalty: null })
    expect(answers.map(({ body }) => body).join(), what).not.toContain(name)
    expect(faults, what).toEqual([])
  }
})

test('who signs out leaves nothing on the page that stays open', async () => {
  const { page, faults } = await stage.visitor()
  await signIn(page, stage, demoAccounts[0]!.name)
  await page.locator('kindred-loyalty [part=tier]').waitFor()
  await page.evaluate(() => (window as unknown as { kindred(command: string): void }).kindred('signout'))
  await expect.poll(() => shown(page, 'kindred-loyalty'), { timeout: 2_500 }).toBe('')
  expect(await shown(page, 'kindred-preferences')).not.toContain('Your interests')
  expect(faults).toEqual([])
})

test('an interest that is switched off stays off, and shelves with it', async () => {
  const { page, faults } = await stage.visitor()
  await signIn(page, stage, demoAccounts[0]!.name)
  const chips = page.locator('kindred-preferences [part~=chip]')
  await chips.first().waitFor()
  const interest = (await chips.first().textContent())!.trim()
  await chips.first().click()
  const off = page.locator('kindred-preferences [part~=chip-off]').filter({ hasText: interest })
  await off.waitFor()
  await page.reload()
  await off.waitFor()
  expect(await off.getAttribute('aria-pressed')).toBe('false')
  expect(faults).toEqual([])
})

test('who bought is asked how that went, once, and what they say is counted', async () => {
  const merchant = (method: string, path: string, body?: object) =>
    fetch(`${stage.kindredUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${stage.store.secret_key}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  expect((await merchant('PUT', '/v1/settings', shopSettings)).status).toBe(200)
  const { page, faults } = await stage.visitor()
  await signIn(page, stage, 'Reader Who Answers')
  await page.goto(`${stage.shopUrl}/book/emma-jane-austen`)
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await page.getByRole('status').filter({ hasText: 'is in your basket' }).waitFor()
  await page.goto(`${stage.shopUrl}/checkout`)
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.getByRole('heading', { level: 1, name: 'Thank you!' }).waitFor()
  const question = page.locator('kindred-question')
  const askedAgain = async () => {
    const asked = page.waitForResponse(
      (response) => response.url().includes('/v1/me/question') && response.request().method() === 'GET',
    )
    await page.reload()
    return (await asked).json()
  }
  // Settings may be ten seconds old.
  await expect
    .poll(askedAgain, { timeout: 30_000 })
    .toEqual({ question: { placement: 'order', kind: 'csat', touch_point: 'buying' } })
  await question.getByRole('radio').first().waitFor()
  expect(await shown(page, 'kindred-question')).toContain('How satisfied are you with the way ordering went?')
  await question.getByRole('radio', { name: '5, Very satisfied' }).check()
  await question.getByRole('button', { name: 'Send' }).click()
  await question.getByRole('status').filter({ hasText: 'Thank you.' }).waitFor()
  const counted = async () =>
    ((await (await merchant('GET', '/v1/insights/satisfaction')).json()) as SatisfactionReport).counts
  await expect
    .poll(counted)
    .toEqual([{ kind: 'csat', touch_point: 'buying', value: 5, expected: null, answers: 1 }])
  expect(await askedAgain()).toEqual({ question: null })
  expect(await shown(page, 'kindred-question')).toBe('')
  expect(faults).toEqual([])
})

test('without Kindred the account page is there, without the elements', async () => {
  const { page, faults } = await stage.visitor()
  await page.route(`${stage.kindredUrl}/v1/me*`, (route) => route.abort())
  await signIn(page, stage, demoAccounts[1]!.name)
  await page.getByRole('heading', { level: 2, name: 'Your orders' }).waitFor()
  await expect.poll(() => page.locator('kindred-loyalty').evaluate((element) => element.clientHeight)).toBe(0)
  expect(await page.locator('kindred-preferences').evaluate((element) => element.clientHeight)).toBe(0)
  expect(faults).toEqual([])
})
