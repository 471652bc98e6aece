import { describe, expect, it } from 'vitest'
import { newProfile, type Profile } from '../customer/profile.ts'
import { testDay, testOrder } from '../customer/test-order.ts'
import { defaultLoyalty } from '../wire/loyalty-settings.ts'
import { programmeArm, programmeExperiment, programmeId } from './holdout.ts'
import { type Settled, settle } from './settle.ts'

const usual = defaultLoyalty('EUR')
const holding = (holdout: number) => ({ ...usual, loyalty: { holdout } })
const profile = newProfile('e', testDay(0))
const armFor = (person: string, holdout: number) =>
  programmeArm({ person, profile, entries: [], settings: holding(holdout) })
const people = Array.from({ length: 5_000 }, (_, i) => `c:${i}`)
const outsider = people.find((person) => armFor(person, 0.2) === 'outside')!
const member = people.find((person) => armFor(person, 0.2) === 'members')!

function settled(person: string, holdout: number, days: number[], before?: Settled): Settled {
  const last = days.at(-1) ?? 0
  return settle({
    person,
    profile: before?.profile ?? profile,
    entries: before?.entries ?? [],
    orders: days.map((day) => testOrder(`o${day}`, day, 30_000)),
    settings: holding(holdout),
    now: testDay(last),
    timeZone: 'UTC',
    sealed: 0,
  })
}

describe('the programme', () => {
  it('holds nobody out unless the store wants it, nor where there is no programme', () => {
    expect(programmeExperiment(usual)).toBe(null)
    expect(armFor('c:1', 0)).toBe(null)
    const off = { ...holding(0.5), tiers: { ...usual.tiers, enabled: false } }
    expect(programmeExperiment({ ...off, points: { ...usual.points, enabled: false } })).toBe(null)
    expect(programmeExperiment(off)?.arms.map(({ weight }) => weight)).toEqual([0.5, 0.5])
  })

  it('holds out the share that was asked for, of customers alone', () => {
    const outside = people.filter((person) => armFor(person, 0.2) === 'outside')
    // Four standard deviations: √(5,000 × .2 × .8) = 28.3.
    expect(Math.abs(outside.length - 1_000)).toBeLessThan(114)
    expect(armFor('v:1', 0.5)).toBe(null)
  })

  it('gives members tier and points, and who is outside neither; both are counted from the first order on', () => {
    const inside = settled(member, 0.2, [0])
    expect(inside.entries).toMatchObject([{ points: 300 }])
    expect(inside.profile.tier).toMatchObject({ tier: 'silver' })
    expect(inside.profile.exposures).toEqual([{ experiment: programmeId, arm: 'members', at: testDay(0) }])
    const outside = settled(outsider, 0.2, [0])
    expect(outside.entries).toEqual([])
    expect(outside.profile.tier).toBe(undefined)
    expect(outside.profile.exposures).toEqual([{ experiment: programmeId, arm: 'outside', at: testDay(0) }])
    expect(outside.profile.outbox).toMatchObject([{ kind: 'activity', exposures: [{ arm: 'outside' }] }])
    expect(settled(outsider, 0.2, [0], outside)).toEqual(outside)
    expect(settled(outsider, 0.2, []).profile).toBe(profile)
  })

  it('keeps everybody in the arm they met first, whatever becomes of the share', () => {
    const outside = settled(outsider, 0.2, [0])
    expect(settled(outsider, 0.000_001, [0, 9], outside).entries).toEqual([])
    const inside = settled(member, 0.2, [0])
    expect(settled(member, 0.5, [0, 9], inside).entries).toHaveLength(2)
  })

  it('takes nothing from who had it before, and gives everybody everything once nobody is held out', () => {
    const before = settled(outsider, 0, [0])
    const later = settled(outsider, 0.2, [0, 9], before)
    expect(later.entries).toHaveLength(2)
    expect(later.profile.exposures).toBe(undefined)
    const over = settled(outsider, 0, [0, 9], settled(outsider, 0.2, [0]))
    expect(over.entries).toHaveLength(2)
    expect(over.profile.tier).toMatchObject({ tier: 'silver' })
  })

  it('is not woken for what will not come', () => {
    const waiting: Profile = { ...profile, due: testDay(0), about: { birthday: '02-01' } }
    expect(settled(outsider, 0.2, [0], { profile: waiting, entries: [] }).profile.due).toBe(undefined)
  })
})
