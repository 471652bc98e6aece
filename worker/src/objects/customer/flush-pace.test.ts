import { describe, expect, it } from 'vitest'
import { afterFlush, type FlushPace, flushTime, restedPace } from './flush-pace.ts'

const now = 1_000_000
const delayMs = 1_000

/** When somebody is told of who makes a fact every `everyMs` for `seconds`, in milliseconds after the first fact. */
function flushesOf(everyMs: number, seconds: number): number[] {
  let pace: FlushPace = restedPace
  let due: number | null = null
  const flushes: number[] = []
  for (let at = now; at < now + seconds * 1_000; at += 100) {
    if (due !== null && due <= at) {
      flushes.push(due - now)
      pace = afterFlush(pace, { now: due, delayMs, isFree: false })
      due = null
    }
    if ((at - now) % everyMs === 0) due ??= flushTime(pace, { now: at, delayMs, waiting: 1 }).at
  }
  return flushes
}

describe('the pace of flushes', () => {
  it('sends the first fact of somebody quiet after the delay', () => {
    expect(flushTime(restedPace, { now, delayMs, waiting: 1 })).toEqual({
      at: now + 1_000,
      isHeldBack: false,
    })
  })

  it('sends a purchase at once, however busy somebody is', () => {
    const busy = { left: 0, at: now, lastFlushAt: now }
    expect(flushTime(busy, { now, delayMs: 0, waiting: 5 })).toEqual({ at: now, isHeldBack: false })
  })

  it('never holds back a shopper, whether opening a product every four seconds or reading in between', () => {
    expect(flushesOf(4_000, 34)).toEqual(Array.from({ length: 9 }, (_, i) => i * 4_000 + 1_000))
    expect(flushesOf(12_000, 600)).toEqual(Array.from({ length: 50 }, (_, i) => i * 12_000 + 1_000))
  })

  it('tells of a burst promptly, and of a stream every ten seconds', () => {
    const flushes = flushesOf(200, 120)
    const gaps = flushes.slice(1).map((at, i) => at - flushes[i]!)
    expect(flushes[0]).toBe(1_000)
    expect(gaps.slice(0, 5)).toEqual([2_000, 2_000, 2_000, 2_000, 2_000])
    for (const gap of gaps.slice(8)) {
      expect(gap).toBeGreaterThan(9_000)
      expect(gap).toBeLessThan(11_500)
    }
    expect(flushes.length).toBeLessThan(20)
  })

  it('holds a fact back for ten delays at most, or a minute where the delay is long', () => {
    const busy = { left: 0, at: now, lastFlushAt: now }
    expect(flushTime(busy, { now, delayMs, waiting: 1 })).toEqual({ at: now + 10_000, isHeldBack: true })
    expect(flushTime(busy, { now, delayMs: 10, waiting: 1 }).at).toBe(now + 100)
    expect(flushTime(busy, { now, delayMs: 20_000, waiting: 1 }).at).toBe(now + 60_000)
    expect(flushTime(busy, { now, delayMs: 60_000, waiting: 1 }).at).toBe(now + 120_000) // twice the delay, as ever
  })

  it('holds nothing back once much waits', () => {
    const busy = { left: 0, at: now, lastFlushAt: now }
    expect(flushTime(busy, { now, delayMs, waiting: 100 })).toEqual({ at: now + 2_000, isHeldBack: false })
  })

  it('gives a prompt flush back every ten delays, and never more than there were', () => {
    const used = afterFlush({ ...restedPace, at: now }, { now, delayMs, isFree: false })
    expect(used.left).toBe(5)
    expect(afterFlush(used, { now: now + 5_000, delayMs, isFree: true }).left).toBe(5.5)
    expect(afterFlush(used, { now: now + 500_000, delayMs, isFree: true }).left).toBe(6)
  })
})
