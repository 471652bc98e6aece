import { describe, expect, it } from 'vitest'
import { compareHour, type FiguresByHour, hourOf } from './compare-hours.ts'
import { addCounts, type Counts, figuresOf, laterCounts } from './hour-figures.ts'
import { beganOf, type JudgedHour, wellSince } from './since-when.ts'
import { inOrder, isLate, nearlyFullBytes, reasonsOfHour, reasonsOfObject } from './status-reasons.ts'

const hourMs = 3_600_000
const hour = hourOf(Date.UTC(2026, 2, 2, 10, 30))
const none = figuresOf({})
/** Days back → events accepted in the same hour. */
const history = (counts: number[]): Map<number, typeof none> =>
  new Map(counts.map((events_accepted, i) => [hour - (i + 1) * 24 * hourMs, { ...none, events_accepted }]))
const accepted = (hours: FiguresByHour, since = 0) =>
  compareHour(hours, hour, since).find(({ figure }) => figure === 'events_accepted')!

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
        'other.problem.overloaded': 1,
        'orders.problem.internal': 1,
        'stood_in.index': 4,
        'stood_in.recommender': 1,
        'flushes.failed.index': 6,
        'flushes.longest': 9_000,
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
      overloaded: 2,
      failed: 1,
      stood_in: 5,
      flushes_failed: 6,
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

describe('an hour', () => {
  const calm = { ...none, events_accepted: 100 }
  const of = (
    figures: Partial<typeof none>,
    counts: Counts = {},
    past: number[] | null = Array(28).fill(100),
  ) => {
    const all = { ...calm, ...figures }
    const compared = past && compareHour(history(past).set(hour, all), hour, 0)
    return reasonsOfHour({ figures: all, counts, compared })
  }

  it('has nothing wrong when it is as always', () => {
    expect(of({})).toEqual([])
  })

  it('says when events stopped, and apart from that when they are unusual', () => {
    expect(of({ events_accepted: 0 })).toEqual(['events_stopped'])
    expect(of({ events_accepted: 900 })).toEqual(['events_unusual'])
  })

  it('tells what was too busy apart from what failed, and from what was refused at the door', () => {
    expect(of({ overloaded: 1 })).toEqual(['overloaded'])
    expect(of({ failed: 1 })).toEqual(['failures'])
    expect(of({ refused: 40 })).toEqual(['requests_refused'])
  })

  it('says when much is rejected, arrives late, or cannot be delivered', () => {
    expect(of({ events_rejected: 6 })).toEqual(['rejections_high'])
    expect(of({}, { 'arrival.flushes': 20, 'arrival.within_60s': 17 })).toEqual(['arrivals_late'])
    expect(of({}, { 'flushes.longest': 300_001 })).toEqual(['outbox_waiting'])
    expect(of({}, { 'flushes.longest': 300_000 })).toEqual([])
  })

  it('that is not over is told of at once what needs no other to compare with', () => {
    expect(of({ events_accepted: 0, overloaded: 2, failed: 1 }, {}, null)).toEqual(['failures', 'overloaded'])
    expect(of({ events_accepted: 0, refused: 900 }, {}, null)).toEqual([])
  })
})

describe('an object', () => {
  it('is nearly full at four fifths of 10 GB, and behind when something has waited five minutes', () => {
    expect(reasonsOfObject(nearlyFullBytes - 1, 300_000)).toEqual([])
    expect(reasonsOfObject(nearlyFullBytes, null)).toEqual(['storage_nearly_full'])
    expect(reasonsOfObject(0, 300_001)).toEqual(['backlog'])
  })

  it('has its reasons once, the most serious first', () => {
    expect(inOrder(['backlog', 'failures', 'backlog'])).toEqual(['failures', 'backlog'])
  })

  it('calls a few late flushes nothing', () => {
    expect(isLate({ 'arrival.flushes': 19 })).toBe(false)
    expect(isLate({ 'arrival.flushes': 20, 'arrival.within_60s': 18 })).toBe(false)
  })
})

describe('since when', () => {
  const hours = (...reasons: JudgedHour['reasons'][]): JudgedHour[] =>
    reasons.map((one, ago) => ({ hour: hour - ago * hourMs, reasons: one }))

  it('something is wrong: the first of the hours in a row', () => {
    const told = hours([], ['failures'], ['failures', 'overloaded'], [], ['failures'])
    expect(beganOf(['failures', 'backlog'], told)).toEqual({ failures: hour - 2 * hourMs })
  })

  it('something that goes on at this hour, and has for as long as is known', () => {
    expect(beganOf(['failures'], hours(['failures'], ['failures']))).toEqual({ failures: hour - hourMs })
  })

  it('all is well: the end of the last hour in which it was not', () => {
    expect(wellSince(hours([], [], ['failures'], []))).toBe(hour - hourMs)
    expect(wellSince(hours([], []))).toBe(hour - hourMs)
    expect(wellSince([])).toBeNull()
  })
})
