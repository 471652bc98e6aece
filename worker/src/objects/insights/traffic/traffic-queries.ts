import { addSets, funnelOf, type StepSets, transitionsOf } from '#shared/insight/funnel'
import { addTraffic, emptyTraffic, type Traffic } from '#shared/insight/traffic'
import { dayOf } from '#shared/maths/calendar'
import type { FunnelAnswer, FunnelBy, HoursAnswer } from '#shared/wire/traffic'
import { resolveRange } from '../insight-queries.ts'
import { trafficOf } from './traffic-column.ts'

/** A range of days; without them everything known. */
export interface RangeAsked {
  from?: string
  to?: string
  timeZone: string
  now: number
}

/** What may be asked about how people come and how far they go, and what the answers are. */
export interface TrafficQuestions {
  funnel: [asked: RangeAsked & { by?: FunnelBy }, answer: FunnelAnswer]
  hours: [asked: RangeAsked, answer: HoursAnswer]
  /** Visits by exactly which steps they reached. */
  steps: [asked: RangeAsked, answer: StepSets]
}

/** The days an answer is about, in the store's time zone. */
export function rangeOf(sql: SqlStorage, asked: RangeAsked): { from: string; to: string } {
  return resolveRange(sql, asked, dayOf(asked.now, asked.timeZone))
}

/** The traffic of all days of a range together. */
export function trafficBetween(sql: SqlStorage, from: string, to: string): Traffic {
  const sum = emptyTraffic()
  for (const { traffic } of trafficOf(sql, from, to)) addTraffic(sum, traffic)
  return sum
}

/** How far visits went. Reads a row a day. */
export function funnel(sql: SqlStorage, asked: TrafficQuestions['funnel'][0]): FunnelAnswer {
  const { from, to } = rangeOf(sql, asked)
  const { visits } = trafficBetween(sql, from, to)
  const groups = new Map<string, StepSets>()
  let all: StepSets = {}
  for (const [kind, sets] of Object.entries(visits)) {
    const [channel = '', who = ''] = kind.split('\n')
    const key = asked.by === 'who' ? who : channel
    groups.set(key, addSets(groups.get(key) ?? {}, sets))
    all = addSets(all, sets)
  }
  return {
    from,
    to,
    by: asked.by ?? null,
    total: funnelOf(all),
    transitions: transitionsOf(all),
    groups: asked.by
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
export function hours(sql: SqlStorage, asked: RangeAsked): HoursAnswer {
  const { from, to } = rangeOf(sql, asked)
  const week = () => Array.from({ length: 7 }, () => Array<number>(24).fill(0))
  const [visits, orders] = [week(), week()]
  for (const { day, traffic } of trafficOf(sql, from, to)) {
    add(visits[weekdayOf(day)] ?? [], traffic.visit_hours)
    add(orders[weekdayOf(day)] ?? [], traffic.order_hours)
  }
  return { from, to, time_zone: asked.timeZone, visits, orders, days: weekdaysBetween(from, to) }
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
