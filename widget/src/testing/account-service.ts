import type { LitElement } from 'lit'
import type { BriefMe, MePatch, MyLoyalty } from '#shared/wire/me'
import type { Bridge } from '../bridge.ts'

const dayMs = 86_400_000
const now = Date.UTC(2026, 10, 22, 12)

/** Somebody in the lowest of three tiers, with points of every sort. */
export function loyalty(changes: Partial<MyLoyalty> = {}): MyLoyalty {
  return {
    tier: {
      tier: { id: 'member', name: 'Member', multiplier: 1, benefits: ['Points on every order'] },
      since: now - 90 * dayMs,
      basis: 'net_spend',
      amount: 14_799,
      next: {
        id: 'silver',
        name: 'Silver',
        threshold: 20_000,
        missing: 5_201,
        benefits: ['A quarter more points'],
      },
      keep: null,
      projected: null,
      is_in_grace: false,
      term_ends_at: null,
      history: [],
    },
    points: {
      active: 1_240,
      pending: 52,
      held: 0,
      spent: 0,
      expired: 0,
      earned: 1_292,
      // Two lots of one day.
      expiring: [
        { at: now + 40 * dayMs, points: 60 },
        { at: now + 40 * dayMs, points: 40 },
      ],
      arriving: [{ at: now + 11 * dayMs, points: 52 }],
    },
    points_worth_minor: 1_240,
    ledger: [],
    ...changes,
  }
}

/** A customer who proved to be one. */
export function me(changes: Partial<BriefMe> = {}): BriefMe {
  return {
    id: 'c:jane',
    currency: 'GBP',
    loyalty: loyalty(),
    beliefs: {
      interests: [
        { kind: 'category', evidence: 20, confidence: 0.7, entries: interest('Poetry', 'Drama') },
        { kind: 'brand', evidence: 8, confidence: 0.4, entries: interest('Penguin') },
        { kind: 'price_band', evidence: 20, confidence: 0.7, entries: interest('19') },
        { kind: 'tag', evidence: 0, confidence: 0, entries: [] },
      ],
      looks_for: 'quality',
      reach: {
        channels: { email: true, sms: null, phone: null, post: false, push: null },
        personalisation: true,
      },
    },
    ...changes,
  }
}

const interest = (...keys: string[]) => keys.map((key, i) => ({ key, weight: 10 - i, share: 0.5 }))

export interface AccountService {
  /** Method, address after `/v1/me` and header of every request. */
  requests: { method: string; path: string; header: string; token: string }[]
  patches: MePatch[]
  /** What it answers: the person, a status, or null when it is down. */
  answer: BriefMe | number | null
  /** What it answers once something was told. */
  afterwards?: BriefMe
  state: ReturnType<Bridge['state']>
  commands: unknown[][]
  /** Takes the service and the loader away. */
  close(): void
}

/** An identity token for this customer, as far as a page can tell. */
export const tokenOf = (sub: string, more = '') => `h.${btoa(JSON.stringify({ sub, more }))}.s`

/** A loader in this page, with somebody signed in, whose service answers `GET /v1/me` with `answer`. */
export function accountService(answer: AccountService['answer'] = me()): AccountService {
  const fetchBefore = window.fetch
  const script = document.createElement('script')
  Object.assign(script.dataset, { store: 'myshop', key: 'pk_test', api: 'https://kindred.test' })
  document.head.append(script)
  const service: AccountService = {
    requests: [],
    patches: [],
    answer,
    state: { queue: [], acts: [], identity: tokenOf('jane') },
    commands: [],
    close() {
      window.fetch = fetchBefore
      script.remove()
      delete window.kindred
    },
  }
  window.fetch = async (url, init = {}) => {
    const address = new URL(`${url}`)
    if (address.origin !== 'https://kindred.test') return fetchBefore(url, init)
    const [[header, token] = ['', '']] = Object.entries(init.headers ?? {})
    const method = init.method ?? 'GET'
    service.requests.push({ method, path: address.pathname.replace('/v1/me', ''), header, token })
    if (service.answer === null) throw new TypeError('Failed to fetch')
    if (typeof service.answer === 'number') return Response.json({}, { status: service.answer })
    if (method === 'PATCH') {
      service.patches.push(JSON.parse(`${init.body}`))
      service.answer = service.afterwards ?? service.answer
    }
    return method === 'GET' ? Response.json(service.answer) : new Response(null, { status: 204 })
  }
  const bridge: Bridge = {
    state: () => service.state,
    product: () => undefined,
    isRead: () => true,
    post: () => Promise.reject(new TypeError('not here')),
    dropRefused(code) {
      delete service.state[`${code}`.replace('_invalid', '') as 'identity']
      return true
    },
    track: () => {},
  }
  window.kindred = Object.assign((...command: unknown[]) => void service.commands.push(command), { bridge })
  return service
}

/** Puts an element about the account (as HTML) into the page and waits until its answer is there. */
export async function putAccount<T extends LitElement>(markup: string): Promise<T> {
  document.body.insertAdjacentHTML('beforeend', markup)
  const element = document.body.lastElementChild as T
  await element.updateComplete
  for (let tries = 0; tries < 300 && element.renderRoot.querySelector('.loading'); tries++)
    await new Promise((done) => setTimeout(done, 5))
  return element
}
