import { addSets, funnelOf, type StepSets, transitionsOf } from '#shared/insight/funnel'
import { addTraffic, emptyTraffic, type Traffic } from '#shared/insight/traffic'
import { dayOf } from '#shared/maths/calendar'
import { type Comparison, type Days, daysBefore } from '#shared/maths/comparison'
import type { FunnelAnswer, FunnelBy, FunnelDays, HourSums, HoursAnswer } from '#shared/wire/traffic'
import { resolveRange } from '../insight-queries.ts'
import { trafficOf } from './traffic-column.ts'

/** A range of days; without them everything known. */
export interface RangeAsked {
  from?: string
  to?: string
  timeZone: string
  now: number
}

/** The days of a question, and which it is set beside. */
export interface ComparedRange extends RangeAsked {
  compare?: Comparison
}

/** What may be asked about how people come and how far they go, and what the answers are. */
export interface TrafficQuestions {
  funnel: [asked: ComparedRange & { by?: FunnelBy }, answer: FunnelAnswer]
  hours: [asked: ComparedRange, answer: HoursAnswer]
  /** Visits by exactly which steps they reached. */
  steps: [asked: RangeAsked, answer: StepSets]
}

/** The days an answer is about, in the store's time zone. */
export function rangeOf(sql: SqlStorage, asked: RangeAsked): Days {
  return resolveRange(sql, asked, dayOf(asked.now, asked.timeZone))
}

/** The traffic of all days of a range together. */
export function trafficBetween(sql: SqlStorage, from: string, to: string): Traffic {
  const sum = emptyTraffic()
  for (const { traffic } of trafficOf(sql, from, to)) addTraffic(sum, traffic)
  return sum
}

/** The answer of the days asked for, beside the same of the days that they are compared with. */
export function compared<T extends object>(
  sql: SqlStorage,
  asked: ComparedRange,
  of: (days: Days) => T,
): T & { previous: T | null } {
  const days = rangeOf(sql, asked)
  return { ...of(days), previous: asked.compare ? of(daysBefore(days, asked.compare)) : null }
}

/** How far visits went. Reads a row a day. */
export function funnel(sql: SqlStorage, asked: TrafficQuestions['funnel'][0]): FunnelAnswer {
  const { by = null } = asked
  return { by, ...compared(sql, asked, (days) => funnelBetween(sql, days, by)) }
}

function funnelBetween(sql: SqlStorage, { from, to }: Days, by: FunnelBy | null): FunnelDays {
  const groups = new Map<string, StepSets>()
  let all: StepSets = {}
  for (const [kind, sets] of Object.entries(trafficBetween(sql, from, to).visits)) {
    const [channel = '', who = ''] = kind.split('\n')
    const key = by === 'who' ? who : channel
    groups.set(key, addSets(groups.get(key) ?? {}, sets))
    all = addSets(all, sets)
  }
  return {
    from,
    to,
    total: funnelOf(all),
    transitions: transitionsOf(all),
    groups: by
      ? [...groups]
          .map(([key, sets]) => ({ key, ...funnelOf(sets) }))
          .sort((a, b) => b.visits - a.visits || (a.key < b.key ? -1 : 1))
      : [],
  }
}

/** Visits by exactly which steps they reached. Reads a row a day. */
export function stepSets(sql: SqlStorage, asked: RangeAsked): StepSets {
  const { from, to } = rangeOf(sql, asked)
  return Object.values(trafficBetween(sql, from, to).visits).reduce<StepSets>(addSets, {})
}

/** When people come and when they order, by hour of the week. Reads a row a day. */
export function hours(sql: SqlStorage, asked: TrafficQuestions['hours'][0]): HoursAnswer {
  return { time_zone: asked.timeZone, ...compared(sql, asked, (days) => hoursBetween(sql, days)) }
}

function hoursBetween(sql: SqlStorage, { from, to }: Days): HourSums {
  const week = () => Array.from({ length: 7 }, () => Array<number>(24).fill(0))
  const [visits, orders] = [week(), week()]
  for (const { day, traffic } of trafficOf(sql, from, to)) {
    add(visits[weekdayOf(day)] ?? [], traffic.visit_hours)
    add(orders[weekdayOf(day)] ?? [], traffic.order_hours)
  }
  return { from, to, visits, orders, days: weekdaysBetween(from, to) }
}

/** How often each day of the week, Monday first, is between two days, both counted. */
function weekdaysBetween(from: string, to: string): number[] {
  const first = Math.round(Date.parse(from) / dayMs)
  const last = Math.round(Date.parse(to) / dayMs)
  // Day 0 was a Thursday: Mondays are the days whose number is 4 more than a multiple of 7.
  const until = (weekday: number, day: number) => Math.floor((day - 4 - weekday) / 7)
  return Array.from({ length: 7 }, (_, weekday) => until(weekday, last) - until(weekday, first - 1))
}

const dayMs = 86_400_000

/** 0 for Monday to 6 for Sunday. */
function weekdayOf(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7
}

function add(sums: number[], more: readonly number[]): void {
  for (let hour = 0; hour < 24; hour++) sums[hour] = (sums[hour] ?? 0) + (more[hour] ?? 0)
}
