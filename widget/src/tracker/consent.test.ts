import { afterEach, expect, test } from 'vitest'
import { accept, book, openPage, type Page, type PageOptions, pause, stored, until } from '../testing/page.ts'

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
  }
})

function gtag(page: Page, ..._: unknown[]) {
  // biome-ignore lint/complexity/noArguments: that is what gtag pushes
  page.view.dataLayer!.push(Array.prototype.slice.call(arguments, 1))
}

const cart = ['track', 'add_to_cart', { items: [{ item_id: 'emma' }] }]

test('denied: nothing is stored, nothing is sent, and what an earlier page kept is gone', async () => {
  const first = await open({ head: book('emma') })
  const page = await open({ store: first.store, head: book('persuasion'), attributes: { consent: 'denied' } })
  page.kindred(...cart)
  page.view.dispatchEvent(new PageTransitionEvent('pagehide'))
  await pause(100)
  expect(page.sent).toEqual([])
  expect(stored(page)).toBeNull()
})

test('granted: what is kept is under one key of the storage, with the last 200 acts, and no cookie is set', async () => {
  const { cookie } = document
  const page = await open({ attributes: { consent: 'granted' }, answer: () => undefined })
  for (let i = 0; i < 210; i++) page.kindred('track', 'view_item', { items: [{ item_id: `i${i}` }] })
  const { acts } = stored(page)
  expect([acts.length, acts[0][2], acts.at(-1)[2]]).toEqual([200, 'i10', 'i209'])
  expect(Object.keys(localStorage).filter((key) => key.includes(page.store))).toEqual([
    `kindred:${page.store}`,
  ])
  expect([document.cookie, page.view.document.cookie]).toEqual([cookie, cookie])
})

test('denied: shelves are asked for from the context of the page alone', async () => {
  const page = await open({ head: book('emma'), attributes: { consent: 'denied' } })
  await page.view.kindred!.bridge!.post('recommendations', {})
  expect(page.sent[0]?.body).toMatchObject({ consent: 'denied' })
  expect(page.sent[0]?.body).not.toHaveProperty('visitor')
  expect(page.view.kindred!.bridge!.state().acts).toMatchObject([[expect.any(Number), 'view_item', 'emma']])
})

test('wait: memory only, and everything goes out once consent is given', async () => {
  const page = await open({ head: book('emma'), attributes: { consent: 'wait' } })
  page.kindred(...cart)
  await pause(100)
  expect(page.sent).toEqual([])
  expect(stored(page)).toBeNull()
  page.kindred('consent', 'granted')
  await until(() => page.sent.length)
  expect(page.sent[0]?.body.consent).toBe('granted')
  expect(page.events().map((event) => event.name)).toEqual(['view_item', 'add_to_cart'])
})

test('granted after denied tells of the page that is open', async () => {
  const page = await open({ head: book('emma'), attributes: { consent: 'denied' } })
  page.kindred('consent', 'granted')
  page.kindred(...cart)
  await until(() => page.sent.length)
  expect(page.events().map((event) => event.name)).toEqual(['view_item', 'add_to_cart'])
})

test('withdrawing consent removes what was kept', async () => {
  const page = await open({ head: book('emma') })
  expect(stored(page).queue).toHaveLength(1)
  page.kindred('consent', 'denied')
  expect(stored(page)).toBeNull()
})

test("Google's consent mode decides: a denied default waits, the update grants", async () => {
  const page = await open()
  localStorage.setItem(`kindred:${page.store}`, JSON.stringify({ visitor: 'v' }))
  gtag(page, 'consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied' })
  page.kindred(...cart)
  await pause(100)
  expect(page.sent).toEqual([])
  expect(stored(page)).toEqual({ visitor: 'v' })
  gtag(page, 'consent', 'update', { analytics_storage: 'granted' })
  await until(() => page.sent.length)
  expect(page.sent[0]?.body).toMatchObject({ consent: 'granted', visitor: 'v' })
})

test('consent mode denied by the shopper removes what was kept; advertising alone says nothing', async () => {
  const page = await open({ head: book('emma') })
  gtag(page, 'consent', 'update', { ad_storage: 'denied' })
  expect(stored(page).queue).toHaveLength(1)
  gtag(page, 'consent', 'update', { personalization_storage: 'denied' })
  expect(stored(page)).toBeNull()
})

test('Global Privacy Control is not overruled', async () => {
  const page = await open({
    head: book('emma'),
    before: (shop) => Object.defineProperty(shop.navigator, 'globalPrivacyControl', { value: true }),
  })
  page.kindred('consent', 'granted')
  page.kindred(...cart)
  await pause(100)
  expect(page.sent).toEqual([])
  expect(stored(page)).toBeNull()
})

test('without a word of the page the store decides: dropped for consent means denied', async () => {
  const page = await open({
    answer: (sent) => (sent.body.consent ? accept(sent) : Response.json({ accepted: 0, dropped: 'consent' })),
  })
  page.kindred(...cart)
  await until(() => page.sent.length && stored(page) === null)
  page.kindred(...cart)
  await pause(100)
  expect(page.sent).toHaveLength(1)
})
