import { describe, expect, it } from 'vitest'
import type { ArrivalSummary } from '../../wire/status.ts'
import { compareHour, type FiguresByHour, hourOf } from './compare-hours.ts'
import { addCounts, type Counts, figuresOf, laterCounts } from './hour-figures.ts'
import { statusOf } from './status-reasons.ts'

const hourMs = 3_600_000
const hour = hourOf(Date.UTC(2026, 2, 2, 10, 30))
const none = figuresOf({})
/** Days back → events accepted in the same hour. */
const history = (counts: number[]): Map<number, typeof none> =>
  new Map(counts.map((events_accepted, i) => [hour - (i + 1) * 24 * hourMs, { ...none, events_accepted }]))
const accepted = (hours: FiguresByHour, since = 0) =>
  compareHour(hours, hour, since).find(({ figure }) => figure === 'events_accepted')!

const calm: ArrivalSummary = {
  flushes: 100,
  within_2s: 90,
  within_10s: 95,
  within_60s: 100,
  within_600s: 100,
  later: 0,
  longest_ms: 40_000,
}

describe('counts of an hour', () => {
  it('are added, the latest and the longest kept', () => {
    const a = { 'events.accepted': 2, 'events.at': 5, 'lag.longest': 9 }
    expect(addCounts(a, { 'events.accepted': 3, 'events.at': 4, 'orders.created': 1 })).toEqual({
      'events.accepted': 5,
      'events.at': 5,
      'lag.longest': 9,
      'orders.created': 1,
    })
  })

  it('of one counter told twice, or in another order, are the same', () => {
    const [early, late]: Counts[] = [
      { 'events.accepted': 2 },
      { 'events.accepted': 7, 'events.dropped.bot': 1 },
    ]
    expect(laterCounts(early!, late!)).toEqual(late)
    expect(laterCounts(late!, early!)).toEqual(late)
    expect(laterCounts(late!, late!)).toEqual(late)
  })

  it('come to figures', () => {
    expect(
      figuresOf({
        'events.accepted': 5,
        'events.rejected.invalid': 2,
        'events.rejected.too_old': 1,
        'events.dropped.bot': 4,
        'events.problem.visitor_invalid': 3,
        'orders.problem.overloaded': 1,
        'orders.created': 2,
        'orders.updated': 1,
        'orders.unchanged': 9,
      }),
    ).toEqual({
      ...none,
      events_accepted: 5,
      events_rejected: 3,
      events_dropped: 4,
      refused: 3,
      failed: 1,
      orders: 3,
    })
  })
})

describe('an hour beside the same hour of four weeks', () => {
  it('has the robust z of its formula', () => {
    const counts = [100, 110, 120, 130, 140, 150, 160]
    const hours = history(counts).set(hour, { ...none, events_accepted: 330 })
    expect(accepted(hours, hour - 7 * 24 * hourMs)).toEqual({
      figure: 'events_accepted',
      value: 330,
      usual: 130,
      z: expect.closeTo((0.6745 * (330 - 130)) / 20, 9),
      samples: 7,
      verdict: 'high',
    })
  })

  it('is unusual when nothing comes where much came', () => {
    expect(accepted(history(Array(28).fill(400)))).toMatchObject({ value: 0, z: -20, verdict: 'low' })
  })

  it('makes nothing of what chance does to small counts', () => {
    const hours = history(Array(28).fill(4)).set(hour, { ...none, events_accepted: 9 })
    expect(accepted(hours)).toMatchObject({ z: 2.5, verdict: 'usual' })
  })

  it('does not judge a store that has been there for less than a week', () => {
    expect(accepted(history([5, 5, 5, 5, 5, 5]), hour - 6 * 24 * hourMs)).toMatchObject({
      samples: 6,
      z: null,
      verdict: 'unknown',
    })
  })
})

describe('the state of a store', () => {
  const compared = (value: number, counts: number[]) =>
    compareHour(history(counts).set(hour, { ...none, events_accepted: value }), hour, 0)
  const signs = {
    compared: compared(100, Array(28).fill(100)),
    arrival: calm,
    oldestWaitMs: 0,
    hasBegun: true,
  }

  it('is well when nothing is unusual', () => {
    expect(statusOf(signs)).toEqual({ state: 'well', reasons: [] })
  })

  it('says that nothing has come yet', () => {
    expect(statusOf({ ...signs, hasBegun: false })).toEqual({ state: 'starting', reasons: ['nothing_yet'] })
  })

  it('says when events stopped, and apart from that when they are unusual', () => {
    expect(statusOf({ ...signs, compared: compared(0, Array(28).fill(100)) }).reasons).toEqual([
      'events_stopped',
    ])
    expect(statusOf({ ...signs, compared: compared(900, Array(28).fill(100)) }).reasons).toEqual([
      'events_unusual',
    ])
  })

  it('says when much is refused, fails, arrives late or waits', () => {
    const figures = signs.compared.map((one) =>
      one.figure === 'events_rejected'
        ? { ...one, value: 6 }
        : one.figure === 'failed'
          ? { ...one, value: 1 }
          : one,
    )
    const late = { ...calm, within_60s: 80, within_600s: 90, later: 10 }
    expect(statusOf({ ...signs, compared: figures, arrival: late, oldestWaitMs: 300_001 }).reasons).toEqual([
      'rejections_high',
      'failures',
      'arrivals_late',
      'backlog',
    ])
  })
})
