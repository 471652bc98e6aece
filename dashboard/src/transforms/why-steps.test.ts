import { expect, test } from 'vitest'
import { nothingBought } from '#shared/insight/drivers'
import { drivers } from './drivers.fixture.ts'
import { mainCause, whySteps } from './why-steps.ts'

const sum = (steps: { kind: string; value: number }[]) =>
  steps.filter(({ kind }) => kind === 'change').reduce((total, { value }) => total + value, 0)

test('the parts lead from before to now, to the minor unit', () => {
  const steps = whySteps(drivers, 'parts')!
  expect(steps[0]).toMatchObject({ key: 'before', value: 14_000 })
  expect(steps.at(-1)).toMatchObject({ key: 'after', value: 28_000 })
  expect(sum(steps)).toBe(14_000)
  expect(mainCause(steps)).toMatchObject({ key: 'new', value: 9_000 })
})

test('labels beyond the first are one step, and what has none is named so', () => {
  const row = {
    before: nothingBought,
    after: nothingBought,
    parts: { customers: 0, frequency: 0, order_value: 0 },
  }
  const contributors = Array.from({ length: 9 }, (_, n) => ({
    ...row,
    label: n === 0 ? null : `c${n}`,
    name: null,
    share: null,
    change: 2_000 - n * 100,
  }))
  const steps = whySteps({ ...drivers, by: 'category', contributors }, 'category')!
  expect(steps.map(({ key }) => key).slice(0, 3)).toEqual(['before', 'no_label', 'label'])
  expect(steps).toHaveLength(10)
  expect(sum(steps)).toBe(14_000)
})

test('until the labels are known there are no steps by them', () => {
  expect(whySteps(drivers, 'tier')).toBeNull()
})

test('where nothing changed nothing is to blame', () => {
  expect(mainCause([])).toBeNull()
})
