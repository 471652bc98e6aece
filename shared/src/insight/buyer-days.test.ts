import { describe, expect, it } from 'vitest'
import { addBuyer, type BuyerChanges, isNoChange, packedWith, peopleOf } from './buyer-days.ts'

const nothing = new Uint8Array()

describe('days of buyers', () => {
  // Four people: days with an order.
  const people = [[10, 12, 300], [12], [9, 12, 13], [11, 400]]

  it('tell the people of every range, and the new ones, as counting each of them does', () => {
    const changes: BuyerChanges = new Map()
    for (const days of people) addBuyer(changes, days, 1)
    const packed = new Map([...changes].map(([day, change]) => [day, packedWith(nothing, change)]))
    for (let from = 8; from <= 14; from++) {
      for (const to of [from, from + 1, from + 4, 300, 500]) {
        const counted = { people: 0, first: 0 }
        for (const [day, bytes] of packed) {
          if (day < from || day > to) continue
          const of = peopleOf(bytes, day - from)
          counted.people += of.people
          counted.first += of.first
        }
        const within = (day: number) => day >= from && day <= to
        expect(counted, `${from} to ${to}`).toEqual({
          people: people.filter((days) => days.some(within)).length,
          first: people.filter((days) => within(days[0]!)).length,
        })
      }
    }
  })

  it('that are taken back leave nothing', () => {
    const changes: BuyerChanges = new Map()
    addBuyer(changes, [10, 12, 300], 1)
    const packed = packedWith(nothing, changes.get(300)!)
    expect(peopleOf(packed, 287)).toEqual({ people: 1, first: 0 })
    const back: BuyerChanges = new Map()
    addBuyer(back, [10, 12, 300], -1)
    expect(peopleOf(packedWith(packed, back.get(300)!), 0)).toEqual({ people: 0, first: 0 })
    addBuyer(back, [10, 12, 300], 1)
    expect([...back.values()].every(isNoChange)).toBe(true)
  })
})
