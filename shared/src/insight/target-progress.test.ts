import { expect, it } from 'vitest'
import { targetProgress } from './target-progress.ts'

const target = { from: '2026-01-01', to: '2026-01-10', value: 100 }

it('is due day by day, today included', () => {
  expect(targetProgress(target, 45, '2026-01-04')).toEqual({
    so_far: 45,
    due: 40,
    days: 10,
    days_gone: 4,
    state: 'ahead',
  })
  expect(targetProgress(target, 39, '2026-01-04').state).toBe('behind')
})

it('is coming before, missed or reached after', () => {
  expect(targetProgress(target, 0, '2025-12-31')).toMatchObject({ due: 0, days_gone: 0, state: 'coming' })
  expect(targetProgress(target, 99, '2026-01-10')).toMatchObject({ due: 100, state: 'behind' })
  expect(targetProgress(target, 99, '2026-01-11')).toMatchObject({ due: 100, days_gone: 10, state: 'missed' })
  expect(targetProgress(target, 100, '2026-01-02').state).toBe('reached')
})
