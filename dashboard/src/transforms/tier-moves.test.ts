import { expect, test } from 'vitest'
import type { TiersReport } from '#shared/wire/programme'
import { boxesOf, noTier, notYet, reckonedMoves, recordedMoves, tierTone } from './tier-moves.ts'

const tiers = ['member', 'silver', 'gold']
const flow = (from: string | null, to: string | null, people: number, arrived = false) => ({
  from,
  to,
  people,
  arrived,
})

test('moves that were written down are up, down, the same, or of people who came', () => {
  const flows = [
    flow('member', 'member', 60),
    flow('member', 'gold', 3),
    flow('gold', 'silver', 2),
    flow(null, 'member', 5),
    flow(null, 'member', 7, true),
    flow(null, 'silver', 1, true),
  ]
  const moves = recordedMoves({ from: '2026-05-01', to: '2026-06-01', flows }, tiers)!
  expect(moves.moves.map(({ from, to, direction }) => [from, to, direction])).toEqual([
    ['member', 'member', 'same'],
    ['member', 'gold', 'up'],
    ['gold', 'silver', 'down'],
    [noTier, 'member', 'up'],
    [notYet, 'member', 'joined'],
    [notYet, 'silver', 'up'],
  ])
  expect([moves.risen, moves.fallen, moves.joined]).toEqual([9, 2, 7])
  expect(boxesOf(moves.moves, 'from', tiers)).toEqual(['gold', 'member', noTier, notYet])
  expect(boxesOf(moves.moves, 'to', tiers)).toEqual(['gold', 'silver', 'member'])
})

test('one day alone is no move, nor is nothing', () => {
  expect(recordedMoves({ from: '2026-06-01', to: '2026-06-01', flows: [] }, tiers)).toBeNull()
  expect(recordedMoves({ from: null, to: '2026-06-01', flows: [] }, tiers)).toBeNull()
  expect(reckonedMoves({ reckoned: null } as TiersReport, tiers)).toBeNull()
})

test('a tier has one colour, by its place', () => {
  expect(['member', 'gold', noTier].map((tier) => tierTone(tier, tiers))).toEqual([
    'tier-1',
    'tier-3',
    'that',
  ])
})
