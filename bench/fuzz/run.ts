import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { type FuzzRequest, type Route, requestsOf, routes } from './routes.ts'
import { type FuzzStore, fuzzStore, headersOf } from './store.ts'

export interface FuzzOptions {
  url: string
  /** Requests to each route. */
  cases: number
  seed: number
  /** Requests on their way at the same time. */
  atOnce?: number
  onRoute?: (figures: RouteFigures) => void
}

export interface RouteFigures {
  route: string
  cases: number
  /** Answers by hundreds of their status: how many were taken, refused … */
  statuses: Record<string, number>
  slowestMs: number
}

export interface Finding {
  route: string
  what: 'fault of ours' | 'hang' | 'echo of internals' | 'no problem document'
  request: FuzzRequest
  said: string
}

export interface FuzzReport {
  requests: number
  routes: RouteFigures[]
  findings: Finding[]
}

/** An answer later than this is asked for again; if it is late each time, that is a hang. */
export const hangMs = 1_000
/** Pauses before each further try, in milliseconds: the machine may be busy with something else. */
const pausesWhenSlow = [0, 500, 1_000, 2_000, 4_000]

/** What no answer may hold: statements, stacks, files, names of what is behind the API. */
const internals =
  /\bat \S+ \(|\.(?:ts|js):\d+|SQLITE|no such (?:table|column)|syntax error|\bSELECT .+ FROM\b|\/(?:home|usr|tmp|work|root)\/|\b(?:Type|Range|Syntax|Reference)Error\b|workerd|Durable ?Object/i

/** Sends `cases` requests to every route, each route in a store of its own, and tells what no request may bring about. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const report: FuzzReport = { requests: 0, routes: [], findings: [] }
  for (const [place, route] of routes.entries()) {
    const { figures, findings } = await fuzzRoute(route, place, options)
    report.requests += figures.cases
    report.routes.push(figures)
    report.findings.push(...findings)
    options.onRoute?.(figures)
  }
  return report
}

async function fuzzRoute(
  route: Route,
  place: number,
  { url, cases, seed, atOnce = 8 }: FuzzOptions,
): Promise<{ figures: RouteFigures; findings: Finding[] }> {
  let stores = 0
  let store = await fuzzStore(url, `fuzz-${place}-${stores++}`)
  let renewing: Promise<void> | null = null
  /** The route may have taken its own key away, or held the store still. */
  const renew = async (): Promise<void> => {
    renewing ??= fuzzStore(url, `fuzz-${place}-${stores++}`).then((anew) => {
      store = anew
      renewing = null
    })
    await renewing
  }
  const requests = fc.sample(requestsOf(route, store), { numRuns: cases, seed: seed + place })
  const figures: RouteFigures = { route: route.name, cases, statuses: {}, slowestMs: 0 }
  const findings: Finding[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let n = next++; n < requests.length; n = next++) {
      const request = requests[n]
      if (!request) return
      const answer = await send(url, route, request, store, n)
      const group = `${Math.floor(answer.status / 100)}xx`
      figures.statuses[group] = (figures.statuses[group] ?? 0) + 1
      figures.slowestMs = Math.max(figures.slowestMs, answer.ms)
      const what = await wrongWith(answer, () => send(url, route, request, store, n))
      if (what) findings.push({ route: route.name, what, request, said: `${answer.status} ${answer.text}` })
      if (route.access !== 'open' && answer.text.includes('"key_invalid"')) await renew()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { figures, findings }
}

interface Answer {
  status: number
  type: string
  text: string
  ms: number
}

async function wrongWith(answer: Answer, again: () => Promise<Answer>): Promise<Finding['what'] | null> {
  const { status, text, type } = answer
  if (status >= 500) return 'fault of ours'
  if (status >= 400 && type !== 'application/problem+json') return 'no problem document'
  if (internals.test(text)) return 'echo of internals'
  let { ms } = answer
  for (const pause of pausesWhenSlow) {
    if (ms <= hangMs) break
    await wait(pause)
    ms = Math.min(ms, (await again()).ms)
  }
  return ms > hangMs ? 'hang' : null
}

async function send(
  url: string,
  route: Route,
  { method, path, body }: FuzzRequest,
  store: FuzzStore,
  n: number,
): Promise<Answer> {
  const started = performance.now()
  const response = await fetch(url + path, {
    method,
    headers: headersFor(route, store, n),
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, type, text, ms: performance.now() - started }
}

/** The key a route takes: of two ways to name oneself, each in turn. */
function headersFor({ access }: Route, store: FuzzStore, n: number): Record<string, string> {
  const as = headersOf(store)
  if (access === 'person') return n % 2 === 0 ? as.visitor : as.identity
  if (access === 'deployment') return as.deployment
  return access === 'open' || access === 'publishable' ? as.visitor : as.secret
}
