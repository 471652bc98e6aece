import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FuzzRequest, type Route, requestsOf, routes } from '../bench/fuzz/routes.ts'
import { type FuzzStore, fuzzStore, headersOf } from '../bench/fuzz/store.ts'
import { type RunningWorkerd, startWorkerd } from '../scripts/workerd.ts'

/**
 * Two stores in one deployment. Every route of the API's document (which `reference.test.ts` holds to the Worker's own)
 * is called with all that one store has, its keys, its login, its tokens, about all that the other one has.
 */

const cases = 40
const seed = 20_261_122
/** Open to everybody by design: a product's public shelf. */
const openRoute = 'GET /v1/stores/{store}/items/{id}/recommendations'
const theirSecret = 'Zanzibar'
const theirPrice = 7_654_321
const theirFigures = new RegExp([1, 2, 3].map((times) => `\\b${times * theirPrice}\\b`).join('|'))

const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-isolation-'))
let server: RunningWorkerd
let theirs: FuzzStore
let mine: FuzzStore
let stores = 0

beforeAll(async () => {
  const vars = { KINDRED_SECRET: 'isolation', DEPLOYMENT_SECRET: 'bench' }
  server = await startWorkerd({ dataDir, vars, logFile: join(dataDir, 'log') })
  theirs = await fuzzStore(server.url, 'store-b', {
    mark: 'theirs-',
    secret: theirSecret,
    price_minor: theirPrice,
  })
  mine = await anotherStore()
})
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const anotherStore = () => fuzzStore(server.url, `store-a-${stores++}`, { mark: 'mine-', secret: 'Alpha' })

type Headers = Record<string, string>

/** All that somebody with a store of their own may come with; and the other store's tokens, should they have got hold of some. */
async function comers(): Promise<Headers[]> {
  const as = headersOf(mine)
  const body = JSON.stringify({ secret_key: mine.secret_key })
  const login = await fetch(`${server.url}/v1/login`, { method: 'POST', body })
  const page = { authorization: `Bearer ${mine.publishable_key}` }
  return [
    as.secret,
    { cookie: login.headers.get('set-cookie')?.split(';')[0] ?? '' },
    as.identity,
    as.visitor,
    { ...page, 'x-kindred-visitor': theirs.visitors[1] ?? '' },
    { ...page, 'x-kindred-identity': theirs.identity },
    {},
  ]
}

async function textOf({ method, path, body }: FuzzRequest, headers: Headers): Promise<string> {
  const answer = await fetch(server.url + path, { method, headers, ...(body === undefined ? {} : { body }) })
  return answer.text()
}

/** Whether an answer tells anything that only the other store may know. */
const tells = (text: string): boolean => text.includes(theirSecret) || theirFigures.test(text)

/** What the other store answers its own key, address by address. */
async function ownAnswers(): Promise<Map<string, string>> {
  const readable = routes.filter(({ method, access }) => method === 'GET' && access.startsWith('secret'))
  const answers = new Map<string, string>()
  for (const route of readable) {
    const [id = ''] = theirs.words.filter((word) => word.endsWith(idFor(route)))
    const path = route.path.replace('{id}', id).replace('{part}', 'store')
    answers.set(route.name, await textOf({ method: 'GET', path }, headersOf(theirs).secret))
  }
  return answers
}

/** An answer without what says when it was given, and how often before. */
function keptIn(answer = ''): object {
  const { exported_at: _, log: __, ...kept } = JSON.parse(answer) as { exported_at?: string; log?: unknown }
  return kept
}

function idFor({ path }: Route): string {
  if (path.includes('/products/')) return 'book-1'
  return path.includes('/segments/') ? 'all' : '42'
}

/** All rows of the store's objects, as a backup would take them. */
async function rows(parts = ['store', 'catalogue', 'directory', 'people']): Promise<string[]> {
  const { secret } = headersOf(theirs)
  return Promise.all(parts.map((part) => textOf({ method: 'GET', path: `/v1/export/${part}` }, secret)))
}

describe('two stores', () => {
  let before: string[] = []
  let answersBefore: Map<string, string>

  beforeAll(async () => {
    // What people did has been told on: from now on nothing changes by itself.
    await vi.waitFor(
      async () => {
        const last = before
        before = await rows()
        expect(before).toEqual(last)
        expect(JSON.parse((await ownAnswers()).get('GET /v1/customers') ?? '{}')).toMatchObject({ total: 1 })
      },
      { timeout: 60_000, interval: 1_500 },
    )
    answersBefore = await ownAnswers()
    before = await rows() // that somebody's file was asked for is in the log of changes
  })

  it('have something to hide in many places', () => {
    const telling = [...answersBefore].filter(([, text]) => tells(text))
    expect(telling.length).toBeGreaterThan(8)
    expect(before.every((part) => part.includes('theirs-'))).toBe(true)
  })

  it.each(routes.map((route, place) => ({ ...route, place })))(
    'learn nothing of each other by $name',
    async (route) => {
      // A route may have ended its own key.
      const { secret } = headersOf(mine)
      if ((await textOf({ method: 'GET', path: '/v1/settings' }, secret)).includes('"code"'))
        mine = await anotherStore()
      const who = await comers()
      const words =
        route.name === openRoute ? theirs.words.filter((word) => word !== 'store-b') : theirs.words
      const named = {
        ...mine.named,
        visitor: [...mine.visitors, ...theirs.visitors],
        identity: [theirs.identity, mine.identity],
      }
      const requests = fc.sample(requestsOf(route, { words, named }), {
        numRuns: cases,
        seed: seed + route.place,
      })
      const told = await Promise.all(
        requests.flatMap((request, n) =>
          // Each request by two of them; the store's own key is one of these every other time.
          [who[n % who.length], who[n % 2]].map(async (headers = {}) => {
            const text = await textOf(request, headers)
            return tells(text) ? { request, headers, text } : null
          }),
        ),
      )
      expect(told.filter((one) => one !== null)).toEqual([])
    },
  )

  it('change nothing in each other', async () => {
    expect(await rows()).toEqual(before)
    const answersAfter = await ownAnswers()
    for (const path of [
      'GET /v1/customers',
      'GET /v1/customers/{id}/export',
      'GET /v1/segments',
      'GET /v1/products',
    ]) {
      expect(keptIn(answersAfter.get(path))).toEqual(keptIn(answersBefore.get(path)))
    }
    const totals = (answers: Map<string, string>) =>
      (JSON.parse(answers.get('GET /v1/insights/overview') ?? '{}') as { totals: object }).totals
    expect(totals(answersAfter)).toEqual(totals(answersBefore))
  })
})
