import { expect, it } from 'vitest'
import { LearningPace } from './learning-pace.ts'

const quiet = { calls: 0, lateMs: 0 }

it('does not rest while nobody is there', () => {
  const pace = new LearningPace()
  expect(pace.restMs).toBe(0)
  pace.rested({ calls: 0, lateMs: 1 })
  expect(pace.restMs).toBe(0)
})

it('rests for whoever asks this object, and for a while after a wave of them', () => {
  const pace = new LearningPace()
  pace.rested({ calls: 40, lateMs: 0 })
  expect(pace.restMs).toBeGreaterThan(50)
  for (let step = 0; step < 10; step++) pace.rested(quiet)
  expect(pace.restMs).toBeGreaterThan(50)
  for (let step = 0; step < 10; step++) pace.rested(quiet)
  expect(pace.restMs).toBe(0)
})

it('rests for those who ask others on the same thread: it gets its turn back late', () => {
  const pace = new LearningPace()
  pace.rested({ calls: 0, lateMs: 12 })
  expect(pace.restMs).toBeGreaterThan(50)
  for (let step = 0; step < 3; step++) pace.rested(quiet)
  expect(pace.restMs).toBe(0)
})
