import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Fact } from '#shared/customer/fact'
import { hourOf } from '#shared/insight/status/compare-hours'
import { IntakeHours } from './intake-hours.ts'

const hourMs = 3_600_000
const now = hourOf(1_800_000_000_000) + 30 * 60_000
const hour = hourOf(now)

/** Runs in an object of its own. */
function inObject(test: (hours: IntakeHours, sql: SqlStorage) => void): Promise<void> {
  const stub = env.INSIGHTS.getByName(`hours-${crypto.randomUUID()}`)
  return runInDurableObject(stub, (_, { storage: { sql } }) => test(new IntakeHours(sql), sql))
}

const seen = (at: number): Fact => ({
  kind: 'activity',
  n: 1,
  day: '2027-01-15',
  at,
  sessions: 0,
  views: 1,
  shelves: [],
  live: [{ type: 'event', at, person: 'v:1', name: 'view_item' }],
})

it('adds up what isolates counted; told twice, or in another order, it is the same', () =>
  inObject((hours) => {
    const early = {
      source: 'a',
      hours: [[hour, { 'events.accepted': 2 }]] as [number, Record<string, number>][],
    }
    const late = {
      source: 'a',
      hours: [[hour, { 'events.accepted': 7 }]] as [number, Record<string, number>][],
    }
    for (const report of [early, late, early, late]) hours.take(report, now)
    hours.take({ source: 'b', hours: [[hour, { 'events.accepted': 10, 'events.at': 5 }]] }, now)
    expect(hours.since(0).get(hour)).toEqual({ 'events.accepted': 17, 'events.at': 5 })
  }))

it('writes nothing for what it knows', () =>
  inObject((hours, sql) => {
    const report = {
      source: 'a',
      hours: [[hour, { 'events.accepted': 2 }]] as [number, Record<string, number>][],
    }
    hours.take(report, now)
    const before = sql.exec('SELECT total_changes() AS changes').one()
    hours.take(report, now)
    expect(sql.exec('SELECT total_changes() AS changes').one()).toEqual(before)
  }))

it('makes one row of an hour that is a day old, keeps its sums, and drops it after five weeks', () =>
  inObject((hours, sql) => {
    for (const source of ['a', 'b', 'c'])
      hours.take({ source, hours: [[hour, { 'events.accepted': 1 }]] }, now)
    const tomorrow = now + 25 * hourMs
    hours.take({ source: 'a', hours: [[hourOf(tomorrow), { 'events.accepted': 5 }]] }, tomorrow)
    expect(hours.since(0).get(hour)).toEqual({ 'events.accepted': 3 })
    expect(sql.exec('SELECT count(*) AS rows FROM intake_hour').one()).toEqual({ rows: 2 })
    const muchLater = now + 40 * 24 * hourMs
    hours.take({ source: 'a', hours: [[hourOf(muchLater), { 'events.accepted': 1 }]] }, muchLater)
    expect([...hours.since(0).keys()]).toEqual([hourOf(muchLater)])
  }))

it('counts how old the oldest thing of a flush was when it came, and calls late neither what was imported nor what the shop told of long after', () =>
  inObject((hours) => {
    const imported: Fact = { ...seen(now - 9e9), kind: 'activity', live: [] } as Fact
    hours.arrived(
      [
        { origin: 'v:1', facts: [seen(now - 1_500)], receivedAt: now },
        { origin: 'v:2', facts: [seen(now - 100), seen(now - 30_000)], receivedAt: now },
        { origin: 'v:3', facts: [imported], receivedAt: now },
        { origin: 'v:4', facts: [{ ...seen(now - 9e9), came: now - 400 } as Fact], receivedAt: now },
      ],
      now + 60_000,
    )
    hours.arrived([{ origin: 'v:1', facts: [seen(now - 3_600_000)], receivedAt: now }], now + 5_000)
    expect(hours.since(0).get(hour)).toEqual({
      'arrival.flushes': 4,
      'arrival.within_1s': 1,
      'arrival.within_2s': 2,
      'arrival.within_5s': 2,
      'arrival.within_10s': 2,
      'arrival.within_30s': 3,
      'arrival.within_60s': 3,
      'arrival.within_300s': 3,
      'arrival.within_600s': 3,
      'arrival.within_3600s': 4,
      'arrival.longest': 3_600_000,
      'digest.longest': 60_000,
    })
  }))
