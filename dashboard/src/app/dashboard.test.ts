import { beforeEach, expect, test, vi } from 'vitest'
import type { Api } from '../api.ts'
import { axeFaults, mount, textOf } from '../element/page.fixture.ts'
import { DashboardElement, localeFor } from './dashboard.ts'
import { fakeApi, fakeFeed, login } from './kit.fixture.ts'

beforeEach(() => {
  localStorage.clear()
  localStorage.setItem('kindred-language', 'en')
  history.replaceState(null, '', '#/today')
})

async function open(answers: Partial<Api> = {}) {
  const api = fakeApi(answers)
  const dashboard = await mount(new DashboardElement(), { api, feed: fakeFeed(api) })
  return { api, dashboard }
}

async function seen(dashboard: Element, selector: string) {
  await expect.poll(() => dashboard.querySelector(selector), { timeout: 5_000 }).not.toBeNull()
  return dashboard.querySelector(selector)!
}

test('axe finds nothing in the whole page, light or dark', async () => {
  const { dashboard } = await open()
  await seen(dashboard, '.answer')
  expect(await axeFaults()).toEqual([])
})

test('who is not logged in is asked for the key', async () => {
  const { dashboard } = await open({ login: async () => null })
  await seen(dashboard, '.login')
  expect(dashboard.querySelector('.shell')).toBeNull()
})

test('when the login ends the key is asked for, the reason given, and the address kept', async () => {
  const { dashboard } = await open()
  await seen(dashboard, '.answer')
  location.hash = '#/customers?sort=orders'
  await seen(dashboard, 'table.customers')
  dashboard.loggedOut()
  expect(textOf(await seen(dashboard, '.login [role="status"]'))).toContain('Your login has ended')
  expect(location.hash).toBe('#/customers?sort=orders')
  dashboard.querySelector('.login')?.dispatchEvent(new CustomEvent('kindred-logged-in', { bubbles: true }))
  await seen(dashboard, 'table.customers')
})

test('a view opens by its link, and back leads back', async () => {
  const { dashboard } = await open()
  await seen(dashboard, 'kindred-today-view')
  dashboard.querySelector<HTMLAnchorElement>('.tabs a[href^="#/customers"]')?.click()
  await seen(dashboard, 'kindred-customers-view')
  expect(textOf(dashboard.querySelector('[aria-current="page"]'))).toBe('Customers')
  expect(document.title).toBe('Customers · Harbour Books')
  history.back()
  await seen(dashboard, 'kindred-today-view')
})

test('the skip link leads into the content and leaves the address alone', async () => {
  const { dashboard } = await open()
  await seen(dashboard, '.answer')
  dashboard.querySelector<HTMLAnchorElement>('.skip')?.click()
  expect(document.activeElement?.id).toBe('content')
  expect(location.hash).toBe('#/today')
})

test('language and appearance are chosen, kept and applied', async () => {
  const { dashboard } = await open()
  await seen(dashboard, '.answer')
  const [theme, language] = dashboard.querySelectorAll('select')
  theme!.value = 'dark'
  theme!.dispatchEvent(new Event('change'))
  expect(getComputedStyle(document.documentElement).colorScheme).toBe('dark')
  language!.value = 'zh-CN'
  language!.dispatchEvent(new Event('change'))
  await expect.poll(() => textOf(dashboard.querySelector('.tabs'))).toMatch(/^今天 顾客/)
  expect(document.documentElement.lang).toBe('zh-CN')
  expect([localStorage.getItem('kindred-theme'), localStorage.getItem('kindred-language')]).toEqual([
    'dark',
    'zh-CN',
  ])
})

test('own dates and the comparison change the address', async () => {
  const overview = vi.fn(fakeApi().overview)
  const { dashboard } = await open({ overview })
  const compare = (await seen(dashboard, '.compare select')) as HTMLSelectElement
  compare.value = 'year'
  compare.dispatchEvent(new Event('change'))
  await expect.poll(() => location.hash).toBe('#/today?compare=year')
  const preset = dashboard.querySelector<HTMLAnchorElement>('.range a[href*="range=all"]')
  preset?.click()
  await expect.poll(() => overview.mock.lastCall?.[0].from).toBeNull()
})

test('a saved segment can be chosen, and goes along to the next view', async () => {
  const late = { id: 'late', name: 'Late', filter: {}, changed_at: 1, people: 3 }
  const { dashboard } = await open({ segments: async () => [late] })
  const select = (await seen(dashboard, 'select[name="segment"]')) as HTMLSelectElement
  select.value = 'late'
  select.dispatchEvent(new Event('change'))
  const link = await seen(dashboard, '.tabs a[href="#/customers?segment=late"]')
  expect(location.hash).toBe('#/today?segment=late')
  ;(link as HTMLAnchorElement).click()
  await expect.poll(() => location.hash).toBe('#/customers?segment=late')
})

test('a server that cannot be reached is told, and tried again', async () => {
  const ask = vi.fn(async () => login).mockRejectedValueOnce(new TypeError('offline'))
  const { dashboard } = await open({ login: ask })
  const notice = await seen(dashboard, '[role="alert"]')
  notice.querySelector('button')?.click()
  await seen(dashboard, '.answer')
})

test('dates are written as the reader’s own region does', () => {
  expect(localeFor('en', ['de-DE', 'en-GB'])).toBe('en-GB')
  expect(localeFor('zh-CN', ['en-GB'])).toBe('zh-CN')
})
