import { describe, expect, it } from 'vitest'
import { headingOf } from './heading-of.ts'
import type { Cause } from './picked.ts'
import { reasonOf } from './reason-of.ts'

const ref = (item: number) => (item === 1 ? { id: 'emma', title: 'Emma' } : undefined)
const emma = { id: 'emma', title: 'Emma' }

describe('reasonOf', () => {
  it('tells figures about people from five up and never below', () => {
    const cause = (people: number): Cause => ({ because: 'viewed_then_bought', item: 1, people, of: 9 })
    expect(reasonOf(cause(5), ref)).toEqual({
      because: 'viewed_then_bought',
      item: emma,
      people: 5,
      of: 9,
    })
    expect(reasonOf(cause(4), ref)).toEqual({ because: 'viewed_then_bought', item: emma })
    expect(reasonOf({ because: 'trending', hours: 24, people: 4 }, ref)).toEqual({
      because: 'trending',
      hours: 24,
    })
  })

  it('tells nothing about a product that is gone', () => {
    expect(reasonOf({ because: 'similar', item: 2, shared: 'Gothic' }, ref)).toBeNull()
    expect(reasonOf({ because: 'history', item: 2, did: 'bought' }, ref)).toBeNull()
    expect(reasonOf({ because: 'brand', brand: 'Penguin', item: 2 }, ref)).toEqual({
      because: 'brand',
      brand: 'Penguin',
    })
  })
})

describe('headingOf', () => {
  it('leaves out what concerns the first product only', () => {
    const headings: [Cause, object][] = [
      [{ because: 'buy_again', times: 3, lastAt: 9 }, { because: 'buy_again' }],
      [
        { because: 'on_sale', percent: 30, category: 'Gothic' },
        { because: 'on_sale', category: 'Gothic' },
      ],
      [
        { because: 'similar', item: 1, shared: 'Gothic' },
        { because: 'similar', item: emma },
      ],
      [
        { because: 'trending', hours: 24, people: 30 },
        { because: 'trending', hours: 24 },
      ],
      [
        { because: 'bought_together', item: 1, people: 31, of: 120 },
        { because: 'bought_together', item: emma },
      ],
      [
        { because: 'to_free_shipping', missingMinor: 500 },
        { because: 'to_free_shipping', missing_minor: 500 },
      ],
    ]
    for (const [cause, reason] of headings) expect(reasonOf(headingOf(cause), ref)).toEqual(reason)
  })
})
