import { expect, it } from 'vitest'
import { hourOf } from '#shared/insight/status/compare-hours'
import { dueReport, notTold, tally, tellEveryMs, toldHours } from './tally.ts'

const hourMs = 3_600_000
const now = hourOf(1_800_000_000_000) + 1_000
const store = () => `tally-${crypto.randomUUID()}`

it('is told at once, then at most once a minute, each time as it stands', () => {
  const id = store()
  tally(id, { 'events.accepted': 2 }, now)
  const first = dueReport(id, now)
  expect(first?.hours).toEqual([[hourOf(now), { 'events.accepted': 2 }]])
  tally(id, { 'events.accepted': 3 }, now + 1)
  expect(dueReport(id, now + tellEveryMs - 1)).toBeNull()
  const second = dueReport(id, now + tellEveryMs)
  expect(second?.hours).toEqual([[hourOf(now), { 'events.accepted': 5 }]])
  expect(second?.source).toBe(first?.source)
  expect(dueReport(id, now + 2 * tellEveryMs)).toBeNull()
})

it('is told again when telling failed', () => {
  const id = store()
  tally(id, { 'events.accepted': 2 }, now)
  const first = dueReport(id, now)
  notTold(id)
  expect(dueReport(id, now + tellEveryMs)).toEqual(first)
})

it('lets go of hours that Insights may have summed up', () => {
  const id = store()
  tally(id, { 'events.accepted': 1 }, now)
  dueReport(id, now)
  const later = now + toldHours * hourMs
  tally(id, { 'events.accepted': 4 }, later)
  expect(dueReport(id, later)?.hours).toEqual([[hourOf(later), { 'events.accepted': 4 }]])
})

it('keeps stores apart', () => {
  const [a, b] = [store(), store()]
  tally(a, { 'events.accepted': 1 }, now)
  expect(dueReport(b, now)).toBeNull()
})
