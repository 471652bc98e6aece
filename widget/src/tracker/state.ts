import type { Event } from '#shared/wire/event'
import { isAllowed } from './consent.ts'
import { name } from './settings.ts'

/** Something the shopper did with products: the time (epoch milliseconds), the event's name and the products' ids. */
export type Act = [at: number, name: string, ...ids: string[]]

/** Everything the tracker keeps on this device, under one key. */
export interface State {
  /** The signed visitor id the server issued. */
  visitor?: string
  /** The identity token the shop's server signed, while somebody is signed in. */
  identity?: string
  /** Events not yet acknowledged, oldest first. */
  queue: Event[]
  /** The last acts, oldest first: what a recommendation request tells of the shopper is read from them. */
  acts: Act[]
}

/** Set while storage may not, or cannot, keep the state. */
let memory: State | undefined

/**
 * The state as it is now, with what other tabs wrote. Fails open: where storage is blocked or full, or may not be used,
 * memory serves until the page ends.
 */
export function getState(): State {
  const empty = { queue: [], acts: [] }
  try {
    if (isAllowed() && !memory) return { ...empty, ...JSON.parse(localStorage.getItem(name)!) }
  } catch {
    // a sandboxed frame, storage switched off, or not our JSON
  }
  return memory ?? empty
}

/** Changes the state and keeps it. */
export function editState(change: (state: State) => void): void {
  memory = getState()
  change(memory)
  try {
    if (!isAllowed()) return
    localStorage.setItem(name, JSON.stringify(memory))
    memory = undefined
  } catch {
    // blocked, or full: the next change tries again
  }
}

/**
 * Forgets everything, stored and in memory, but the field `kept`. After a no that is `visitor`: so that what the server
 * keeps of them can still be seen and erased; nothing but `account/kept-visitor.ts` reads it then.
 */
export function clearState(kept: keyof State | '' = ''): void {
  memory = undefined
  try {
    const before = localStorage.getItem(name)!
    localStorage.removeItem(name)
    const left = JSON.stringify(JSON.parse(before), [kept])
    if (left[4]) localStorage.setItem(name, left) // more than `{}` and `null`
  } catch {
    // not our JSON, or blocked storage, which holds nothing of ours
  }
}

/** Moves what memory holds into storage: storing is allowed from now on. */
export function adoptState(): void {
  const held = memory
  memory = undefined
  if (held)
    editState((state) => {
      state.queue.push(...held.queue)
      state.acts.push(...held.acts)
    })
}
