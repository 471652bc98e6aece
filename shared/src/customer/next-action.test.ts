import { describe, expect, it } from 'vitest'
import type { Portrait } from '../wire/portrait.ts'
import { type NextActionInputs, nextAction } from './next-action.ts'

const now = Date.UTC(2026, 5, 1)
const dayMs = 86_400_000

interface Told {
  clv?: number
  alive?: number
  overdue?: number
  stage?: string
  orders?: number
  fallsIn?: number
  points?: { points: number; in: number }
  missing?: number
  personalisation?: boolean
  email?: boolean | null
}

/** The parts of a portrait that the rules look at. */
function portraitOf(told: Told): Portrait {
  const { clv = 1_000, alive = 0.9, overdue = 0.5, stage = 'manage', orders = 5 } = told
  return {
    worth: { outlook: { clv_minor: clv, p_alive: alive } },
    how: {
      rhythm: { overdue },
      lifecycle: {
        stage,
        rule: 'buys_in_rhythm',
        inputs: { orders, overdue, p_alive: alive, days_since_seen: 1 },
      },
    },
    reach: {
      channels: { email: told.email ?? null, sms: false, phone: null, post: true, push: null },
      personalisation: told.personalisation ?? true,
    },
    loyalty: {
      satisfaction: { stated: null },
      tier: {
        tier: { id: 'gold' },
        keep: { missing: 4_000 },
        projected: told.fallsIn === undefined ? null : { at: now + told.fallsIn * dayMs, tier: 'silver' },
        next:
          told.missing === undefined ? null : { id: 'platinum', missing: told.missing, threshold: 10_000 },
      },
      points: {
        expiring: told.points ? [{ at: now + told.points.in * dayMs, points: told.points.points }] : [],
      },
    },
  } as unknown as Portrait
}

const decide = (told: Told, more: Partial<NextActionInputs> = {}) =>
  nextAction({
    portrait: portraitOf(told),
    now,
    key_account_minor: 9_000,
    recent_refunds: 0,
    recent_low_answers: 0,
    reorder: null,
    best_offer_minor: null,
    ...more,
  })

describe('what to do for a customer', () => {
  it.each([
    ['make_good', {}, { recent_refunds: 1 }],
    ['make_good', {}, { recent_low_answers: 2 }],
    ['personal_care', { clv: 9_000, alive: 0.59 }, {}],
    ['personal_care', { clv: 20_000, overdue: 1.3 }, {}],
    ['save_tier', { fallsIn: 45 }, {}],
    ['remind_to_reorder', {}, { reorder: { n: 3, due_in_days: 7 } }],
    ['remind_to_reorder', {}, { reorder: { n: 3, due_in_days: -30 } }],
    ['win_back', { stage: 'lost' }, {}],
    ['win_back', { stage: 'retain' }, {}],
    ['use_points', { points: { points: 50, in: 30 } }, {}],
    ['reach_tier', { missing: 2_500 }, {}],
    ['ask_for_second_order', { stage: 'acquire', orders: 1 }, {}],
    ['offer_next', {}, { best_offer_minor: 12 }],
    ['leave_alone', {}, {}],
    // Just outside of each bound.
    ['leave_alone', { clv: 8_999, alive: 0.1 }, {}],
    ['leave_alone', { clv: 9_000, alive: 0.6, overdue: 1.2 }, {}],
    ['leave_alone', { clv: 90_000, alive: 0.1 }, { key_account_minor: null }],
    ['leave_alone', { fallsIn: 46 }, {}],
    ['leave_alone', {}, { reorder: { n: 3, due_in_days: 8 } }],
    ['leave_alone', {}, { reorder: { n: 3, due_in_days: -31 } }],
    ['leave_alone', { stage: 'lost', orders: 0 }, {}],
    ['leave_alone', { points: { points: 50, in: 31 } }, {}],
    ['leave_alone', { missing: 2_501 }, {}],
    ['leave_alone', { stage: 'acquire', orders: 0 }, {}],
    ['leave_alone', { personalisation: false }, { best_offer_minor: 12 }],
  ] as const)('is %s for %j with %j', (action, told, more) => {
    const step = decide(told, more as Partial<NextActionInputs>)
    expect(step.action.action).toBe(action)
    expect(step.also).toEqual([])
    if (action !== 'leave_alone')
      expect(Object.values(step.action.figures).some((x) => x !== null)).toBe(true)
  })

  it('names every other rule that holds, amends before care, and care before sales', () => {
    const step = decide(
      { clv: 10_000, alive: 0.3, fallsIn: 3, stage: 'retain', missing: 1, points: { points: 1, in: 1 } },
      { recent_refunds: 1, best_offer_minor: 5, reorder: { n: 1, due_in_days: 0 } },
    )
    expect([step.action, ...step.also].map(({ action }) => action)).toEqual([
      'make_good',
      'personal_care',
      'save_tier',
      'remind_to_reorder',
      'win_back',
      'use_points',
      'reach_tier',
      'offer_next',
    ])
  })

  it('tells which channels were agreed to, and no other', () => {
    expect(decide({}).channels).toEqual(['post'])
    expect(decide({ email: true, personalisation: false })).toMatchObject({
      channels: ['email', 'post'],
      may_personalise: false,
    })
  })
})
