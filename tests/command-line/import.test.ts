import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { importFiles } from '../../scripts/kindred/import.ts'
import { type BulkApi, startBulkApi } from './bulk-api.ts'

describe('an import', () => {
  let api: BulkApi
  let folder = ''
  const key = `sk_test-${process.pid}_secret`

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kindred-cli-'))
    api = await startBulkApi()
  })

  beforeEach(() => {
    api.reset()
    vi.spyOn(console, 'log').mockImplementation(() => undefined)
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    return () => vi.restoreAllMocks()
  })

  afterAll(() => {
    api.close()
    rmSync(folder, { recursive: true, force: true })
  })

  function write(name: string, text: string): string {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  function run(...args: string[]): Promise<void> {
    return importFiles([...args, '--url', api.url, '--key', key, '--report', join(folder, 'rejected.jsonl')])
  }

  it('sends products in chunks, in the shape of the API', async () => {
    const file = write(
      'products.csv',
      'Sku,title,Price,Kind\nA,Emma,7.99,Books > Novels\nB,"Il nome, della rosa",12,\n',
    )
    await run(
      'products',
      file,
      '--map',
      'id=Sku',
      '--map',
      'url=/p/{Sku}',
      '--map',
      'price=Price',
      '--map',
      'categories=Kind',
      '--chunk',
      '1',
    )
    expect(api.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PUT /v1/products',
      'PUT /v1/products',
    ])
    expect(api.requests.flatMap(({ lines }) => lines)).toEqual([
      { id: 'A', title: 'Emma', url: '/p/A', price_minor: 799, categories: ['Books', 'Novels'] },
      { id: 'B', title: 'Il nome, della rosa', url: '/p/B', price_minor: 1200 },
    ])
  })

  it('joins the lines of an order wherever they stand, and keeps a customer’s orders together', async () => {
    const rows = [
      '1,a,2,1.50,ann,2024-03-01',
      '2,b,1,9,bob,2024-03-02',
      '3,c,1,1,ann,2024-03-03',
      '1,d,3,0.333,ann,2024-03-01',
    ]
    const file = write('orders.csv', `no,sku,n,p,who,day\n${rows.join('\n')}\n`)
    const maps = [
      'customer_id=who',
      'created_at=day',
      'items.item_id=sku',
      'items.quantity=n',
      'items.price=p',
    ]
    await run(
      'orders',
      file,
      '--group-by',
      'no',
      '--currency',
      'EUR',
      ...maps.flatMap((map) => ['--map', map]),
    )
    const [request] = api.requests
    expect(request?.lines.map(({ id }) => id)).toEqual(['1', '3', '2'])
    expect(request?.lines[0]).toEqual({
      id: '1',
      customer_id: 'ann',
      created_at: Date.UTC(2024, 2, 1),
      currency: 'EUR',
      items: [
        { item_id: 'a', quantity: 2, total_minor: 300 },
        { item_id: 'd', quantity: 3, total_minor: 100 },
      ],
    })
  })

  it('puts a session’s items in the order of their time', async () => {
    const file = write('clicks.tsv', 'visit\titem\tt\n7\tb\t1700000020\n8\tz\t1700000000\n7\ta\t1700000010\n')
    const maps = ['items=item', 'started_at=t']
    await run(
      'sessions',
      file,
      '--group-by',
      'visit',
      '--date-format',
      'unix',
      ...maps.flatMap((map) => ['--map', map]),
    )
    expect(api.requests[0]?.lines).toEqual([
      { id: '7', started_at: 1_700_000_010_000, items: ['a', 'b'] },
      { id: '8', started_at: 1_700_000_000_000, items: ['z'] },
    ])
  })

  it('takes the store’s time zone and currency where none are given', async () => {
    api.store = { currency: 'JPY', time_zone: 'Asia/Tokyo' }
    const file = write('tokyo.csv', 'id,created_at,items.item_id,items.price\n1,2024-03-01 09:00:00,a,1500\n')
    await run('orders', file)
    await run('orders', file, '--currency', 'EUR', '--time-zone', 'UTC')
    expect(api.requests.map(({ lines }) => lines[0])).toMatchObject([
      { created_at: Date.UTC(2024, 2, 1), currency: 'JPY', items: [{ total_minor: 1500 }] },
      { created_at: Date.UTC(2024, 2, 1, 9), currency: 'EUR', items: [{ total_minor: 150_000 }] },
    ])
  })

  it('sends JSON Lines as they are', async () => {
    const file = write('p.jsonl', '{"id":"x","tags":["a"]}\n\n{"id":"y"}\n')
    await run('products', file)
    expect(api.requests[0]?.lines).toEqual([{ id: 'x', tags: ['a'] }, { id: 'y' }])
  })

  it('reports what it cannot read and what the API refuses, each with file, line and reason', async () => {
    const file = write('mixed.csv', 'id,title,price\nok,Fine,1\nbad,Ugly,2\nodd,Odd,cheap\n')
    await run('products', file)
    expect(api.requests[0]?.lines.map(({ id }) => id)).toEqual(['ok', 'bad'])
    const report = readFileSync(join(folder, 'rejected.jsonl'), 'utf8').trim().split('\n')
    expect(report.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ file: 'mixed.csv', line: 4, id: 'odd', code: 'unreadable' }),
      expect.objectContaining({ file: 'mixed.csv', line: 3, id: 'bad', code: 'invalid' }),
    ])
  })

  it('rejects an order whole when one of its lines cannot be read', async () => {
    const file = write(
      'half.csv',
      'id,items.item_id,items.quantity,items.price\n1,a,1,5\n1,b,many,5\n2,c,1,5\n',
    )
    await run('orders', file, '--group-by', 'id', '--currency', 'EUR')
    expect(api.requests[0]?.lines.map(({ id }) => id)).toEqual(['2'])
  })

  it('sends the same chunk again while the service is busy', async () => {
    api.troubles = [{ status: 503 }, { status: 429 }]
    await run('products', write('busy.csv', 'id,title\nA,Emma\n'))
    expect(api.requests).toHaveLength(1)
  })

  it('goes on with the first chunk that was not answered for', async () => {
    const file = write(
      'long.csv',
      `id,title\n${['a', 'b', 'c', 'd'].map((id) => `${id},${id}`).join('\n')}\n`,
    )
    const args = ['products', file, '--chunk', '1', '--parallel', '1'] as const
    api.troubles = [null, { status: 403, body: { code: 'key_forbidden', title: 'no' } }]
    await expect(run(...args)).rejects.toThrow('key_forbidden')
    const before = api.requests.length
    await run(...args)
    const sent = api.requests.flatMap(({ lines }) => lines.map(({ id }) => id))
    expect(before).toBe(1)
    expect(sent).toEqual(['a', 'b', 'c', 'd'])
    await run(...args)
    expect(api.requests).toHaveLength(8)
  })

  it('names a column that the file does not have, before anything is sent', async () => {
    const file = write('typo.csv', 'Sku,title\nA,Emma\n')
    await expect(run('products', file, '--map', 'id=SKU')).rejects.toThrow(
      'no column SKU; its columns are Sku, title',
    )
    expect(api.requests).toEqual([])
  })

  it('refuses a file whose every line would be rejected, and says what it looks like', async () => {
    const file = write('shopify.csv', 'Handle,Title,Variant Price\nmug,Mug,8.00\n')
    await expect(run('products', file)).rejects.toThrow('add --format shopify')
    await expect(run('orders', file, '--format', 'shopify')).rejects.toThrow('does not look like')
    await expect(run('sessions', file, '--format', 'shopify')).rejects.toThrow('not sessions')
    const semicolons = write('semicolons.csv', 'id;title\nA;Emma\n')
    await expect(run('products', semicolons)).rejects.toThrow("add --delimiter ';'")
    expect(api.requests).toEqual([])
    await run('products', file, '--format', 'shopify')
    expect(api.requests[0]?.lines).toEqual([
      { id: 'mug', url: '/products/mug', title: 'Mug', aliases: ['Mug'], price_minor: 800 },
    ])
  })

  it('gives Shopify’s orders to the customers of a second file', async () => {
    const header =
      'Name,Id,Email,Created at,Currency,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku'
    const rows = [
      '#1,1,Ann@example.com,2026-02-20 10:00:00 +0100,EUR,1,Mug,8.00,M-1',
      '#2,2,bob@example.com,2026-02-21 10:00:00 +0100,EUR,1,Mug,8.00,M-1',
    ]
    const orders = write('orders-of-shopify.csv', `${header}\n${rows.join('\n')}\n`)
    const customers = write('customers.csv', "Customer ID,First Name,Email\n'741,Ann,ann@example.com\n")
    await run('orders', orders, '--format', 'shopify', '--customers', customers)
    expect(api.requests[0]?.lines.map(({ id, customer_id }) => [id, customer_id])).toEqual([
      ['1', '741'],
      ['2', undefined],
    ])
    await expect(run('orders', orders, '--format', 'shopify', '--customers', orders)).rejects.toThrow(
      'Customer ID',
    )
    await expect(run('orders', orders, '--customers', customers)).rejects.toThrow('--format shopify')
  })

  it('ends as a failure when nothing of a file could be read', async () => {
    const file = write('odd.csv', 'id,title,price\na,A,cheap\n')
    await expect(run('products', file)).rejects.toThrow('Nothing was imported')
  })

  it('is refused with a publishable key before anything is read', async () => {
    await expect(
      importFiles(['products', 'any.csv', '--url', api.url, '--key', 'pk_shop_x']),
    ).rejects.toThrow('publishable key')
  })
})
