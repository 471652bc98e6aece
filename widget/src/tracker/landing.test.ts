import { afterEach, expect, test } from 'vitest'
import { book, openPage, type Page, type PageOptions, stored, until } from '../testing/page.ts'

const opened: Page[] = []

async function open({ from = '', ...options }: PageOptions & { from?: string }): Promise<Page> {
  const before: PageOptions['before'] = ({ document }) => {
    Object.defineProperty(document, 'referrer', { value: from })
  }
  const page = await openPage({ before, ...options })
  opened.push(page)
  return page
}

afterEach(() => {
  for (const page of opened.splice(0)) {
    page.close()
    localStorage.removeItem(`kindred:${page.store}`)
  }
})

test('a campaign and the site before are told once, and nothing else of either address', async () => {
  const page = await open({
    path: '/?token=s3cret&utm_source=june&utm_medium=email&email=ann@b.example&gclid=click-of-ann',
    from: 'https://news.example/inbox/ann?mail=ann@b.example',
    head: book('emma'),
  })
  page.kindred('track', 'add_to_cart', { items: [{ item_id: 'emma' }] })
  await until(() => page.sent.length)
  expect(page.events().map(({ name, came_from }) => [name, came_from])).toEqual([
    ['page_view', 'https://news.example utm_source=june,utm_medium=email,gclid'],
    ['view_item', undefined],
    ['add_to_cart', undefined],
  ])
  expect(JSON.stringify(page.sent)).not.toMatch(/ann|s3cret/)
})

test('a page that leads to no product keeps it for the next one, and sends nothing of it by itself', async () => {
  const page = await open({ from: 'https://www.google.com/' })
  expect(stored(page).queue).toMatchObject([{ name: 'page_view', came_from: 'https://www.google.com' }])
  const next = await open({ store: page.store, from: `${location.origin}/`, head: book('emma') })
  next.kindred('track', 'search', { search_term: 'sea' })
  await until(() => next.sent.length)
  expect([page.sent, next.events().map(({ name }) => name)]).toEqual([
    [],
    ['page_view', 'view_item', 'search'],
  ])
})

test('who came from the shop itself, or from nowhere, tells nothing; who denied consent neither', async () => {
  const own = await open({ path: '/?page=2', from: `${location.origin}/books?utm_source=x` })
  const nowhere = await open({ path: '/?ref=ann' })
  const denied = await open({ from: 'https://www.google.com/', attributes: { consent: 'denied' } })
  expect([own, nowhere, denied].map((page) => stored(page))).toEqual([null, null, null])
})
