import { expect, test } from 'vitest'
import { mergeExposures, newExposure } from './exposures.ts'
import { kept } from './profile.ts'

const met = (experiment: string, arm: string, at: number) => ({ experiment, arm, at })
const event = { name: 'exposure', experiment: 'home', arm: 'a' }

test('an arm met for the first time is new, met again it is not, another arm is', () => {
  expect(newExposure({}, event, 5)).toEqual(met('home', 'a', 5))
  expect(newExposure({ exposures: [met('home', 'a', 5)] }, event, 9)).toBeNull()
  expect(newExposure({ exposures: [met('home', 'b', 5)] }, event, 9)).toEqual(met('home', 'a', 9))
  expect(newExposure({}, { ...event, name: 'view_item' }, 5)).toBeNull()
})

test('a page that makes up arms fills no profile', () => {
  const exposures = Array.from({ length: kept.exposures }, (_, i) => met('home', `arm-${i}`, i))
  expect(newExposure({ exposures }, event, 99)).toBeNull()
})

test('of two profiles each arm is kept once, as it was met first', () => {
  const merged = mergeExposures(
    [met('home', 'a', 9), met('cart', 'x', 4)],
    [met('home', 'a', 3), met('home', 'b', 7)],
  )
  expect(merged).toEqual([met('home', 'a', 3), met('cart', 'x', 4), met('home', 'b', 7)])
})
