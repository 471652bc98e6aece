import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { manageKeys } from '../../scripts/kindred/keys.ts'

const row = { id: '1f0a2b3c4d5e', kind: 'secret', created_at: 0, expires_at: null }
const made = { ...row, id: 'aaaaaaaaaaaa', key: 'sk_shop_new', replaced: [{ ...row, expires_at: 3_600_000 }] }
const asked: { line: string; key: string | undefined; body: string }[] = []
const said: string[] = []
let server: Server
let url = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      asked.push({ line: `${request.method} ${request.url}`, key: request.headers.authorization, body })
      if (request.method === 'DELETE') {
        const isKnown = request.url === `/v1/keys/${row.id}`
        response.writeHead(isKnown ? 204 : 404)
        return response.end(
          isKnown ? undefined : JSON.stringify({ title: 'Nothing', detail: 'No key has this id.' }),
        )
      }
      response.writeHead(request.method === 'POST' ? 201 : 200)
      return response.end(JSON.stringify(request.method === 'POST' ? made : { keys: [row] }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const method of ['log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((line: string) => {
      said.push(line)
    })
  }
})
beforeEach(() => {
  asked.length = 0
  said.length = 0
})
afterAll(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  server.close()
})

const run = (...args: string[]) => manageKeys([...args, '--url', `${url}/`, '--key', 'sk_shop_old'])

it('lists the keys of a store', async () => {
  await run('list')
  expect(asked).toEqual([{ line: 'GET /v1/keys', key: 'Bearer sk_shop_old', body: '' }])
  expect(said).toEqual(['1f0a2b3c4d5e  secret, since 1970-01-01T00:00:00.000Z'])
})

it('replaces one with an overlap, and prints the new key once', async () => {
  await run('replace', 'secret', '--overlap-hours', '1')
  expect(asked.map(({ line, body }) => [line, JSON.parse(body)])).toEqual([
    ['POST /v1/keys', { kind: 'secret', overlap_hours: 1 }],
  ])
  expect(said[0]).toBe('sk_shop_new')
  expect(said.at(-1)).toContain(
    '1f0a2b3c4d5e  secret, since 1970-01-01T00:00:00.000Z, until 1970-01-01T01:00:00.000Z',
  )
})

it('revokes one, and says what went wrong', async () => {
  await run('revoke', row.id)
  expect(asked[0]?.line).toBe(`DELETE /v1/keys/${row.id}`)
  await expect(run('revoke', 'none')).rejects.toThrow('No key has this id.')
  await expect(run('forget')).rejects.toThrow('keys list, keys replace')
  vi.stubEnv('KINDRED_KEY', undefined)
  await expect(manageKeys(['list', '--url', url])).rejects.toThrow('missing --key')
})
