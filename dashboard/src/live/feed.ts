import { recentMs } from '#shared/insight/live-minutes'
import type { LiveMessage, LiveRecent } from '#shared/wire/insight'
import type { Api, LiveConnection } from '../api.ts'
import {
  addToMinutes,
  connectMinutes,
  cutMinutes,
  emptyMinutes,
  type Minutes,
  replaceMinutes,
} from './minutes.ts'

export const maxLines = 50
/** A connection that is closed for its age sooner than this is not believed. */
const leastStoodMs = 60_000

/** A line of the feed; `key` tells two lines apart. */
export interface FeedLine {
  key: number
  message: LiveMessage
}

type FeedStatus = 'connecting' | 'live' | 'waiting'

/** What a live panel shows, newest line first. `held` are the lines that came while paused. */
export interface FeedState {
  status: FeedStatus
  paused: boolean
  lines: readonly FeedLine[]
  held: readonly FeedLine[]
  /** When the next attempt to connect is made, while waiting; null while there is no network. */
  retryInMs: number | null
  /** What was heard minute by minute; pausing stops the lines, not the counting. */
  minutes: Minutes
}

export const emptyFeed: FeedState = {
  status: 'connecting',
  paused: false,
  lines: [],
  held: [],
  retryInMs: null,
  minutes: emptyMinutes,
}

/** The feed with more lines, newest first: shown, or held back while paused; never more than `maxLines` of each. */
export function addLines(state: FeedState, lines: readonly FeedLine[]): FeedState {
  const into = state.paused ? 'held' : 'lines'
  return { ...state, [into]: [...lines, ...state[into]].slice(0, maxLines) }
}

/** The messages that stand in no line yet. The same person does the same thing once in a millisecond. */
function notShown({ lines, held }: FeedState, messages: readonly LiveMessage[]): LiveMessage[] {
  const shown = new Set([...lines, ...held].map(({ message }) => JSON.stringify(message)))
  return messages.filter((message) => !shown.has(JSON.stringify(message)))
}

/** The feed stopped, or going on with what came meanwhile. */
export function setPaused(state: FeedState, paused: boolean): FeedState {
  if (paused) return { ...state, paused }
  return { ...state, paused, lines: [...state.held, ...state.lines].slice(0, maxLines), held: [] }
}

/** Milliseconds to wait before the n-th attempt (from 0): doubling from 1 s to 30 s, of which `chance` takes up to half. */
export function backoffMs(attempt: number, chance: number): number {
  const whole = Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 10))
  return Math.round(whole * (1 - chance / 2))
}

export interface FeedPorts {
  live: Api['live']
  setTimeout(action: () => void, ms: number): number
  clearTimeout(id: number): void
  random(): number
  /** Epoch milliseconds. */
  now(): number
}

/**
 * Keeps the live socket open, and opens it again when it closes, until stopped. One for the whole page: several
 * panels show the same lines. Each connection begins with what happened in the half hour before. Fires `change` when the
 * state is another one, `message` with each message, and `connected` when a connection stands, first or again: whoever
 * shows figures asks for them anew then, for what happened meanwhile.
 */
export class Feed extends EventTarget {
  state: FeedState = emptyFeed
  readonly #ports: FeedPorts
  #connection: LiveConnection | null = null
  #timer: number | null = null
  #attempt = 0
  #nextKey = 0
  /** Goes up with every connection and every stop: what an older one still says is not heard. */
  #turn = 0
  #isOffline = false

  constructor(ports: FeedPorts) {
    super()
    this.#ports = ports
  }

  /** Connects unless connected already. */
  start(): void {
    if (this.#connection === null && this.#timer === null) this.#connect()
  }

  /** Closes the socket and forgets the lines: the next login may be another store's. */
  stop(): void {
    if (this.#timer !== null) this.#ports.clearTimeout(this.#timer)
    this.#timer = null
    this.#turn++
    this.#connection?.close()
    this.#connection = null
    this.#set(emptyFeed)
  }

  /** Connects at once instead of waiting out the delay, as when the network comes back. */
  retry(): void {
    this.#isOffline = false
    if (this.state.status !== 'waiting') return
    if (this.#timer !== null) this.#ports.clearTimeout(this.#timer)
    this.#connect()
  }

  /** The browser says that the network is gone: no use waiting for the socket to find out, nor trying until `retry`. */
  drop(): void {
    this.#isOffline = true
    this.#connection?.close()
  }

  /** Looks whether the connection still stands, as when the page is looked at again after the computer slept. */
  check(): void {
    if (this.#connection) this.#connection.check()
    else this.retry()
  }

  pause(paused: boolean): void {
    this.#set(setPaused(this.state, paused))
  }

  #connect(): void {
    this.#timer = null
    this.#set({ ...this.state, status: 'connecting', retryInMs: null })
    const turn = ++this.#turn
    const isOld = () => turn !== this.#turn
    let stoodFrom = Number.POSITIVE_INFINITY
    this.#connection = this.#ports.live({
      open: () => {
        if (isOld()) return
        stoodFrom = this.#ports.now()
        this.#attempt = 0
        const minutes = connectMinutes(this.state.minutes, this.#ports.now())
        this.#set({ ...this.state, status: 'live', minutes })
        this.dispatchEvent(new Event('connected'))
      },
      recent: (recent) => {
        if (!isOld()) this.#catchUp(recent)
      },
      message: (message) => {
        if (isOld()) return
        const now = this.#ports.now()
        const minutes = addToMinutes(this.state.minutes, message, now)
        // Orders of last year that are imported now change figures, but they do not happen now.
        const lines = message.at < now - recentMs ? [] : [this.#line(message)]
        this.#set(addLines({ ...this.state, minutes }, lines))
        this.dispatchEvent(new CustomEvent('message', { detail: message }))
      },
      close: (isTimed) => {
        if (isOld()) return
        this.#turn++
        this.#connection = null
        this.state = { ...this.state, minutes: cutMinutes(this.state.minutes, this.#ports.now()) }
        // Nothing is wrong with one that stood for its time: the next one tells what is missed in between.
        if (isTimed && this.#ports.now() - stoodFrom > leastStoodMs) this.#connect()
        else this.#wait()
      },
    })
  }

  /** Takes over what happened before the connection stood. */
  #catchUp(recent: LiveRecent): void {
    const minutes = replaceMinutes(this.state.minutes, recent)
    const lines = notShown(this.state, recent.messages).map((message) => this.#line(message))
    this.#set(addLines({ ...this.state, minutes }, lines))
  }

  #line(message: LiveMessage): FeedLine {
    return { key: this.#nextKey++, message }
  }

  #wait(): void {
    const ms = this.#isOffline ? null : backoffMs(this.#attempt++, this.#ports.random())
    this.#timer = ms === null ? null : this.#ports.setTimeout(() => this.#connect(), ms)
    this.#set({ ...this.state, status: 'waiting', retryInMs: ms })
  }

  #set(state: FeedState): void {
    this.state = state
    this.dispatchEvent(new Event('change'))
  }
}
