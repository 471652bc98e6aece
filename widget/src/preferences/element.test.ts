import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type AccountService, accountService, me, putAccount, tokenOf } from '../testing/account-service.ts'
import { faultlessPage } from '../testing/faultless-page.ts'
import { part, parts } from '../testing/shelf-service.ts'
import type { KindredPreferences } from './element.ts'
import { definePreferences } from './preferences.ts'

let service: AccountService

faultlessPage({ lang: 'en-GB', height: 900 })
beforeEach(definePreferences)
afterEach(() => {
  service?.close()
})

const put = (attributes = '') =>
  putAccount<KindredPreferences>(`<kindred-preferences ${attributes}></kindred-preferences>`)
const text = (element: Element) => element.shadowRoot!.textContent!.replace(/\s+/g, ' ')
/** Waits until the button with this name has the focus, inside the element. */
const focused = (name: string) =>
  vi.waitFor(() => {
    const { activeElement } = document.querySelector('kindred-preferences')!.shadowRoot!
    expect(activeElement?.textContent?.replace(/\s+/g, ' ').trim()).toBe(name)
  })
const button = (name: string) => page.getByRole('button', { name })

test('what the store believes, in words, each interest with its own button', async () => {
  service = accountService()
  const element = await put()
  expect(parts(element, 'chip').map((chip) => chip.textContent!.trim())).toEqual([
    'Poetry',
    'Drama',
    'Penguin',
  ])
  expect(text(element)).toContain('You mostly look at things from £7.25 to £10.23.')
  expect(text(element)).toContain('You seem to look for quality.')
  await expect.element(page.getByRole('checkbox', { name: 'E-mail' })).toBeChecked()
  await expect.element(page.getByRole('checkbox', { name: 'Post' })).not.toBeChecked()
  await expect.element(page.getByRole('switch', { name: 'Recommendations made for you' })).toBeChecked()
})

test('an interest that is switched off is told, stays in its place with the focus, and can come back', async () => {
  service = accountService()
  await put()
  const answer = me()
  Object.assign(answer.beliefs.interests[0]!.entries[0]!, { said: 'dislike', weight: -10 })
  answer.beliefs.interests[0]!.entries.reverse()
  service.afterwards = answer
  await userEvent.click(button('Poetry'))
  await expect.element(button('Poetry (not interested)')).toHaveAttribute('aria-pressed', 'false')
  await focused('Poetry (not interested)')
  expect(service.patches).toEqual([{ interests: { category: { likes: [], dislikes: ['Poetry'] } } }])
  const element = document.querySelector('kindred-preferences')!
  const shown = [...element.shadowRoot!.querySelectorAll('[part~=chip]')].map((chip) =>
    chip.textContent!.trim(),
  )
  expect(shown[0]).toContain('Poetry')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() =>
    expect(service.patches[1]).toEqual({ interests: { category: { likes: ['Poetry'], dislikes: [] } } }),
  )
})

test('an interest can be added from what the page offers, under the name the page gives it', async () => {
  service = accountService()
  await put(`interests='{"Poetry":"Verse","Travel":"Journeys"}'`)
  await expect.element(button('Verse')).toBeVisible()
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Add an interest' }), 'Journeys')
  await userEvent.click(button('Add'))
  await vi.waitFor(() =>
    expect(service.patches).toEqual([{ interests: { category: { likes: ['Travel'], dislikes: [] } } }]),
  )
})

test('channels and personalisation are told as they are switched', async () => {
  service = accountService()
  const element = await put('channels="email, push nonsense"')
  expect(parts(element, 'checkbox')).toHaveLength(2)
  await userEvent.click(page.getByRole('checkbox', { name: 'Push message' }))
  const answer = me()
  answer.beliefs.reach.personalisation = false
  await vi.waitFor(() => expect(service.patches).toEqual([{ channels: { push: true } }]))
  service.afterwards = answer
  await userEvent.click(page.getByRole('switch'))
  await vi.waitFor(() => expect(text(element)).toContain('Switched off: nothing is remembered'))
  expect(service.patches[1]).toEqual({ personalisation: false })
  expect(parts(element, 'chip')).toHaveLength(0)
})

test('a change that was not taken says so, and shows what holds', async () => {
  service = accountService()
  const element = await put()
  service.answer = 500
  const box = page.getByRole('checkbox', { name: 'E-mail' })
  await userEvent.click(box)
  await vi.waitFor(() => expect(part(element, 'note').textContent).toContain('Nothing was changed'))
  await expect.element(box).toBeChecked()
})

test('the export is a file', async () => {
  service = accountService()
  await put()
  const saved = vi.fn()
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved(this.download, this.href)
  })
  await userEvent.click(button('Download all of it'))
  await vi.waitFor(() => expect(saved).toHaveBeenCalledWith('my-data.json', expect.stringMatching(/^blob:/)))
  expect(service.requests.at(-1)).toMatchObject({ method: 'GET', path: '/export' })
  click.mockRestore()
})

test('forgetting is asked for twice, can be left with Escape, and is said once done', async () => {
  service = accountService()
  const element = await put()
  await userEvent.click(button('Forget me …'))
  await focused('Keep it')
  await userEvent.keyboard('{Escape}')
  await focused('Forget me …')
  expect(service.commands).toEqual([])
  await userEvent.keyboard('{Enter}')
  const heard = vi.fn()
  document.addEventListener('kindred-forgotten', heard, { once: true })
  await userEvent.click(button('Yes, forget me'))
  const [command, done] = service.commands[0] as [string, (isForgotten: boolean) => void]
  expect(command).toBe('forget')
  done(false)
  await vi.waitFor(() => expect(part(element, 'note').textContent).toContain('did not work'))
  expect(heard).not.toHaveBeenCalled()
  delete service.state.identity
  done(true)
  expect(heard).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(text(element)).toContain('You are forgotten.'), { timeout: 1_500 })
  expect(text(element)).not.toContain('Poetry')
})

test.each([
  ['nobody known', undefined, me(), 'This shop remembers nothing about you.'],
  ['somebody forgotten', tokenOf('jane'), 410, 'This shop remembers nothing about you.'],
])('with %s it says so', async (_, identity, answer, line) => {
  service = accountService(answer)
  if (identity) service.state.identity = identity
  else delete service.state.identity
  expect(text(await put())).toContain(line)
})

test('a forged or expired token shows nothing of anybody, nor of the visitor of this browser', async () => {
  service = accountService(401)
  service.state.visitor = 'v1.signed'
  const element = await put()
  await vi.waitFor(() => expect(element.hidden).toBe(true))
  service.answer = me({ id: 'v:1', loyalty: null })
  await new Promise((done) => setTimeout(done, 1_500))
  expect(element.hidden).toBe(true)
  expect(service.requests).toHaveLength(1)
})

test('a visitor who is a customer by now sees nothing of the account before they sign in', async () => {
  service = accountService(me({ loyalty: null }))
  delete service.state.identity
  service.state.visitor = 'v1.signed'
  const element = await put('sign-in="/account"')
  expect(part(element, 'sign-in').getAttribute('href')).toBe('/account')
  expect(text(element)).not.toContain('Poetry')
  element.removeAttribute('sign-in')
  await vi.waitFor(() => expect(element.hidden).toBe(true))
})

test('a visitor who is refused the account keeps their id, and is invited to sign in', async () => {
  service = accountService(403)
  delete service.state.identity
  service.state.visitor = 'v1.signed'
  const element = await put('sign-in="/account"')
  expect(part(element, 'sign-in').getAttribute('href')).toBe('/account')
  expect(service.state.visitor).toBe('v1.signed')
  element.removeAttribute('sign-in')
  await vi.waitFor(() => expect(element.hidden).toBe(true))
})

test('a visitor sees their own, without channels', async () => {
  service = accountService(me({ id: 'v:1', loyalty: null }))
  delete service.state.identity
  service.state.visitor = 'v1.signed'
  const element = await put()
  expect(parts(element, 'chip')).toHaveLength(3)
  expect(parts(element, 'checkbox')).toHaveLength(0)
})

test('who said no sees what was kept before, by the visitor id that is left for it', async () => {
  service = accountService(me({ id: 'v:1', loyalty: null }))
  delete service.state.identity
  localStorage.setItem('kindred:myshop', JSON.stringify({ visitor: 'v1.left' }))
  try {
    const element = await put()
    expect(parts(element, 'chip')).toHaveLength(3)
    expect(service.requests[0]).toMatchObject({ header: 'X-Kindred-Visitor', token: 'v1.left' })
  } finally {
    localStorage.removeItem('kindred:myshop')
  }
})

test('with the service down there is nothing', async () => {
  service = accountService(null)
  const element = await put()
  await vi.waitFor(() => expect(element.hidden).toBe(true))
  expect(element.getBoundingClientRect().height).toBe(0)
})

test('axe finds nothing: as it is, on a dark page, from right to left, in Chinese, while it asks', async () => {
  service = accountService()
  const element = await put(`interests='["Travel"]'`)
  const check = async () =>
    (await axe.run(element, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag22aa', 'best-practice'] }))
      .violations
  expect(await check()).toEqual([])
  document.body.style.cssText = 'background:#111;color:#eee'
  expect(await check()).toEqual([])
  document.body.style.cssText = ''
  document.documentElement.dir = 'rtl'
  element.locale = 'zh-CN'
  await userEvent.click(button('遗忘我…'))
  await focused('保留')
  expect(await check()).toEqual([])
})

test.each([1000, 390])('the skeleton has the size of what comes, %i pixels wide', async (width) => {
  await page.viewport(width, 900)
  service = accountService()
  document.body.insertAdjacentHTML(
    'beforeend',
    `<kindred-preferences channels="email post" interests='["Travel"]'></kindred-preferences>`,
  )
  const element = document.querySelector('kindred-preferences')!
  await element.updateComplete
  expect(element.shadowRoot!.querySelector('.loading')).toBeTruthy()
  const before = element.offsetHeight
  await vi.waitFor(() => expect(parts(element, 'chip')).toHaveLength(3))
  expect(Math.abs(element.offsetHeight - before)).toBeLessThanOrEqual(1)
})
