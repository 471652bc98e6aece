import type { ListedCustomer } from '#shared/wire/customer'
import type { Overview } from '#shared/wire/insight'
import type { CustomerPage } from '#shared/wire/me'
import { type Api, ApiError, type LiveHandlers, type Login } from '../api.ts'
import { createFormat } from '../format/format.ts'
import { Feed } from '../live/feed.ts'
import { daysFrom, overviewWith } from '../transforms/overview.fixture.ts'
import { en } from '../words/en.ts'
import type { Kit } from './kit.ts'
import { readerOutlook, readerPortrait } from './portrait.fixture.ts'

export const login: Login = {
  store: 'books',
  name: 'Harbour Books',
  currency: 'GBP',
  time_zone: 'Europe/London',
}

/** For tests: noon of the last day of `busyWeek`. */
export const noon = Date.UTC(2026, 2, 7, 12)

/** For tests: a week with orders, shelves and a week before it. */
export const busyWeek: Overview = {
  ...overviewWith(
    {
      revenue_minor: 28_000,
      net_revenue_minor: 25_000,
      orders: 28,
      customers: 20,
      impressions: 500,
      clicks: 20,
    },
    {
      revenue_minor: 14_000,
      net_revenue_minor: 12_000,
      orders: 14,
      customers: 12,
      impressions: 600,
      clicks: 10,
    },
  ),
  series: daysFrom('2026-03-01', 7),
  previous_series: daysFrom('2026-02-22', 7),
  shelves: [
    {
      placement: 'home',
      recommender: 'session-knn',
      impressions: 500,
      clicks: 20,
      attributed_orders: 3,
      attributed_revenue_minor: 3_000,
    },
  ],
}

export const reader: ListedCustomer = {
  id: 'c:12/3',
  kind: 'customer',
  name: 'Jo <b>Reader</b>',
  orders: 2,
  revenue_minor: 4_500,
  net_revenue_minor: 4_000,
  sessions: 5,
  views: 17,
  first_seen_at: noon - 90 * 86_400_000,
  last_seen_at: noon - 3_600_000,
  last_order_day: '2026-03-06',
  tier: 'silver',
  points: 120,
  points_held: 0,
  country: 'DE',
  channel: 'search',
  rfm: 'loyal',
  p_alive: 0.82,
  satisfaction: 0.75,
}

export const readerDetail: CustomerPage = {
  ...reader,
  portrait: readerPortrait,
  currency: 'GBP',
  aliases: ['v:1'],
  categories: [
    { name: 'Gothic', share: 0.6 },
    { name: 'Sea stories', share: 0.4 },
  ],
  timeline: [
    {
      at: noon - 3_600_000,
      type: 'event',
      name: 'select_item',
      items: [{ id: 'b1', title: 'Emma' }],
      placement: 'home',
      recommender: 'session-knn',
    },
    {
      at: noon - 90_000_000,
      type: 'order',
      name: 'purchase',
      items: [{ id: 'b2', title: 'Dracula' }],
      order_id: 'A-1',
      amount_minor: 1_250,
    },
    {
      at: noon - 80_000_000,
      type: 'refund',
      name: 'refund',
      items: [],
      order_id: 'A-1',
      amount_minor: 1_250,
    },
  ],
}

/** For tests: an API that answers with a busy week and one reader, whatever `answers` says otherwise. */
export function fakeApi(answers: Partial<Api> = {}): Api & { sockets: LiveHandlers[] } {
  const sockets: LiveHandlers[] = []
  return {
    login: async () => login,
    logIn: async () => {},
    logOut: async () => {},
    logOutEverywhere: async () => {},
    overview: async () => busyWeek,
    customers: async () => ({ customers: [reader], total: 1, next_cursor: null }),
    segments: async () => [],
    saveSegment: async (id, request) => ({ id, ...request, changed_at: noon, people: 1 }),
    deleteSegment: async () => {},
    customer: async () => readerDetail,
    outlook: async () => readerOutlook,
    get: answering({}),
    send: async () => undefined as never,
    sendLines: async () => ({ created: 0, updated: 0, unchanged: 0, rejected: 0, lines: [] }),
    live: (handlers) => {
      sockets.push(handlers)
      return { close: () => {}, check: () => {} }
    },
    ...answers,
    sockets,
  }
}

/**
 * For tests: `Api.get` with an answer for each path, or a function from the query to it. A path that is not there
 * answers 404.
 */
export function answering(answers: Record<string, unknown>): Api['get'] {
  return async <T>(path: string, query: Record<string, string | null> = {}) => {
    if (!Object.hasOwn(answers, path)) throw new ApiError(404, null)
    const answer = answers[path]
    return (typeof answer === 'function' ? answer(query) : answer) as T
  }
}

/** For tests: a feed on a fake API, whose timers never run by themselves. */
export function fakeFeed(api: Api): Feed {
  return new Feed({
    live: api.live,
    setTimeout: () => 1,
    clearTimeout: () => {},
    random: () => 0,
    now: () => noon,
  })
}

/** For tests: what a view is handed, in English. */
export function kitWith(answers: Partial<Api> = {}): Kit & { api: ReturnType<typeof fakeApi> } {
  const api = fakeApi(answers)
  const format = createFormat({ locale: 'en-GB', currency: login.currency, timeZone: login.time_zone })
  return { api, feed: fakeFeed(api), words: en, format, login, now: () => noon }
}
