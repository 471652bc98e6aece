import { expect, onTestFinished, test, vi } from 'vitest'
import type { BulkReport } from '#shared/wire/bulk'
import type { Api } from '../../api.ts'
import { hasDrafts } from '../../element/draft.ts'
import { axeFaults, settled, textOf } from '../../element/page.fixture.ts'
import { parseRoute } from '../../route/route.ts'
import { forgetImport } from './import-job.ts'
import { open } from './settings-page.fixture.ts'

test('a file goes in by portions, and goes on while another page is looked at, and every line that was not taken is named by its place in the file', async () => {
  onTestFinished(() => forgetImport('books'))
  const reports: BulkReport[] = [
    {
      created: 249,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      lines: [{ line: 3, id: 'p3', code: 'conflict', faults: [] }],
    },
    {
      created: 49,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      lines: [{ line: 2, id: 'p252', code: 'invalid', faults: [{ path: 'url', message: 'is missing' }] }],
    },
  ]
  let openGate = () => {}
  const gate = new Promise<void>((resolve) => {
    openGate = resolve
  })
  const sendLines = vi.fn(async () => {
    await gate
    return reports.shift()!
  })
  const view = await open('import', { sendLines: sendLines as Api['sendLines'] })
  const rows = Array.from({ length: 300 }, (_, n) => `p${n + 1},Product,1.50`)
  const file = new File([`id,title,price\n${rows.join('\n')}\nbad,Bad,cheap\n`], 'products.csv')
  const input = view.querySelector<HTMLInputElement>('input[type="file"]')!
  const transfer = new DataTransfer()
  transfer.items.add(file)
  input.files = transfer.files
  input.dispatchEvent(new Event('change'))
  await expect.poll(() => textOf(view)).toContain('products.csv: 300 to import, 1 cannot be read.')
  view.querySelector<HTMLFormElement>('kindred-import-part form')?.requestSubmit()
  view.route = parseRoute('#/settings?tab=keys')
  await expect.poll(() => view.querySelector('kindred-import-part')).toBeNull()
  expect(hasDrafts('books')).toBe(true)
  openGate()
  await expect.poll(() => hasDrafts('books')).toBe(false)
  view.route = parseRoute('#/settings?tab=import')
  await expect.poll(() => textOf(view)).toContain('300 of 300 sent.')
  await settled(view)
  expect(sendLines).toHaveBeenCalledTimes(2)
  expect(sendLines).toHaveBeenCalledWith('PUT', '/v1/products', expect.stringContaining('"price_minor":150'))
  expect(textOf(view)).toContain('298 new, 0 changed, 0 as they were, 2 refused.')
  expect([...view.querySelectorAll('tbody tr')].map(textOf)).toEqual([
    '302 “cheap” is not a number',
    '4 p3 conflict',
    '253 p252 url is missing',
  ])
  expect(await axeFaults()).toEqual([])
})

test('a file that Shopify exports is known by its columns, and what it leaves out is told', async () => {
  const sendLines = vi.fn(async () => ({ created: 1, updated: 0, unchanged: 0, rejected: 0, lines: [] }))
  const view = await open('import', { sendLines: sendLines as Api['sendLines'] })
  const rows = 'mug,Mug,8.00,active\nold,Old mug,3.00,draft'
  const input = view.querySelector<HTMLInputElement>('input[type="file"]')!
  const transfer = new DataTransfer()
  transfer.items.add(new File([`Handle,Title,Variant Price,Status\n${rows}\n`], 'products_export.csv'))
  input.files = transfer.files
  input.dispatchEvent(new Event('change'))
  await expect.poll(() => textOf(view)).toContain('Read as a file that Shopify exports.')
  expect(textOf(view)).toContain('Left out, as drafts, hidden products or unpaid orders: 1.')
  view.querySelector<HTMLFormElement>('kindred-import-part form')?.requestSubmit()
  await expect.poll(() => textOf(view)).toContain('1 of 1 sent.')
  expect(sendLines).toHaveBeenCalledWith(
    'PUT',
    '/v1/products',
    expect.stringContaining('"url":"/products/mug"'),
  )
})
