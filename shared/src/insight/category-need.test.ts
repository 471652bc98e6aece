import { describe, expect, it } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import { addBuyer, categoryShare, startNeed } from './category-need.ts'

/** People who buy every 30 days exactly, from day 0 to 359, and leave out what `isHere` says no to. */
function buyersOf(people: number, isHere: (person: number, time: number) => boolean) {
  const need = startNeed()
  for (let person = 0; person < people; person++) {
    const times = Array.from({ length: 12 }, (_, time) => time)
    addBuyer(
      need,
      times.filter((time) => isHere(person, time)).map((time) => time * 30),
      { from: 0, to: 359 },
    )
  }
  return need
}

describe('categoryShare', () => {
  it('is nearly 1 for people who buy all they need here', () => {
    const all = categoryShare(
      'Coffee',
      buyersOf(20, () => true),
    )
    expect(all).toMatchObject({
      buyers: 20,
      purchases: 220,
      rhythm: { median_days: 30, low_days: 30, gaps: 220, people: 20 },
    })
    // 359 days after the first purchase hold 11.97 gaps of 30; eleven purchases followed.
    expect(all.expected).toBeCloseTo((20 * 359) / 30, 10)
    expect(all.share?.value).toBeCloseTo(11 / (359 / 30), 10)
  })

  it('is about a half where half of them stay away after the first time', () => {
    const half = categoryShare(
      'Coffee',
      buyersOf(40, (person, time) => time === 0 || person % 2 === 0),
    )
    expect(half.share?.value).toBeCloseTo(0.5 * (11 / (359 / 30)), 10)
  })

  it('says nothing where the rhythm is not known', () => {
    expect(
      categoryShare(
        'Tea',
        buyersOf(9, () => true),
      ),
    ).toMatchObject({ rhythm: null, expected: null, share: null })
    expect(
      categoryShare(
        'Tea',
        buyersOf(20, (_, time) => time < 2),
      ),
    ).toMatchObject({ purchases: 20, rhythm: null })
    expect(categoryShare('Tea', startNeed())).toMatchObject({ buyers: 0, share: null })
  })

  it('counts only the window, and the time since the first purchase', () => {
    const need = startNeed()
    addBuyer(need, [0, 50, 100], { from: 90, to: 109 })
    addBuyer(need, [100], { from: 90, to: 109 })
    expect(need).toMatchObject({ buyers: 2, purchases: 1, exposure: 20 + 9 })
  })

  it('has an interval that holds the true middle about nineteen times in twenty', () => {
    const chance = seededChance(3)
    let covered = 0
    for (let round = 0; round < 300; round++) {
      const need = startNeed()
      for (let person = 0; person < 40; person++)
        addBuyer(need, [0, 1 + Math.floor(chance() * 201)], { from: 0, to: 400 })
      // Gaps of 1 to 201 days, all alike likely: the middle is 101.
      const { low_days, high_days } = categoryShare('x', need).rhythm!
      if (low_days <= 101 && high_days >= 101) covered++
    }
    expect(covered / 300).toBeGreaterThan(0.93)
  })
})
