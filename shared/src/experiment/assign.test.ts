import { describe, expect, test } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import type { Experiment } from '../wire/experiment.ts'
import { armOf, assignShelf } from './assign.ts'
import { sampleRatio } from './sample-ratio.ts'

const experiment = (changes: Partial<Experiment> = {}): Experiment => ({
  id: 'home-list',
  status: 'running',
  share: 1,
  arms: [
    { id: 'now', weight: 1, placements: {} },
    { id: 'new', weight: 1, placements: { home: 'bestsellers' } },
  ],
  ...changes,
})
const weighted = (...weights: number[]) =>
  experiment({
    arms: weights.map((weight, i) => ({ id: `arm-${i}`, weight, placements: i ? { home: null } : {} })),
  })

/** Ids of the form that the Worker issues: twenty characters of base64url. */
function issuedIds(count: number): string[] {
  const chance = seededChance(7)
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return Array.from({ length: count }, () =>
    Array.from({ length: 20 }, () => letters[Math.floor(chance() * 64)]).join(''),
  )
}
const ids = { issued: issuedIds(100_000), counted: Array.from({ length: 100_000 }, (_, i) => `${i}`) }

const countArms = (one: Experiment, visitors: readonly string[]) => {
  const counts = new Map(one.arms.map(({ id }) => [id, 0]))
  for (const visitor of visitors) {
    const arm = armOf(one, visitor)
    if (arm) counts.set(arm.id, counts.get(arm.id)! + 1)
  }
  return [...counts.values()]
}

describe.each(['issued', 'counted'] as const)('100,000 %s ids', (kind) => {
  test.each([
    ['two halves', [1, 1]],
    ['nine to one', [9, 1]],
    ['three unequal arms', [5, 3, 2]],
    ['ten arms', Array(10).fill(1)],
  ] as const)('are spread over %s as the weights say', (_, weights) => {
    const counts = countArms(weighted(...weights), ids[kind])
    expect(counts.reduce((sum, count) => sum + count)).toBe(100_000)
    expect(sampleRatio(counts, weights)!.p_value).toBeGreaterThan(0.001)
  })

  test('take part in the share that is asked for, and evenly', () => {
    const counts = countArms(experiment({ share: 0.2 }), ids[kind])
    const part = counts[0]! + counts[1]!
    expect(sampleRatio([part, 100_000 - part], [0.2, 0.8])!.p_value).toBeGreaterThan(0.001)
    expect(sampleRatio(counts, [1, 1])!.p_value).toBeGreaterThan(0.001)
  })

  test('are spread in one experiment whatever their arm in another', () => {
    const other = experiment({ id: 'cart-list' })
    const cells = [0, 0, 0, 0]
    for (const id of ids[kind]) {
      const cell = Number(armOf(experiment(), id)!.id === 'new') * 2 + Number(armOf(other, id)!.id === 'new')
      cells[cell]!++
    }
    expect(sampleRatio(cells, [1, 1, 1, 1])!.p_value).toBeGreaterThan(0.001)
  })
})

test('the same visitor is always in the same arm; another salt draws anew', () => {
  const some = ids.issued.slice(0, 1_000)
  const arms = (one: Experiment) => some.map((id) => armOf(one, id)!.id)
  expect(arms(experiment())).toEqual(arms(experiment({ arms: experiment().arms.map((arm) => ({ ...arm })) })))
  const moved = arms(experiment({ salt: 'again' })).filter((arm, i) => arm !== arms(experiment())[i])
  expect(moved.length).toBeGreaterThan(400)
  expect(moved.length).toBeLessThan(600)
})

test('more share adds people and moves nobody', () => {
  const some = ids.issued.slice(0, 1_000)
  for (const id of some) {
    const before = armOf(experiment({ share: 0.3 }), id)
    if (before) expect(armOf(experiment({ share: 0.6 }), id)!.id).toBe(before.id)
  }
})

const visitorOf = (one: Experiment, arm: string) => ids.issued.find((id) => armOf(one, id)?.id === arm)!

test('both arms know of a shelf that one of them changes; another shelf stands in no experiment', () => {
  const one = experiment()
  const seen = (arm: string, placement: string) => assignShelf([one], visitorOf(one, arm), placement)
  expect(seen('now', 'home')).toEqual({
    experiments: [{ experiment: 'home-list', arm: 'now' }],
    variant: undefined,
  })
  expect(seen('new', 'home')).toEqual({
    experiments: [{ experiment: 'home-list', arm: 'new' }],
    variant: 'bestsellers',
  })
  expect(seen('new', 'cart')).toEqual({ experiments: [], variant: undefined })
})

test('a star stands for all placements that are not named', () => {
  const one = experiment({
    arms: [
      { id: 'shelves', weight: 1, placements: {} },
      { id: 'none', weight: 1, placements: { '*': null, cart: 'bestsellers' } },
    ],
  })
  const variant = (placement: string) => assignShelf([one], visitorOf(one, 'none'), placement).variant
  expect([variant('home'), variant('constructor'), variant('cart')]).toEqual([null, null, 'bestsellers'])
})

test('a holdout ends what follows it; an arm without change lets the next experiment decide', () => {
  const holdout = experiment({
    id: 'holdout',
    arms: [
      { id: 'shelves', weight: 1, placements: {} },
      { id: 'none', weight: 1, placements: { '*': null } },
    ],
  })
  const both = [holdout, experiment()]
  const find = (first: string, second: string) =>
    ids.issued.find((id) => armOf(holdout, id)!.id === first && armOf(experiment(), id)!.id === second)!
  expect(assignShelf(both, find('none', 'new'), 'home')).toEqual({
    experiments: [{ experiment: 'holdout', arm: 'none' }],
    variant: null,
  })
  expect(assignShelf(both, find('shelves', 'new'), 'home')).toEqual({
    experiments: [
      { experiment: 'holdout', arm: 'shelves' },
      { experiment: 'home-list', arm: 'new' },
    ],
    variant: 'bestsellers',
  })
})

test('nobody in particular, a draft and an experiment that ended change nothing', () => {
  const nothing = { experiments: [], variant: undefined }
  expect(assignShelf([experiment()], null, 'home')).toEqual(nothing)
  for (const status of ['draft', 'ended'] as const)
    expect(assignShelf([experiment({ status })], ids.issued[0]!, 'home')).toEqual(nothing)
})
