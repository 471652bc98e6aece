import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseDecimal, toMinor } from '../scripts/kindred/decimal.ts'
import { importFiles } from '../scripts/kindred/import.ts'
import { columnsOf, parseMapping } from '../scripts/kindred/mapping.ts'
import { momentReader } from '../scripts/kindred/moment.ts'
import { duration } from '../scripts/kindred/progress.ts'
import { parseSkipRule } from '../scripts/kindred/skip-rule.ts'
import { inRoot } from '../scripts/root.ts'

describe('amounts', () => {
  it('are read exactly, whatever stands around them', () => {
    const minor = (text: string, mark: '.' | ',' = '.') => toMinor(parseDecimal(text, mark), 2)
    expect(minor('12.5')).toBe(1250)
    expect(minor('£1,234.50')).toBe(123_450)
    expect(minor('1.234,50 €', ',')).toBe(123_450)
    expect(minor('CHF 1’200')).toBe(120_000)
    expect(minor('-0.005')).toBe(-1)
    expect(minor('.5')).toBe(50)
  })

  it('are multiplied before they are rounded, half away from zero', () => {
    expect(toMinor(parseDecimal('0.145', '.'), 2, 10)).toBe(145)
    expect(toMinor(parseDecimal('0.001', '.'), 2, 12_540)).toBe(1254)
    expect(toMinor(parseDecimal('1.005', '.'), 2)).toBe(101)
    expect(toMinor(parseDecimal('3', '.'), 0, 7)).toBe(21)
  })

  it('are refused when there is no number', () => {
    for (const text of ['', 'free', '1.2.3', '--1', '1e5'])
      expect(() => parseDecimal(text, '.')).toThrow(/not a number/)
  })
})

describe('dates', () => {
  const london = momentReader('YYYY-MM-DD HH:mm:ss', 'Europe/London')

  it('without an offset are read in the given zone, summer time included', () => {
    expect(london('2011-01-10 12:00:00')).toBe(Date.UTC(2011, 0, 10, 12))
    expect(london('2011-07-10 12:00:00')).toBe(Date.UTC(2011, 6, 10, 11))
    expect(momentReader('DD/MM/YYYY', 'Asia/Shanghai')('02/03/2024')).toBe(Date.UTC(2024, 2, 1, 16))
  })

  it('with an offset of their own are read by it', () => {
    expect(momentReader('iso', 'Asia/Tokyo')('2024-05-01T10:00:00+02:00')).toBe(Date.UTC(2024, 4, 1, 8))
    expect(momentReader('iso', 'UTC')('2024-05-01')).toBe(Date.UTC(2024, 4, 1))
    expect(momentReader('unix', 'UTC')('1700000000')).toBe(1_700_000_000_000)
  })

  it('that do not exist are refused', () => {
    for (const text of [
      '2011-02-30 12:00:00',
      '2011-13-01 12:00:00',
      '2011-01-01',
      'soon',
      '2011-01-01 25:00:00',
    ]) {
      expect(() => london(text)).toThrow(/not a date/)
    }
  })
})

describe('rules for skipping', () => {
  it('compare texts, prefixes, numbers and emptiness', () => {
    const skips = (rule: string, value: string) => parseSkipRule(rule).matches(value)
    expect([skips('A=x', 'x'), skips('A=x', 'xy')]).toEqual([true, false])
    expect([skips('A^=C', 'C1'), skips('A^=C', '1C')]).toEqual([true, false])
    expect([skips('A<=0', '0'), skips('A<=0', '-3'), skips('A<=0', '0.1')]).toEqual([true, true, false])
    expect([skips('A==', ''), skips('A==', ' ')]).toEqual([true, false])
    expect([skips('A!=x', 'y'), skips('A>5', '6'), skips('A<5', '')]).toEqual([true, true, false])
  })

  it('are refused when they say nothing', () => {
    for (const rule of ['A', '=x', 'A<=zero', '']) expect(() => parseSkipRule(rule)).toThrow(/--skip-if/)
  })
})

describe('mapping', () => {
  it('takes columns, templates and filters, and the target’s own name without an option', () => {
    const mapping = parseMapping(
      ['url=/p/{Sku}', 'id=Sku|lower', 'brand=Maker'],
      ['id', 'url', 'brand', 'title'],
    )
    const record = { Sku: 'A 1', Maker: ' Penguin ', title: 'Emma' }
    expect(Object.fromEntries([...mapping].map(([target, read]) => [target, read(record)]))).toEqual({
      id: 'a 1',
      url: '/p/A%201',
      brand: 'Penguin',
      title: 'Emma',
    })
    expect(columnsOf(['url=/p/{Sku}/{Size}', 'id=Sku|lower'])).toEqual(['Sku', 'Size', 'Sku'])
  })

  it('refuses targets and filters that do not exist', () => {
    expect(() => parseMapping(['colour=Colour'], ['id'])).toThrow(/target one of id/)
    expect(() => parseMapping(['id=Sku|reverse'], ['id'])).toThrow(/no filter/)
  })
})

it('says durations in words', () => {
  expect([duration(0.2), duration(59), duration(125), duration(3_780)]).toEqual([
    '1 s',
    '59 s',
    '2 min 5 s',
    '1 h 3 min',
  ])
})

describe('an import', () => {
  let server: Server
  let folder = ''
  let requests: { method: string; url: string; lines: Record<string, unknown>[] }[] = []
  /** Answers to give first; null is the usual one. */
  let troubles: ({ status: number; body?: object } | null)[] = []
  const key = `sk_test-${process.pid}_secret`
  let store = { currency: 'EUR', time_zone: 'UTC' }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kindred-cli-'))
    server = createServer(async (request, response) => {
      const text = await bodyOf(request)
      if (request.method === 'GET') {
        response.end(JSON.stringify(store))
        return
      }
      const trouble = troubles.shift()
      if (trouble) {
        response.writeHead(trouble.status, { 'content-type': 'application/problem+json' })
        response.end(JSON.stringify(trouble.body ?? {}))
        return
      }
      const lines = text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
      requests.push({ method: request.method ?? '', url: request.url ?? '', lines })
      const bad = lines.flatMap(({ id }, i) =>
        id === 'bad'
          ? [{ line: i + 1, id, code: 'invalid', faults: [{ path: 'title', message: 'is ugly' }] }]
          : [],
      )
      response.end(
        JSON.stringify({
          created: lines.length - bad.length,
          updated: 0,
          unchanged: 0,
          rejected: bad.length,
          lines: bad,
        }),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  beforeEach(() => {
    requests = []
    troubles = []
    store = { currency: 'EUR', time_zone: 'UTC' }
    vi.spyOn(console, 'log').mockImplementation(() => undefined)
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    return () => vi.restoreAllMocks()
  })

  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function write(name: string, text: string): string {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  function run(...args: string[]): Promise<void> {
    return importFiles([...args, '--url', url(), '--key', key, '--report', join(folder, 'rejected.jsonl')])
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
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PUT /v1/products',
      'PUT /v1/products',
    ])
    expect(requests.flatMap(({ lines }) => lines)).toEqual([
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
    const [request] = requests
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
    expect(requests[0]?.lines).toEqual([
      { id: '7', started_at: 1_700_000_010_000, items: ['a', 'b'] },
      { id: '8', started_at: 1_700_000_000_000, items: ['z'] },
    ])
  })

  it('takes the store’s time zone and currency where none are given', async () => {
    store = { currency: 'JPY', time_zone: 'Asia/Tokyo' }
    const file = write('tokyo.csv', 'id,created_at,items.item_id,items.price\n1,2024-03-01 09:00:00,a,1500\n')
    await run('orders', file)
    await run('orders', file, '--currency', 'EUR', '--time-zone', 'UTC')
    expect(requests.map(({ lines }) => lines[0])).toMatchObject([
      { created_at: Date.UTC(2024, 2, 1), currency: 'JPY', items: [{ total_minor: 1500 }] },
      { created_at: Date.UTC(2024, 2, 1, 9), currency: 'EUR', items: [{ total_minor: 150_000 }] },
    ])
  })

  it('sends JSON Lines as they are', async () => {
    const file = write('p.jsonl', '{"id":"x","tags":["a"]}\n\n{"id":"y"}\n')
    await run('products', file)
    expect(requests[0]?.lines).toEqual([{ id: 'x', tags: ['a'] }, { id: 'y' }])
  })

  it('reports what it cannot read and what the API refuses, each with file, line and reason', async () => {
    const file = write('mixed.csv', 'id,title,price\nok,Fine,1\nbad,Ugly,2\nodd,Odd,cheap\n')
    await run('products', file)
    expect(requests[0]?.lines.map(({ id }) => id)).toEqual(['ok', 'bad'])
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
    expect(requests[0]?.lines.map(({ id }) => id)).toEqual(['2'])
  })

  it('sends the same chunk again while the service is busy', async () => {
    troubles = [{ status: 503 }, { status: 429 }]
    await run('products', write('busy.csv', 'id,title\nA,Emma\n'))
    expect(requests).toHaveLength(1)
  })

  it('goes on with the first chunk that was not answered for', async () => {
    const file = write(
      'long.csv',
      `id,title\n${['a', 'b', 'c', 'd'].map((id) => `${id},${id}`).join('\n')}\n`,
    )
    const args = ['products', file, '--chunk', '1', '--parallel', '1'] as const
    troubles = [null, { status: 403, body: { code: 'key_forbidden', title: 'no' } }]
    await expect(run(...args)).rejects.toThrow('key_forbidden')
    const before = requests.length
    await run(...args)
    const sent = requests.flatMap(({ lines }) => lines.map(({ id }) => id))
    expect(before).toBe(1)
    expect(sent).toEqual(['a', 'b', 'c', 'd'])
    await run(...args)
    expect(requests).toHaveLength(8)
  })

  it('names a column that the file does not have, before anything is sent', async () => {
    const file = write('typo.csv', 'Sku,title\nA,Emma\n')
    await expect(run('products', file, '--map', 'id=SKU')).rejects.toThrow(
      'no column SKU; its columns are Sku, title',
    )
    expect(requests).toEqual([])
  })

  it('refuses a file whose every line would be rejected, and says what it looks like', async () => {
    const file = write('shopify.csv', 'Handle,Title,Variant Price\nmug,Mug,8.00\n')
    await expect(run('products', file)).rejects.toThrow('add --format shopify')
    await expect(run('orders', file, '--format', 'shopify')).rejects.toThrow('does not look like')
    await expect(run('sessions', file, '--format', 'shopify')).rejects.toThrow('not sessions')
    const semicolons = write('semicolons.csv', 'id;title\nA;Emma\n')
    await expect(run('products', semicolons)).rejects.toThrow("add --delimiter ';'")
    expect(requests).toEqual([])
    await run('products', file, '--format', 'shopify')
    expect(requests[0]?.lines).toEqual([
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
    expect(requests[0]?.lines.map(({ id, customer_id }) => [id, customer_id])).toEqual([
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
    await expect(importFiles(['products', 'any.csv', '--url', url(), '--key', 'pk_shop_x'])).rejects.toThrow(
      'publishable key',
    )
  })
})

it('explains itself, and says a mistake in one line', () => {
  const kindred = (...args: string[]) =>
    spawnSync(process.execPath, [inRoot('scripts', 'kindred.ts'), ...args], { encoding: 'utf8' })
  expect(kindred('--help').stdout).toContain('--skip-if')
  const one = kindred('import', '--help').stdout
  expect(one).toContain('--skip-if')
  expect(one).not.toContain('--forgotten')
  const wrong = kindred(
    'import',
    'orders',
    join(tmpdir(), 'no-such-file.csv'),
    '--url',
    'http://127.0.0.1:9',
    '--key',
    'k',
  )
  expect(wrong.status).toBe(1)
  expect(wrong.stderr.trim()).toBe(`${join(tmpdir(), 'no-such-file.csv')}: there is no such file`)
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
