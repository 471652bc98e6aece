import { afterEach, expect, test } from 'vitest'
import {
  accept,
  book,
  openPage,
  type Page,
  type PageOptions,
  pause,
  type Sent,
  stored,
  until,
} from '../testing/page.ts'

/** What is left of somebody who said no, and what they may still do with it. */

const opened: Page[] = []

async function open(options?: PageOptions): Promise<Page> {
  const page = await openPage(options)
  opened.push(page)
  return page
}

afterEach(() => {
  for (const page of opened.splice(0)) {
    page.close()
    localStorage.removeItem(`kindred:${page.store}`)
    sessionStorage.removeItem(`kindred:${page.store}`)
  }
})

const cart = ['track', 'add_to_cart', { items: [{ item_id: 'emma' }] }]
const erased = (sent: Sent) => (sent.method === 'DELETE' ? new Response(null, { status: 204 }) : accept(sent))

/** A page of somebody known from earlier pages, with the script tag's attributes. */
async function known(attributes: Record<string, string>, options: PageOptions = {}): Promise<Page> {
  const store = `known-${Math.random()}`
  const state = { visitor: 'v1.signed', identity: 'token', queue: [], acts: [[1, 'view_item', 'emma']] }
  localStorage.setItem(`kindred:${store}`, JSON.stringify(state))
  return open({ store, attributes, answer: erased, ...options })
}

/** What the callback of `forget` hears. */
const forget = (page: Page): Promise<unknown[]> =>
  new Promise((resolve) => page.kindred('forget', (...heard: unknown[]) => resolve(heard)))

const deletions = (page: Page) =>
  page.sent.filter(({ method }) => method === 'DELETE').map(({ headers }) => headers)

test('a no leaves the visitor id and nothing else, and no request or page is told of it', async () => {
  const page = await known({ consent: 'granted' })
  page.kindred('consent', 'denied')
  expect(stored(page)).toEqual({ visitor: 'v1.signed' })
  page.kindred(...cart)
  await page.view.kindred!.bridge!.post('recommendations', {})
  page.view.dispatchEvent(new PageTransitionEvent('pagehide'))
  await pause(100)
  expect(page.sent.map(({ path }) => path)).toEqual(['/v1/recommendations'])
  expect(JSON.stringify(page.sent)).not.toMatch(/signed|token/)
  expect(await new Promise((tell) => page.kindred('visitor', tell))).toBeUndefined()
  expect(stored(page)).toEqual({ visitor: 'v1.signed' })
})

test.each([
  ['the page says denied', { consent: 'denied' }, false],
  ['the browser sends Global Privacy Control', {}, true],
])('when %s, forgetting still erases who was known before', async (_, attributes, hasSignal) => {
  const before: PageOptions['before'] = ({ navigator }) =>
    hasSignal && Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })
  const page = await known(attributes, { before })
  expect(stored(page)).toEqual({ visitor: 'v1.signed' })
  expect(await forget(page)).toEqual([true])
  expect(deletions(page)).toEqual([{ 'X-Kindred-Visitor': 'v1.signed' }])
  expect(stored(page)).toBeNull()
})

test('who said no and is signed in is forgotten as both', async () => {
  const page = await known({ consent: 'denied' })
  page.kindred('identify', 'newer')
  expect(await forget(page)).toEqual([true])
  expect(deletions(page)).toEqual([{ 'X-Kindred-Identity': 'newer' }, { 'X-Kindred-Visitor': 'v1.signed' }])
})

test('who was asked and has not answered can be forgotten, too', async () => {
  const page = await known({ consent: 'wait' })
  expect(await forget(page)).toEqual([true])
  expect(deletions(page)).toEqual([{ 'X-Kindred-Visitor': 'v1.signed' }])
  expect(stored(page)).toBeNull()
})

test('a yes after a no goes on as the same visitor', async () => {
  const page = await known({ consent: 'denied' })
  page.kindred('consent', 'granted')
  page.kindred(...cart)
  await until(() => page.sent.length)
  expect(page.sent[0]?.body).toMatchObject({ visitor: 'v1.signed', consent: 'granted' })
})

test.each(['granted', 'wait', 'denied'])(
  '%s: of whom nothing is known, nothing is said to be erased',
  async (consent) => {
    const page = await open({ attributes: { consent }, head: book('emma'), answer: erased })
    expect(await forget(page)).toEqual([false, 'nobody'])
    expect(page.sent).toEqual([])
    expect(stored(page)).toBeNull()
    expect(page.view.kindred!.bridge!.state()).toEqual({ queue: [], acts: [] })
  },
)

test('a visitor id that the service did not issue names nobody', async () => {
  const answer = () => Response.json({ code: 'visitor_invalid' }, { status: 401 })
  const page = await open({ answer })
  localStorage.setItem(`kindred:${page.store}`, JSON.stringify({ visitor: 'forged' }))
  expect(await forget(page)).toEqual([false, 'nobody'])
  expect(stored(page)).toBeNull()
})

test.each([401, 403, 500])(
  'a customer whose token is answered %i is not forgotten, and may ask again',
  async (status) => {
    const page = await known({ consent: 'granted' }, { answer: () => new Response(null, { status }) })
    expect(await forget(page)).toEqual([false, 'failed'])
    expect(stored(page)).toMatchObject({ visitor: 'v1.signed', identity: 'token' })
  },
)

test('a store that takes nothing unsaid is asked once a session: pages that say nothing keep to memory', async () => {
  const answer: PageOptions['answer'] = (sent) =>
    sent.body.consent ? accept(sent) : Response.json({ accepted: 0, dropped: 'consent' })
  const first = await open({ answer })
  first.kindred(...cart)
  await until(() => first.sent.length && stored(first) === null)
  const { store } = first
  const second = await open({ store, answer, head: book('emma') })
  second.kindred(...cart)
  await pause(100)
  expect([second.sent, stored(second)]).toEqual([[], null])
  second.kindred('consent', 'granted')
  await until(() => second.sent.length)
  expect(second.events().map(({ name }) => name)).toEqual(['view_item', 'add_to_cart'])
  const third = await open({ store, answer, attributes: { consent: 'granted' } })
  third.kindred(...cart)
  await until(() => third.sent.length)
})

test('where storage is blocked nothing breaks, whatever is said', async () => {
  const page = await open({
    before: (shop) => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(shop, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError')
          },
        })
    },
    answer: (sent) => (sent.body.events ? Response.json({ accepted: 0, dropped: 'consent' }) : accept(sent)),
  })
  page.kindred(...cart)
  await until(() => page.sent.length)
  await until(() => page.view.kindred!.bridge!.state().queue.length === 0)
  page.kindred('consent', 'granted')
  page.kindred('consent', 'denied')
  expect(await forget(page)).toEqual([false, 'nobody'])
})
