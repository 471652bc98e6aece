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

const view = (id: string) => ['track', 'view_item', { items: [{ item_id: id }] }]
const names = (page: Page) => page.events().map((event) => event.name)

test('a product page with JSON-LD alone gives a view, which waits for a second sign of interest', async () => {
  const page = await open({ head: book('emma', 'Emma') })
  await pause(100)
  expect(page.sent).toEqual([])
  expect(stored(page).queue).toMatchObject([{ name: 'view_item', items: [{ item_id: 'emma' }] }])

  page.kindred('track', 'add_to_cart', { items: [{ item_id: 'emma' }] })
  await until(() => page.sent.length)
  expect(names(page)).toEqual(['view_item', 'add_to_cart'])
  expect(page.sent[0]).toMatchObject({ path: '/v1/events', method: 'POST', keepalive: true })
  await until(() => stored(page).visitor === 'v1.signed' && !stored(page).queue.length)
})

test('the next page sends the held view with its own, and later pages send at once', async () => {
  const first = await open({ head: book('emma') })
  first.close()
  const second = await open({ store: first.store, head: book('persuasion'), path: '/books/persuasion' })
  await until(() => second.sent.length)
  expect(second.events().map((event) => event.items?.[0]?.item_id)).toEqual(['emma', 'persuasion'])
  await until(() => stored(second).visitor)
  const third = await open({ store: first.store, head: book('cranford') })
  await until(() => third.sent.length)
  expect(third.sent[0]?.body.visitor).toBe('v1.signed')
})

test('several readers of one product make one view, by id or by name', async () => {
  const page = await open({
    head: `${book('emma', 'Emma')}<meta property="og:type" content="product">`,
    before: (view) => {
      view.dataLayer = [{ event: 'view_item', ecommerce: { items: [{ item_id: '123', item_name: 'Emma' }] } }]
    },
  })
  page.kindred(...view('123'))
  expect(stored(page).queue).toHaveLength(1)
  page.kindred(...view('another'))
  expect(stored(page).queue).toHaveLength(2)
})

test('commands kept by the stub are carried out in order', async () => {
  const page = await open({
    before: (shop) => {
      const stub: Window['kindred'] = Object.assign(() => {}, { q: [view('a'), view('b'), ['nonsense', 1]] })
      shop.kindred = stub
    },
  })
  await until(() => page.sent.length)
  expect(page.events().map((event) => event.items?.[0]?.item_id)).toEqual(['a', 'b'])
})

test('what is not acknowledged stays, and is sent again after a failure of the network', async () => {
  let isDown = true
  const page = await open({ answer: (sent) => (isDown ? undefined : accept(sent)) })
  page.kindred(...view('a'))
  page.kindred(...view('b'))
  await until(() => page.sent.length)
  expect(stored(page).queue).toHaveLength(2)
  isDown = false
  await until(() => stored(page).queue.length === 0)
  expect(new Set(page.events().map((event) => event.id)).size).toBe(2)
})

test('429 and 5xx wait as long as Retry-After says, or until the network comes back', async () => {
  const page = await open({
    answer: () => new Response('', { status: 503, headers: { 'Retry-After': '60' } }),
  })
  page.kindred('track', 'search', { search_term: 'sea' })
  await until(() => page.sent.length)
  await pause(200)
  expect(page.sent).toHaveLength(1)
  expect(stored(page).queue).toHaveLength(1)
  page.view.dispatchEvent(new Event('online'))
  await until(() => page.sent.length === 2)
})

test('what an overloaded service answered 503 is kept, and sent with the same ids when it has time again', async () => {
  let isBusy = true
  const page = await open({
    answer: (sent) =>
      isBusy
        ? Response.json({ code: 'overloaded' }, { status: 503, headers: { 'Retry-After': '5' } })
        : accept(sent),
  })
  page.kindred('track', 'add_to_cart', { items: [{ item_id: 'a' }] })
  await until(() => page.sent.length)
  const [kept] = stored(page).queue
  isBusy = false
  page.view.dispatchEvent(new Event('online')) // sooner than the five seconds
  await until(() => stored(page).queue.length === 0)
  expect(page.events().map(({ id }) => id)).toEqual([kept.id, kept.id])
})

test('a batch that the service refuses for good is dropped', async () => {
  const page = await open({ answer: () => Response.json({ code: 'invalid_request' }, { status: 400 }) })
  page.kindred('track', 'search', { search_term: 'sea' })
  await until(() => page.sent.length && stored(page).queue.length === 0)
})

test('a visitor id that the service does not know is dropped, the events are not', async () => {
  const page = await open({
    answer: (sent) =>
      sent.body.visitor === 'old'
        ? Response.json({ code: 'visitor_invalid' }, { status: 401 })
        : accept(sent),
    before: () => {},
  })
  localStorage.setItem(`kindred:${page.store}`, JSON.stringify({ visitor: 'old' }))
  page.kindred(...view('a'))
  page.kindred(...view('b'))
  await until(() => stored(page).visitor === 'v1.signed' && !stored(page).queue.length)
  expect(page.sent.map((one) => one.body.visitor)).toEqual(['old', undefined])
})

test('410 forgets id, queue and acts', async () => {
  const page = await open({ answer: () => Response.json({ code: 'erased' }, { status: 410 }) })
  localStorage.setItem(`kindred:${page.store}`, JSON.stringify({ visitor: 'gone' }))
  page.kindred(...view('a'))
  await until(() => page.sent.length && !stored(page)?.visitor)
  expect(stored(page)).toEqual({ queue: [], acts: [] })
})

test('what is left goes out when the page hides, in a request that outlives it', async () => {
  const page = await open({ answer: (sent) => accept(sent) })
  localStorage.setItem(`kindred:${page.store}`, JSON.stringify({ visitor: 'v' }))
  page.kindred('track', 'view_item_list', { items: [{ item_id: 'a' }], placement: 'home' })
  expect(page.sent).toHaveLength(0)
  page.view.dispatchEvent(new PageTransitionEvent('pagehide'))
  expect(page.sent).toHaveLength(1)
  expect(page.sent[0]).toMatchObject({ keepalive: true, body: { events: [{ placement: 'home' }] } })
})

test('at most 60 KB and 100 events travel in one request', async () => {
  const page = await open()
  const items = Array.from({ length: 24 }, (_, i) => ({ item_id: `i${i}`, item_name: '书'.repeat(100) }))
  for (let i = 0; i < 12; i++) page.kindred('track', 'view_item_list', { items })
  page.kindred('track', 'search', { search_term: 'sea' })
  await until(() => stored(page).queue.length === 0)
  expect(page.sent.length).toBeGreaterThan(1)
  for (const one of page.sent) expect(new Blob([JSON.stringify(one.body)]).size).toBeLessThan(60_000)
  expect(new Set(page.events().map((event) => event.id)).size).toBe(13)
})

test('a queue that nobody takes keeps the newest 500', async () => {
  const page = await open({ answer: () => undefined })
  for (let i = 0; i < 520; i++) page.kindred('track', 'hide_item', { items: [{ item_id: `i${i}` }] })
  expect(stored(page).queue).toHaveLength(500)
  expect(stored(page).queue[0].items[0].item_id).toBe('i20')
})

test('two tabs share one queue and send each event once', async () => {
  const first = await open()
  const second = await open({ store: first.store })
  for (let i = 0; i < 5; i++) {
    first.kindred('track', 'add_to_cart', { items: [{ item_id: `a${i}` }] })
    second.kindred('track', 'add_to_cart', { items: [{ item_id: `b${i}` }] })
  }
  await until(() => stored(first).queue.length === 0)
  const ids = [...first.events(), ...second.events()].map((event) => event.id)
  expect(ids).toHaveLength(10)
  expect(new Set(ids).size).toBe(10)
})

test('where storage is blocked or full, memory serves', async () => {
  const page = await open({
    before: (shop) => {
      shop.Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    },
  })
  page.kindred(...view('a'))
  page.kindred(...view('b'))
  await until(() => page.events().length === 2)
  expect(stored(page)).toBeNull()
})

test('state that is not ours, or broken, is replaced', async () => {
  const page = await open()
  localStorage.setItem(`kindred:${page.store}`, '{"queue":')
  page.kindred(...view('a'))
  expect(stored(page).queue).toHaveLength(1)
})

test('a route change reads the new page once, whatever it leaves of the old one', async () => {
  const page = await open({ head: book('emma') })
  const { document, history } = page.view
  history.pushState(null, '', '/books/persuasion')
  document.body.append('drawing …')
  await pause(450) // the old page's JSON-LD is still there: no view of it
  expect(stored(page).queue).toHaveLength(1)
  document.head.innerHTML = book('persuasion')
  await until(() => page.events().length === 2)
  expect(page.view.kindred?.bridge?.product()).toBe('persuasion')
  document.body.append('more')
  await pause(450)
  expect(page.events()).toHaveLength(2)
})

test('coming back from the back/forward cache is a view', async () => {
  const page = await open({ head: book('emma') })
  page.view.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  await until(() => page.events().length === 2)
})

test('identify is a sign-in once, and its token travels', async () => {
  const page = await open({ head: book('emma') })
  page.kindred('identify', 'token-1')
  page.kindred('identify', 'token-2')
  await until(() => page.sent.length)
  expect(names(page)).toEqual(['view_item', 'login'])
  expect(page.sent[0]?.body.identity).toBe('token-2')
})

test('the page can have the visitor id, to name it with an order', async () => {
  const page = await open()
  const visitor = () => new Promise((done) => page.kindred('visitor', done))
  expect(await visitor()).toBeUndefined()
  localStorage.setItem(`kindred:${page.store}`, JSON.stringify({ visitor: 'v' }))
  expect(await visitor()).toBe('v')
})

test('signing out sends what is left for the one who leaves, and forgets them', async () => {
  const page = await open()
  localStorage.setItem(`kindred:${page.store}`, JSON.stringify({ visitor: 'v', identity: 't' }))
  page.kindred('track', 'view_item_list', { items: [{ item_id: 'a' }] })
  page.kindred('signout')
  expect(page.sent[0]?.body).toMatchObject({ visitor: 'v', identity: 't' })
  expect(stored(page)).toBeNull()
})

test('forget asks the service and drops everything when it is done', async () => {
  const page = await open({
    answer: ({ method }) => (method === 'DELETE' ? new Response(null, { status: 204 }) : undefined),
  })
  localStorage.setItem(`kindred:${page.store}`, JSON.stringify({ visitor: 'v' }))
  const isForgotten = await new Promise((done) => page.kindred('forget', done))
  expect(isForgotten).toBe(true)
  expect(page.sent[0]).toMatchObject({
    path: '/v1/me',
    method: 'DELETE',
    headers: { 'X-Kindred-Visitor': 'v' },
  })
  expect(stored(page)).toBeNull()
})

test('forget keeps everything when the service cannot be reached, and says so', async () => {
  const page = await open({ answer: () => undefined })
  localStorage.setItem(`kindred:${page.store}`, JSON.stringify({ visitor: 'v' }))
  expect(await new Promise((done) => page.kindred('forget', done))).toBe(false)
  expect(stored(page).visitor).toBe('v')
})

test('nothing throws into the page', async () => {
  const page = await open()
  for (const command of [
    [],
    [null],
    ['track'],
    ['track', null],
    ['track', 'x', null],
    ['identify'],
    [{}, {}],
  ])
    expect(() => page.kindred(...command)).not.toThrow()
  expect(() => page.kindred('track', 'view_item', { items: 5 })).not.toThrow()
  expect(() => page.kindred('context', null)).not.toThrow()
})
