import type { BriefMe, MePatch } from '#shared/wire/me'
import { keptVisitor } from './kept-visitor.ts'
import { pauseMs } from './pace.ts'
import { type Credential, credential, isSamePerson, requestMe } from './request.ts'

/**
 * What the service says of who uses this page: `waiting` for its first answer, `nobody` when nobody can be asked about
 * or nothing is kept, `unproven` when this browser's visitor is a customer by now who did not sign in, `refused` after a
 * forged or expired identity token, `down` when there was never an answer.
 */
export type Found = BriefMe | 'waiting' | 'nobody' | 'unproven' | 'refused' | 'down'

/** An element that shows something of it. */
export interface Watcher {
  changed(): void
  /** False: only who is signed in is of interest. */
  isForVisitors: boolean
  /** True while what changes elsewhere, too, is to be shown soon. */
  isLive(): boolean
}

/** Looks at what this browser knows: who is signed in, what was bought. No request. */
const tickMs = 1_000
const signs = ['pointermove', 'keydown', 'scroll', 'focus']

const watchers = new Set<Watcher>()
let found: Found = 'waiting'
let who: Credential | undefined
let bought: number | undefined
let timer: ReturnType<typeof setInterval> | undefined
/** Of the newest request: an answer to an older one is not listened to. */
let asking = 0
let isUnderWay = false
let askedAt = 0
let signAt = 0
let failures = 0
/** An identity token of this page was refused: nobody is shown, the browser's visitor neither, until there is another. */
let isRefused = false

export const whatIsFound = (): Found => found

/** Tells of every change until the function it returns is called. All elements of a page share one request. */
export function watchMe(watcher: Watcher): () => void {
  watchers.add(watcher)
  if (!timer) begin()
  tick()
  return () => {
    watchers.delete(watcher)
    if (!watchers.size) end()
  }
}

/** Asks now, whatever the pace. */
async function askAgain(): Promise<void> {
  if (who) await ask(who)
}

/** Tells the service what the person says of themselves; false when it did not take it. */
export async function tellMe(patch: MePatch): Promise<boolean> {
  try {
    const isTold = !!who && (await requestMe('', who, { method: 'PATCH', body: JSON.stringify(patch) })).ok
    if (isTold) await askAgain()
    return isTold
  } catch {
    return false // offline
  }
}

/** All that is kept, as a file; null when it cannot be had. */
export async function exportMe(): Promise<Blob | null> {
  try {
    const response = who && (await requestMe('/export', who))
    return response?.ok ? await response.blob() : null
  } catch {
    return null // offline
  }
}

function begin(): void {
  bought = lastPurchase()
  signAt = performance.now()
  timer = setInterval(tick, tickMs)
  for (const sign of signs) addEventListener(sign, live, { passive: true })
  addEventListener('focus', hurry)
  document.addEventListener('visibilitychange', hurry)
}

function end(): void {
  clearInterval(timer)
  for (const sign of signs) removeEventListener(sign, live)
  removeEventListener('focus', hurry)
  document.removeEventListener('visibilitychange', hurry)
  timer = who = undefined
  found = 'waiting'
  asking++
  isUnderWay = false
  failures = 0
  isRefused = false
}

function live(): void {
  signAt = performance.now()
}

/** Somebody comes back to the page, or bought something. */
function hurry(): void {
  live()
  if (!document.hidden && who && !isUnderWay) ask(who)
}

function tick(): void {
  const before = who
  const isForVisitors = !isRefused && [...watchers].some((watcher) => watcher.isForVisitors)
  who = credential(isForVisitors) ?? (isForVisitors ? keptVisitor() : undefined)
  if (!who) {
    settle(isRefused ? 'refused' : 'nobody')
    return
  }
  if (!isSamePerson(before, who)) {
    failures = 0
    isRefused = false
    settle('waiting')
    ask(who)
    return
  }
  const purchase = lastPurchase()
  if (purchase !== bought) {
    bought = purchase
    hurry()
    return
  }
  const now = performance.now()
  const isWanted = !document.hidden && [...watchers].some((watcher) => watcher.isLive())
  if (isWanted && !isUnderWay && now - askedAt >= pauseMs(now - signAt, failures)) ask(who)
}

async function ask(asked: Credential): Promise<void> {
  const own = ++asking
  isUnderWay = true
  const answer = await answerFor(asked)
  if (own !== asking) return
  isUnderWay = false
  askedAt = performance.now()
  if (!isSamePerson(asked, who)) return
  failures = answer === 'down' ? failures + 1 : 0
  // What is there stays when the service goes away.
  if (answer === 'refused') refuse(asked)
  else if (answer !== 'down' || found === 'waiting') settle(answer)
}

async function answerFor(asked: Credential): Promise<Found> {
  try {
    const response = await requestMe('', asked)
    if (response.ok) {
      const me: BriefMe = await response.json()
      return me.beliefs ? me : 'down' // else an answer that is not ours
    }
    if (response.status === 401) return 'refused'
    if (response.status === 403) return 'unproven'
    return response.status === 404 || response.status === 410 ? 'nobody' : 'down'
  } catch {
    return 'down'
  }
}

/** A forged or expired token, or a visitor the service did not name. */
function refuse([header, token]: Credential): void {
  const bridge = window.kindred?.bridge
  const name = header === 'X-Kindred-Identity' ? 'identity' : 'visitor'
  isRefused = name === 'identity'
  settle(isRefused ? 'refused' : 'nobody')
  if (bridge?.state()[name] === token) bridge.dropRefused(`${name}_invalid`)
}

function settle(next: Found): void {
  if (JSON.stringify(next) === JSON.stringify(found)) return
  found = next
  for (const watcher of watchers) watcher.changed()
}

/** When this browser last told of a purchase, in any of its tabs. */
function lastPurchase(): number | undefined {
  return window.kindred?.bridge?.state().acts.findLast(([, name]) => name === 'purchase')?.[0]
}
