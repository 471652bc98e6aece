import type { Event, EventBatchResult } from '#shared/wire/event'
import { dropRefused, post } from './api.ts'
import { isAllowed, setConsent } from './consent.ts'
import { name, warn } from './settings.ts'
import { clearState, editState, getState } from './state.ts'
import { telling } from './telling.ts'

/** Events kept at most; the oldest go first. */
const mostQueued = 500
const mostSent = 100
/** Browsers share 64 KiB of keepalive bodies among all of a page, and the server takes 64 KB; the tokens need some. */
const mostBytes = 55_000
/** Seconds. */
const mostBackOff = 300

let underWay: Event[] = []
let turn: Promise<unknown> = Promise.resolve()
let timer = 0
let notBefore = 0
let failures = 0

/** Puts an event into the queue, where it stays until the server acknowledged it. */
export function enqueue(event: Event): void {
  editState((kept) => {
    kept.queue = [...kept.queue, event].slice(-mostQueued)
  })
  flush(telling.test(event.name) || getState().queue[19] ? 0 : 1_000)
}

const without = (events: Event[], others: Event[]) =>
  events.filter(({ id }) => !others.some((other) => other.id === id))

/** Sends at once (0), or after `delayMs` when nothing sooner is planned; never before a back-off has passed. */
export function flush(delayMs: number): void {
  if (delayMs && timer) return
  clearTimeout(timer)
  timer = setTimeout(run, Math.max(delayMs, notBefore - Date.now()))
}

function run(): void {
  timer = 0
  turn = turn
    .then((): unknown => notBefore > Date.now() || navigator.locks.request(name, deliver)) // one tab at a time
    .catch(deliver) // no locks here: ids make a double send from two tabs harmless
    .then(() => waiting()[0] && flush(0))
}

/** The events that may go now. A new visitor's first view waits for a second sign of interest. */
function waiting(): Event[] {
  const { queue, visitor, identity } = getState()
  const [first, second] = queue.filter((event) => telling.test(event.name))
  const isEngaged = visitor || identity || second || (first && first.name !== 'view_item')
  return isEngaged && isAllowed() ? without(queue, underWay) : []
}

/** Sends what is not under way, without waiting for its turn: the page may be gone in a moment, or the network is back. */
export async function deliver(): Promise<void> {
  const events = waiting().slice(0, mostSent)
  while (events[1] && new Blob([JSON.stringify(events)]).size > mostBytes) events.length >>= 1
  if (!events[0]) return
  const { visitor } = getState()
  underWay.push(...events)
  try {
    // A retry goes without keepalive, in case its shared quota was what failed.
    await settle(await post('events', { events }, !failures), events, visitor)
  } catch {
    postpone(0) // offline, blocked or timed out
  }
  underWay = []
}

async function settle(response: Response, events: Event[], sentAs: string | undefined): Promise<void> {
  const { status } = response
  if (status > 499 || status === 429) return postpone(+response.headers.get('retry-after')! || 0)
  failures = notBefore = 0
  const answer: Partial<EventBatchResult> & { code?: unknown } = await response.json()
  if (dropRefused(answer.code)) return
  if (status === 410) clearState() // the person was erased
  editState((kept) => {
    kept.queue = without(kept.queue, events)
    // Who signed out meanwhile stays signed out.
    if (answer.visitor && kept.visitor === sentAs) kept.visitor = answer.visitor
  })
  if (!response.ok || answer.rejected?.[0]) warn(answer)
  if (answer.dropped === 'consent') {
    setConsent('denied')
    sessionStorage[name] = 'wait' // what further pages do that say nothing, until they have a word
  }
}

/** Waits `seconds` at least, longer with every failure, never in step with other browsers. */
function postpone(seconds: number): void {
  notBefore = Date.now() + 1_000 * Math.max(seconds, Math.random() * Math.min(2 ** ++failures, mostBackOff))
}
