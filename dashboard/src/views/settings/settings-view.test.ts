import { expect, test, vi } from 'vitest'
import type { Api } from '../../api.ts'
import { ApiError } from '../../api.ts'
import { answering, kitWith } from '../../app/kit.fixture.ts'
import { axeFaults, mount, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute } from '../../route/route.ts'
import { zh } from '../../words/zh.ts'
import { settings, settingsAnswers } from './settings.fixture.ts'
import { open } from './settings-page.fixture.ts'
import { SettingsViewElement } from './settings-view.ts'

const tabs = [
  'shop',
  'keys',
  'shelves',
  'loyalty',
  'questions',
  'privacy',
  'spend',
  'import',
  'backup',
  'quality',
  'audit',
]

const refusing = (path: string, message: string) =>
  vi.fn(async () => {
    const faults = [{ path, message }]
    throw new ApiError(400, {
      type: '',
      code: 'invalid_request',
      title: '',
      status: 400,
      request_id: 'r',
      faults,
    })
  })

function type(view: Element, name: string, value: string): HTMLInputElement {
  const input = view.querySelector<HTMLInputElement>(`[name="${name}"]`)!
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
  return input
}

test.each(tabs)('axe finds nothing on the page “%s”, light or dark', async (tab) => {
  const view = await open(tab)
  expect(view.querySelector('[role="alert"]')).toBeNull()
  expect(await axeFaults()).toEqual([])
})

test('each page is in the address, and an unknown one is the shop', async () => {
  const view = await open('moon')
  expect(textOf(view.querySelector('[aria-current="page"]'))).toBe('Shop')
  expect(view.querySelector('a[href="#/settings?tab=audit"]')).not.toBeNull()
})

test('only what was changed is sent, in the API’s units', async () => {
  const send = vi.fn(async () => settings as never)
  const view = await open('shelves', { send })
  type(view, 'recommendation.exploration', '12')
  type(view, 'recommendation.free_shipping_minor', '40')
  await settled(view)
  expect(textOf(view.querySelector('kindred-settings-form [role="status"]'))).toBe(
    'Changed and not saved yet.',
  )
  view.querySelector<HTMLFormElement>('.settings-form')?.requestSubmit()
  await settled(view)
  expect(send).toHaveBeenCalledWith('PUT', '/v1/settings', {
    recommendation: { exploration: 0.12, free_shipping_minor: 4_000 },
  })
  expect(textOf(view.querySelector('kindred-settings-form [role="status"]'))).toBe('Saved.')
})

test('what is refused is said beside its field, and what was typed outlives looking at another page', async () => {
  const send = refusing('origins.0', 'must be an origin')
  const view = await open('shop', { send })
  type(view, 'origins', 'shop.example')
  await settled(view)
  view.querySelector<HTMLFormElement>('.settings-form')?.requestSubmit()
  await settled(view)
  expect(textOf(view.querySelector('#origins-fault'))).toBe('must be an origin')
  expect(view.querySelector('#origins')?.getAttribute('aria-describedby')).toContain('origins-fault')
  expect(await axeFaults()).toEqual([])
  view.route = parseRoute('#/settings?tab=keys')
  await settled(view)
  view.route = parseRoute('#/settings')
  await settled(view)
  expect(view.querySelector<HTMLTextAreaElement>('#origins')?.value).toBe('shop.example')
})

test('lists that were changed outlive another page, too; each page with something unsaved says so', async () => {
  const tabOf = (view: Element, name: string) => textOf(view.querySelector(`a[href*="tab=${name}"]`))
  const view = await open('spend')
  const lines = () => view.querySelectorAll('form.spend tbody tr').length
  const before = lines()
  view.querySelector<HTMLButtonElement>('form.spend [name="add"]')?.click()
  await settled(view)
  view.route = parseRoute('#/settings?tab=shelves&place=home')
  await expect.poll(() => view.querySelector('.place-form [name="add"]')).not.toBeNull()
  view.querySelector<HTMLButtonElement>('.place-form [name="add"]')?.click()
  await settled(view)
  view.route = parseRoute('#/settings?tab=questions')
  await expect.poll(() => view.querySelector('kindred-questions-part [name="add"]')).not.toBeNull()
  view.querySelector<HTMLButtonElement>('kindred-questions-part [name="add"]')?.click()
  await settled(view)
  for (const name of ['spend', 'shelves', 'questions']) expect(tabOf(view, name)).toContain('not saved yet')
  expect(tabOf(view, 'keys')).not.toContain('not saved yet')
  expect(await axeFaults()).toEqual([])

  view.route = parseRoute('#/settings?tab=shelves&place=home')
  await expect.poll(() => view.querySelectorAll('.steps-of-place li').length).toBe(3)
  expect(textOf(view.querySelector('.place-form [role="status"]'))).toContain('not saved yet')
  view.route = parseRoute('#/settings?tab=spend')
  await expect.poll(lines).toBe(before + 1)
  view.querySelector<HTMLButtonElement>('form.spend [name="reset"]')?.click()
  await expect.poll(lines).toBe(before)
  expect(tabOf(view, 'spend')).not.toContain('not saved yet')
})

test('a new key is shown once, with the time until which the old one holds', async () => {
  const created = {
    id: '3f',
    kind: 'publishable',
    created_at: 1,
    expires_at: null,
    key: 'pk_books_new',
    replaced: [{ id: '1f', kind: 'publishable', created_at: 1, expires_at: Date.UTC(2026, 2, 8, 12) }],
  }
  const send = vi.fn(async () => created as never)
  const view = await open('keys', { send })
  view.querySelector<HTMLFormElement>('form')?.requestSubmit()
  await settled(view)
  expect(send).toHaveBeenCalledWith('POST', '/v1/keys', { kind: 'publishable', overlap_hours: 24 })
  expect(textOf(view.querySelector('.new-key'))).toContain('pk_books_new')
  expect(textOf(view.querySelector('.new-key'))).toContain('8 Mar 2026')
  expect(await axeFaults()).toEqual([])
})

test('a key is taken away only after saying so twice', async () => {
  const send = vi.fn(async () => undefined as never)
  const view = await open('keys', { send })
  view.querySelector<HTMLButtonElement>('[name="ask"]')?.click()
  await settled(view)
  expect(send).not.toHaveBeenCalled()
  view.querySelector<HTMLButtonElement>('[name="revoke"]')?.click()
  await settled(view)
  expect(send).toHaveBeenCalledWith('DELETE', '/v1/keys/1f0a2b3c4d5e')
})

test('somebody is found by what they are known by, given their file, and forgotten only when asked again', async () => {
  const guest = { id: 'g:hash', kind: 'guest', name: null, orders: 2, last_seen_at: 1_767_225_600_000 }
  const send = vi.fn(async (method: string) => (method === 'POST' ? { people: [guest] } : undefined) as never)
  const get = answering({ ...settingsAnswers, '/v1/customers/g%3Ahash/export': { format: 1 } })
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:none')
  const view = await open('privacy', { send, get })
  const part = view.querySelector('kindred-requests-part')!
  const form = part.querySelector('form')!
  form.querySelector<HTMLInputElement>('[name="text"]')!.value = ' emma@mail.example '
  form.requestSubmit()
  await settled(view)
  expect(send).toHaveBeenLastCalledWith('POST', '/v1/customers/find', { email: 'emma@mail.example' })
  const press = async (name: string) => {
    part.querySelector<HTMLButtonElement>(`[name="${name}"]`)?.click()
    await settled(view)
  }
  await press('save')
  await expect.poll(() => saved.mock.calls.length).toBe(1)
  await settled(view)
  expect(textOf(part)).toContain('The file was handed to your browser.')
  await press('ask')
  expect(send).toHaveBeenCalledTimes(1)
  expect(await axeFaults()).toEqual([])
  await press('forget')
  expect(send).toHaveBeenLastCalledWith('DELETE', '/v1/customers/g%3Ahash')
  await expect.poll(() => textOf(part)).toContain('This person is forgotten.')
})

test('all logins can be ended from the page of the keys', async () => {
  const logOutEverywhere = vi.fn(async () => {})
  const view = await open('keys', { logOutEverywhere })
  view.querySelector<HTMLButtonElement>('[name="everywhere"]')?.click()
  await settled(view)
  expect(logOutEverywhere).toHaveBeenCalledOnce()
})

test('changes of somebody are asked for in a body', async () => {
  const send = vi.fn(async () => ({ entries: [], next_cursor: null }) as never)
  await open('audit', { send }, '&customer=emma&action=export.person')
  expect(send).toHaveBeenCalledWith('POST', '/v1/audit/search', {
    action: 'export.person',
    customer: 'emma',
    limit: 30,
  })
})

test('a placement is changed as a whole, and brought back to ours', async () => {
  const send = vi.fn(async () => settings as never)
  const view = await open('shelves', { send }, '&place=home')
  const form = view.querySelector<HTMLFormElement>('.place-form')!
  form.querySelector<HTMLButtonElement>('li:nth-child(2) button[aria-label]')?.click()
  await settled(view)
  expect(await axeFaults()).toEqual([])
  form.requestSubmit()
  await settled(view)
  expect(send).toHaveBeenCalledWith('PUT', '/v1/settings', {
    placements: {
      home: {
        subject: 'session',
        recommenders: [{ recommender: 'trending' }, { recommender: 'session-knn', most: 4 }],
        fallback: ['bestsellers'],
        explores: true,
        first: false,
      },
    },
  })
  view.querySelector<HTMLButtonElement>('[name="ours"]')?.click()
  await settled(view)
  expect(send).toHaveBeenLastCalledWith('PUT', '/v1/settings', { placements: { home: null } })
})

test('spend is kept as a whole, and a fault stands in its line', async () => {
  const send = refusing('entries.1.channel', 'must not be empty')
  const view = await open('spend', { send })
  view.querySelector<HTMLButtonElement>('[name="add"]')?.click()
  await settled(view)
  view.querySelector<HTMLFormElement>('form.spend')?.requestSubmit()
  await settled(view)
  expect(send).toHaveBeenCalledWith('PUT', '/v1/spend', {
    entries: [
      { month: '2026-02', channel: 'search', acquisition_minor: 250_000, retention_minor: 0 },
      { month: '2026-03', channel: '', acquisition_minor: 0, retention_minor: 0 },
    ],
  })
  expect(textOf(view.querySelector('tbody tr:nth-child(2)'))).toContain('must not be empty')
})

test('the log of changes is chosen and paged by the address', async () => {
  const get = vi.fn(answering(settingsAnswers))
  const view = await open('audit', { get: get as Api['get'] }, '&action=settings.change')
  expect(get).toHaveBeenCalledWith(
    '/v1/audit',
    expect.objectContaining({ action: 'settings.change' }),
    expect.anything(),
  )
  expect(textOf(view.querySelector('.audit tbody tr'))).toContain(
    'Settings changed Dashboard 1f0a2b3c4d5e name Books → Harbour Books',
  )
  expect(view.querySelector('.pages a')?.getAttribute('href')).toBe(
    '#/settings?action=settings.change&cursor=12&tab=audit',
  )
})

test('the score of the data says what to do next', async () => {
  const view = await open('quality')
  expect(textOf(view.querySelector('.chart h2'))).toBe('Your data scores 72 of 100')
  expect(textOf(view.querySelector('.steps-list li'))).toContain('image_url')
})

test('it speaks Chinese', async () => {
  const kit = { ...kitWith({ get: answering(settingsAnswers) }), words: zh }
  const view = await mount(new SettingsViewElement(), { kit, route: parseRoute('#/settings') })
  await expect.poll(() => textOf(view.querySelector('h1'))).toBe('店铺是怎样设置的？')
})
