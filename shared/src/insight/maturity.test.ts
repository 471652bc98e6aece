import { expect, it } from 'vitest'
import { type MaturityInput, maturityOf } from './maturity.ts'

const none: MaturityInput = {
  orders: 0,
  sessions: 0,
  active_placements: 0,
  active_people: 0,
  active_known: 0,
  segments: 0,
  impressions: 0,
  personal_impressions: 0,
  proven_experiments: 0,
  own_data_reads: 0,
  own_data_changes: 0,
}
const grown: MaturityInput = {
  orders: 900,
  sessions: 5_000,
  active_placements: 3,
  active_people: 100,
  active_known: 20,
  segments: 2,
  impressions: 1_000,
  personal_impressions: 300,
  proven_experiments: 1,
  own_data_reads: 5,
  own_data_changes: 1,
}

it('begins with orders', () => {
  expect(maturityOf(none)).toMatchObject({ stage: 0, next_step: 'orders' })
  expect(maturityOf({ ...none, orders: 50 })).toMatchObject({ stage: 1, next_step: 'sessions' })
})

it('reaches a stage only over those before it', () => {
  const { stage, stages, next_step } = maturityOf({ ...grown, segments: 0 })
  expect([stage, next_step]).toEqual([2, 'segments'])
  expect(stages.map(({ reached }) => reached)).toEqual([true, true, false, false, false])
  expect(stages[3]?.evidence.every(({ met }) => met)).toBe(true)
})

it('ends where people see and steer what is known of them', () => {
  expect(maturityOf(grown)).toMatchObject({ stage: 5, next_step: null })
  expect(maturityOf({ ...grown, own_data_changes: 0 })).toMatchObject({
    stage: 4,
    next_step: 'own_data_changes',
  })
})

it('shows each piece of evidence with what is needed', () => {
  expect(maturityOf({ ...grown, active_known: 19 }).stages[2]?.evidence).toEqual([
    { evidence: 'known_share', have: 0.19, need: 0.2, met: false },
    { evidence: 'segments', have: 2, need: 1, met: true },
  ])
})
