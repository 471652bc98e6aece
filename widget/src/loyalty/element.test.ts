import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import {
  type AccountService,
  accountService,
  loyalty,
  me,
  putAccount,
  tokenOf,
} from '../testing/account-service.ts'
import { faultlessPage } from '../testing/faultless-page.ts'
import { part, said } from '../testing/shelf-service.ts'
import type { KindredLoyalty } from './element.ts'
import { defineLoyalty } from './loyalty.ts'

let service: AccountService

faultlessPage({ lang: 'en-GB' })
beforeEach(defineLoyalty)
afterEach(() => {
  service?.close()
  vi.useRealTimers()
})

const put = (markup = '<kindred-loyalty></kindred-loyalty>') => putAccount<KindredLoyalty>(markup)
const text = (element: Element) => element.shadowRoot!.textContent!.replace(/\s+/g, ' ')

test('tier, what is missing for the next, points and what becomes of them, in words', async () => {
  service = accountService()
  const element = await put()
  expect(said(element, 'tier')).toBe('Member')
  expect(said(element, 'next')).toBe('Spend £52.01 more to reach Silver')
  expect(said(element, 'points')).toBe('1,240 points')
  const lots = [...part(element, 'lots').children].map((line) => line.textContent)
  expect(lots).toEqual(['52 more on 3 Dec 2026', '100 expire on 1 Jan 2027'])
  expect(said(element, 'benefits')).toBe('Member gives you Points on every order')
  expect(said(element, 'next-benefits')).toBe('Silver brings A quarter more points')
  expect(text(element)).toContain('worth £12.40')
  const bar = part(element, 'progress')
  expect(bar.getAttribute('aria-valuenow')).toBe('73')
  expect(bar.getAttribute('aria-valuetext')).toBe('Spend £52.01 more to reach Silver')
})

const silver = {
  ...loyalty().tier!,
  tier: { id: 'silver', name: 'Silver', multiplier: 1.25, benefits: [] },
  keep: { threshold: 20_000, missing: 3_000, until: Date.UTC(2027, 2, 3, 12) },
  projected: { at: Date.now() + 20 * 86_400_000, tier: 'member', name: 'Member' },
}
const falls = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(silver.projected.at)

test.each([
  [
    'what keeps the tier',
    silver,
    `Spend £30.00 by 3 Mar 2027 to keep Silver. Otherwise Member from ${falls}.`,
  ],
  [
    'that it is at risk once its term is over',
    { ...silver, is_in_grace: true },
    `At risk: Spend £30.00 by 3 Mar 2027 to keep Silver. Otherwise Member from ${falls}.`,
  ],
  [
    'less while that is far away',
    { ...silver, projected: { ...silver.projected, at: Date.now() + 200 * 86_400_000 } },
    'Spend £30.00 by 3 Mar 2027 to keep Silver.',
  ],
  [
    'until when it is certain',
    { ...silver, keep: { ...silver.keep, missing: 0 }, projected: null },
    'Silver is yours until 3 Mar 2027.',
  ],
  [
    'orders where orders count',
    { ...silver, basis: 'orders' as const, keep: { ...silver.keep, missing: 1 }, projected: null },
    '1 more order by 3 Mar 2027 keeps Silver.',
  ],
])('it says %s', async (_, tier, line) => {
  service = accountService(me({ loyalty: loyalty({ tier }) }))
  const element = await put()
  expect(element.shadowRoot!.querySelector('[part~=keep]')!.textContent!.replace(/\s+/g, ' ').trim()).toBe(
    line,
  )
  expect(said(element, 'benefits')).toBe('Silver gives you 1.25 times the points')
})

test('axe finds nothing: as it is, on a dark page, from right to left, in Chinese', async () => {
  service = accountService(me({ loyalty: loyalty({ tier: { ...silver, is_in_grace: true } }) }))
  const element = await put()
  const check = async () =>
    (await axe.run(element, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag22aa', 'best-practice'] }))
      .violations
  expect(await check()).toEqual([])
  document.body.style.cssText = 'background:#111;color:#eee'
  expect(await check()).toEqual([])
  document.body.style.cssText = ''
  document.documentElement.dir = 'rtl'
  element.locale = 'zh-CN'
  await element.updateComplete
  expect(await check()).toEqual([])
  expect(said(element, 'next')).toBe('再消费 £52.01 即可升为Silver')
})

test.each([1000, 390])('the skeleton has the size of what comes, %i pixels wide', async (width) => {
  await page.viewport(width, 800)
  service = accountService()
  document.body.insertAdjacentHTML('beforeend', '<kindred-loyalty></kindred-loyalty>')
  const element = document.querySelector('kindred-loyalty')!
  await element.updateComplete
  expect(element.shadowRoot!.querySelector('.loading')).toBeTruthy()
  const before = element.offsetHeight
  await vi.waitFor(() => expect(said(element, 'tier')).toBe('Member'))
  expect(Math.abs(element.offsetHeight - before)).toBeLessThanOrEqual(1)
})

test('what an order changes elsewhere is shown, and said to who cannot see it', async () => {
  service = accountService()
  const element = await put()
  service.answer = me({ loyalty: loyalty({ tier: silver }) })
  await vi.waitFor(() => expect(said(element, 'tier')).toBe('Silver'), { timeout: 5_000 })
  expect(element.shadowRoot!.querySelector('[role=status]')!.textContent).toBe('You are now Silver.')
})

test('asks at most once in three seconds, and not at all of itself while it is out of sight', async () => {
  service = accountService()
  await put('<div style="block-size: 3000px"></div><kindred-loyalty></kindred-loyalty>')
  await new Promise((done) => setTimeout(done, 4_500))
  expect(service.requests).toHaveLength(1)
  document.querySelector('kindred-loyalty')!.scrollIntoView()
  await vi.waitFor(() => expect(service.requests).toHaveLength(2), { timeout: 3_000 })
  await new Promise((done) => setTimeout(done, 2_500))
  expect(service.requests).toHaveLength(2)
  scrollTo(0, 0)
}, 15_000)

test('a purchase of this browser, and a page that is looked at again, ask at once', async () => {
  service = accountService()
  await put('<div style="block-size: 3000px"></div><kindred-loyalty></kindred-loyalty>')
  service.state = { ...service.state, acts: [[Date.now(), 'purchase', 'emma']] }
  await vi.waitFor(() => expect(service.requests).toHaveLength(2), { timeout: 2_000 })
  dispatchEvent(new Event('focus'))
  await vi.waitFor(() => expect(service.requests).toHaveLength(3), { timeout: 500 })
})

test.each([
  ['a visitor who is not signed in', undefined, me(), 0],
  ['a forged or expired token', tokenOf('jane'), 401, 1],
  ['somebody nothing is kept of', tokenOf('jane'), 404, 1],
  ['somebody forgotten', tokenOf('jane'), 410, 1],
  ['a service that is down', tokenOf('jane'), null, 1],
  ['a store without a programme', tokenOf('jane'), me({ loyalty: null }), 1],
])('with %s there is nothing: no frame, no room', async (_, identity, answer, requests) => {
  service = accountService(answer)
  if (identity) service.state.identity = identity
  else delete service.state.identity
  const element = await put()
  await vi.waitFor(() => expect(element.hidden).toBe(true))
  expect(element.getBoundingClientRect().height).toBe(0)
  expect(text(element)).not.toContain('Member')
  expect(service.requests).toHaveLength(requests)
})

test('a token that turns out to be expired takes what was shown away, and is not tried again', async () => {
  service = accountService()
  const element = await put()
  service.answer = 401
  dispatchEvent(new Event('focus'))
  await vi.waitFor(() => expect(element.hidden).toBe(true))
  expect(text(element)).not.toContain('points')
  expect(service.state.identity).toBeUndefined()
  await new Promise((done) => setTimeout(done, 1_500))
  expect(service.requests).toHaveLength(2)
})

test('who signs out is gone within a second, and who signs in next is asked about anew', async () => {
  service = accountService()
  const element = await put()
  delete service.state.identity
  await vi.waitFor(() => expect(element.hidden).toBe(true), { timeout: 1_500 })
  service.answer = me({ id: 'c:ann', loyalty: loyalty({ tier: silver }) })
  service.state.identity = tokenOf('ann')
  await vi.waitFor(() => expect(said(element, 'tier')).toBe('Silver'), { timeout: 1_500 })
  expect(element.shadowRoot!.querySelector('[role=status]')!.textContent).toBe('')
})

test('a fresh token of the same person changes nothing and is used from then on', async () => {
  service = accountService()
  const element = await put()
  const fresh = tokenOf('jane', 'again')
  service.state.identity = fresh
  await new Promise((done) => setTimeout(done, 1_200))
  expect(said(element, 'tier')).toBe('Member')
  dispatchEvent(new Event('focus'))
  await vi.waitFor(() => expect(service.requests.at(-1)?.token).toBe(fresh))
})

test('an invitation only where the page gives an address, and to nobody who is signed in', async () => {
  service = accountService()
  delete service.state.identity
  const element = await put('<kindred-loyalty sign-in="/account"></kindred-loyalty>')
  expect(part(element, 'sign-in').getAttribute('href')).toBe('/account')
  service.state.identity = tokenOf('jane')
  await vi.waitFor(() => expect(said(element, 'tier')).toBe('Member'), { timeout: 1_500 })
  element.setAttribute('sign-in', 'javascript:alert(1)')
  delete service.state.identity
  await vi.waitFor(() => expect(element.hidden).toBe(true), { timeout: 1_500 })
})

test('what is shown stays while the service is away, and without a loader there is nothing', async () => {
  service = accountService()
  const element = await put()
  service.answer = null
  dispatchEvent(new Event('focus'))
  await vi.waitFor(() => expect(service.requests).toHaveLength(2))
  await new Promise((done) => setTimeout(done, 50))
  expect(said(element, 'tier')).toBe('Member')
  element.remove()
  delete window.kindred
  expect((await put()).hidden).toBe(true)
})
