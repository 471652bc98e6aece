import { expect, vi } from 'vitest'
import type { FunnelAnswer } from '#shared/wire/traffic'
import type { TestStore } from './store.ts'

export const minuteMs = 60_000
export const zone = 'Asia/Kathmandu' // a quarter of an hour off the others
/** The middle of a quarter of an hour: a clock a little off changes no hour and no day, in any zone. */
export const base = Math.floor(Date.now() / (15 * minuteMs)) * 15 * minuteMs - 7 * minuteMs

export interface Visit {
  /** Minutes before `base`, a multiple of 15. */
  ago: number
  names: string[]
  from?: { page_url?: string; referrer?: string }
  visitor?: string
}

/** Tells of one visit, a minute between its events; returns the visitor. */
export async function visit(store: TestStore, { ago, names, from, visitor }: Visit): Promise<string> {
  const begin = base - ago * minuteMs
  const events = names.map((name, i) => ({
    name,
    at: begin + i * minuteMs,
    ...(name === 'search' ? { search_term: 'book' } : { items: [{ item_id: 'book-1' }] }),
    ...(i === 0 ? from : {}),
  }))
  const answer = await store.events(events, visitor ? { visitor } : {})
  expect(answer.accepted).toBe(names.length)
  return answer.visitor ?? ''
}

/** An answer of `/v1/insights/`. */
export async function ask<T>(store: TestStore, path: string): Promise<T> {
  return (await store.server('GET', `/v1/insights/${path}`)).json()
}

/** The funnel, once it counts this many visits. */
export async function visitsTold(store: TestStore, count: number): Promise<FunnelAnswer> {
  return vi.waitFor(async () => {
    const answer = await ask<FunnelAnswer>(store, 'funnel?by=channel')
    expect(answer.total.visits).toBe(count)
    return answer
  }, 10_000)
}

const letter = { page_url: '/?utm_source=june&utm_medium=email&utm_campaign=summer' }
export const google = { referrer: 'https://www.google.com' }
/** Visits of two days by every road. */
export const all: Visit[] = [
  { ago: 3_000, names: ['view_item', 'add_to_cart', 'begin_checkout', 'purchase'], from: letter },
  { ago: 2_895, names: ['view_item', 'view_item', 'add_to_cart', 'add_to_cart'], from: google },
  { ago: 2_790, names: ['view_item', 'begin_checkout'], from: google },
  { ago: 2_700, names: ['search'], from: { referrer: 'https://shop.example/home' } },
  { ago: 2_595, names: ['view_item', 'purchase'], from: { page_url: '/a?gclid=abc&email=ann@b.example' } },
  { ago: 2_490, names: ['view_item'] },
]
