import { describe, expect, it } from 'vitest'
import { qualityChecks, qualitySteps } from '../../wire/inspection.ts'
import { dataQuality, type QualityInput } from './data-quality.ts'

const now = Date.UTC(2026, 2, 30)

describe('data quality', () => {
  const nobody = { with_birth_year: 0, with_birthday: 0, said_of_email: 0, allow_email: 0 }
  const nothing: QualityInput = {
    now,
    catalogue: {
      products: 0,
      with_image: 0,
      with_price: 0,
      with_category: 0,
      with_brand: 0,
      described: 0,
      same_title: 0,
      same_url: 0,
    },
    people: { ...nobody, known: 0, named: 0, with_country: 0 },
    orders: { orders: 0, of_nobody: 0, with_lines: 0, with_known_product: 0 },
    events: { batches: 0, wrong_clocks: 0, items: 0, unknown_items: 0, events: 0, rejected: 0 },
    latest: { events: null, orders: null, products: null },
    consistency: { days: 0, unequal_days: 0, people: 0, unequal_people: 0, orders: 0, orphans: 0, ahead: 0 },
  }

  it('of nothing is unknown', () => {
    const { score, parts } = dataQuality(nothing)
    expect(score).toBeNull()
    expect(parts.flatMap(({ checks }) => checks).every(({ verdict }) => verdict === 'unknown')).toBe(true)
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
  })

  it('is worked out by hand: parts by weight, checks by share of their goal', () => {
    const { score, parts } = dataQuality({
      ...nothing,
      people: { ...nobody, known: 10, named: 9, with_country: 7, said_of_email: 9 },
      orders: { orders: 100, of_nobody: 5, with_lines: 50, with_known_product: 49 },
    })
    const of = (name: string) => parts.find(({ part }) => part === name)
    expect(of('people')?.score).toBeCloseTo(3 / 6, 12)
    expect(of('orders')?.score).toBe(1)
    expect(score).toBeCloseTo((100 * (0.15 * (3 / 6) + 0.2)) / 0.35, 9)
    expect(of('people')?.checks.map(({ verdict, next_step }) => [verdict, next_step])).toEqual([
      ['good', null],
      ['good', null],
      ['poor', 'ask_birth_years'],
      ['poor', 'ask_birthdays'],
      ['good', null],
      ['poor', 'earn_email_consent'],
    ])
  })

  it('fades when nothing comes any more', () => {
    const last = (hours: number) =>
      dataQuality({ ...nothing, latest: { ...nothing.latest, events: now - hours * 3_600_000 } }).parts.find(
        ({ part }) => part === 'freshness',
      )?.score
    expect([last(23), last(24 + 72), last(24 * 7)]).toEqual([1, 0.5, 0])
  })
})

it('every check and every step has a name that is known', () => {
  const empty = {
    products: 1,
    with_image: 0,
    with_price: 0,
    with_category: 0,
    with_brand: 0,
    described: 0,
    same_title: 1,
    same_url: 1,
  }
  const { parts } = dataQuality({
    now,
    catalogue: empty,
    people: {
      known: 1,
      named: 0,
      with_country: 0,
      with_birth_year: 0,
      with_birthday: 0,
      said_of_email: 0,
      allow_email: 0,
    },
    orders: { orders: 1, of_nobody: 1, with_lines: 1, with_known_product: 0 },
    events: { batches: 1, wrong_clocks: 1, items: 1, unknown_items: 1, events: 0, rejected: 1 },
    latest: { events: 0, orders: 0, products: 0 },
    consistency: { days: 1, unequal_days: 1, people: 1, unequal_people: 1, orders: 1, orphans: 1, ahead: 1 },
  })
  const checks = parts.flatMap((part) => part.checks)
  expect(checks.map(({ check }) => check).toSorted()).toEqual([...qualityChecks].toSorted())
  const steps = new Set(checks.flatMap(({ next_step }) => next_step ?? []))
  // Nobody said anything of e-mail, so nothing is known of who agreed.
  expect([...steps, 'earn_email_consent'].toSorted()).toEqual([...qualitySteps].toSorted())
})
