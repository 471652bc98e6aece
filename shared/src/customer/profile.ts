import type { EventName } from '../wire/event.ts'
import type { TierState } from '../wire/tier.ts'
import type { About } from './about.ts'
import type { Demographics } from './demographics.ts'
import type { Fact } from './fact.ts'
import type { Standing } from './standing.ts'
import type { Stated } from './stated.ts'
import type { Taste } from './taste.ts'
import type { Touch } from './touch.ts'
import type { Visit } from './visit.ts'

/** The version of profiles that this code writes. */
export const profileVersion = 1

/** How much of each list a profile keeps, newest last. */
export const kept = {
  sessions: 30,
  itemsPerSession: 200,
  purchases: 300,
  hidden: 200,
  clicks: 50,
  timeline: 100,
  exposures: 60,
  orderTimes: 30,
  /** Visitors who became this person. Further ones stay apart: whoever made them without end could not be erased. */
  aliases: 500,
}

/**
 * One visit: `start` names it for good; the products opened and when (seconds after `start`) stand side by side, in
 * order of time.
 */
export interface ProfileSession {
  start: number
  last: number
  items: number[]
  after_s: number[]
  /** The visitor it was begun as, when that was merged into this person later. */
  person?: string
  /** How it came and how far it went. */
  visit?: Visit
}

/** A click on a shelf's card: what attribution looks back to. */
export interface Click {
  n: number
  at: number
  placement: string
  recommender: string
}

/** An arm of an experiment that was met, and when first. */
export interface Exposure {
  experiment: string
  arm: string
  at: number
}

export interface TimelineRow {
  at: number
  name: string
  items: string[]
  placement?: string
  recommender?: string
  search_term?: string
}

/** Everything kept on one person but the orders, which are rows of their own. One packed row in storage. */
export interface Profile {
  /** Of the shape, by whoever wrote it first; a later version's is kept (`profile-version.ts`). */
  version: number
  /** Random word made with the profile; with the person's key it names the line of facts. */
  epoch: string
  created_at: number
  last_at: number
  name?: string
  counts: Partial<Record<EventName, number>>
  session_count: number
  sessions: ProfileSession[]
  purchases: { n: number; at: number }[]
  /** When the newest orders were placed, oldest first: which visits led to one. */
  order_times?: number[]
  /** How this person came the first time. */
  first_touch?: Touch
  hidden: number[]
  /** When each product was hidden last (above 0) or taken back (below): the later word holds, whichever came first. */
  hide_acts?: Record<string, number>
  clicks: Click[]
  /** What was done besides opening products, which the sessions tell. */
  timeline: TimelineRow[]
  /** The arms of experiments this person met, each once. */
  exposures?: Exposure[]
  /** What they did, by what the products were. */
  taste?: Taste
  /** What they, or the shop's server, told of them. */
  about?: About
  /** Where they are on the ladder; missing until somebody known has ordered. */
  tier?: TierState
  /** When something about tier or points is due by itself (epoch ms): a term or grace ends, a birthday comes. */
  due?: number
  /** Country and year of birth as they were told last. */
  told?: Demographics
  /** Tier and points as they were told last. */
  standing?: Standing
  /** What they said last, and how they act, as it was told last. */
  stated?: Stated
  /** Their rank by net spend, 0 to 100, where tiers go by it, as it was last worked out. */
  rank?: { top_percent: number; at: number }
  /** Persons merged into this one. */
  aliases: string[]
  /** What a later version wrote of persons merged into this one, for that version to put together. */
  unmerged?: Record<string, object>
  /** Number of the newest fact made. */
  fact: number
  outbox: Fact[]
  /** Number of the newest fact each receiver acknowledged. */
  acked: Record<string, number>
  /** Events at or before this time cannot be told from repeated ones. */
  forgotten_at: number
  /** Set when this person turned out to be another: everything is there, and later events are sent on. */
  merged?: { to: string; at: number; handed: boolean }
  /**
   * Set when this person asked to be forgotten: nothing else is kept. The lists say what is still to be done elsewhere
   * and are empty when all is.
   */
  erased?: { at: number; aliases: string[]; orders: string[] }
}

/** A profile with nothing in it yet. */
export function newProfile(epoch: string, now: number): Profile {
  return {
    version: profileVersion,
    epoch,
    created_at: now,
    last_at: now,
    counts: {},
    session_count: 0,
    sessions: [],
    purchases: [],
    hidden: [],
    clicks: [],
    timeline: [],
    aliases: [],
    fact: 0,
    outbox: [],
    acked: {},
    forgotten_at: 0,
  }
}

/**
 * When somebody was seen last, now that something of them is known from `at`. A profile begins at the moment it is made,
 * which is no visit: the first thing told of somebody, an order of last year perhaps, is older.
 */
export function lastSeen(profile: Profile, at: number): number {
  const isNew = profile.fact === 0 && profile.session_count === 0
  return isNew ? at : Math.max(profile.last_at, at)
}

/** The products opened, each once, the most recent last; at most `most`. */
export function recentlyOpened(profile: Profile, most: number): number[] {
  const newestFirst = profile.sessions.flatMap(({ items }) => items).reverse()
  return [...new Set(newestFirst)].slice(0, most).reverse()
}

/** The newest `most` times that products were opened, oldest first: which, and when (epoch milliseconds). */
export function openings(profile: Profile, most: number): { items: number[]; at: number[] } {
  const all = profile.sessions.flatMap(({ start, items, after_s }) =>
    items.map((item, i) => ({ item, at: start + (after_s[i] ?? 0) * 1_000 })),
  )
  const newest = all.toSorted((a, b) => a.at - b.at).slice(-most)
  return { items: newest.map(({ item }) => item), at: newest.map(({ at }) => at) }
}

/**
 * The list with `item` at its place in time and the newest `most` of it. Rows of the same moment stand in the order of
 * their texts, so that the same rows in any order of arrival make the same list.
 */
export function inTime<T extends { at: number }>(list: readonly T[], item: T, most: number): T[] {
  let place = list.length
  while (place > 0 && isLater(list[place - 1], item)) place--
  return list.toSpliced(place, 0, item).slice(-most)
}

function isLater<T extends { at: number }>(a: T | undefined, b: T): boolean {
  if (!a || a.at !== b.at) return a !== undefined && a.at > b.at
  return JSON.stringify(a) > JSON.stringify(b)
}
