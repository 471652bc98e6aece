import { expect, it } from 'vitest'
import type { ActivityFact } from './fact.ts'
import { cameFirst, cameLate, promptMs, underWaySince } from './under-way.ts'

const now = 1_800_000_000_000
const day = 86_400_000

function did(...ago: number[]): Pick<ActivityFact, 'live' | 'came'> {
  const live = ago.map((ms) => ({ type: 'event' as const, at: now - ms, person: 'v:1', name: 'view_item' }))
  return { live, ...cameLate({ live }, now) }
}

it('is under way since it happened where it was told at once', () => {
  expect(did(promptMs, 10).came).toBeUndefined()
  expect(underWaySince(did(promptMs, 10))).toBe(now - promptMs)
})

it('is under way since it came where it was told long after: the past is not late', () => {
  expect(did(2 * day, 10).came).toBe(now)
  expect(underWaySince(did(2 * day, 10))).toBe(now)
})

it('is under way since never where nobody did anything', () => {
  expect(underWaySince(did())).toBeNull()
  expect(cameLate({ live: [] }, now)).toEqual({})
})

it('waits as long as the longest of what is told together', () => {
  const late = did(day)
  expect(cameFirst(did(1_500), did(20))).toEqual({})
  expect(cameFirst(did(1_500), late)).toEqual({ came: now - 1_500 })
  expect(cameFirst(late, did())).toEqual({ came: now })
  expect(cameFirst({ ...late, came: now - 9_000 }, late)).toEqual({ came: now - 9_000 })
})
