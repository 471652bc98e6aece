import { describe, expect, it } from 'vitest'
import { giftSign } from './gifts.ts'

const book = { item_id: 'b', quantity: 1, total_minor: 1_000 }

describe('a present', () => {
  it('is what goes to somebody else, however the addresses are written', () => {
    const sign = (ship_to: string, bill_to: string) => giftSign({ items: [book], ship_to, bill_to })
    expect(sign('A. Reader, 1 High Street', 'B. Writer, 2 Low Road')).toBe('other_recipient')
    expect(sign('A. Reader,\n1 HIGH STREET ', 'a reader 1 high street')).toBe(null)
    expect(sign('', 'B. Writer')).toBe(null)
  })

  it('is what comes with wrapping paper or a card', () => {
    const paper = { item_id: 'p', quantity: 1, total_minor: 300, title: 'Gift wrap, blue' }
    expect(giftSign({ items: [book, paper] })).toBe('wrapped')
    expect(giftSign({ items: [book, book] }, [null, { categories: ['Stationery', 'Greeting card'] }])).toBe(
      'wrapped',
    )
    expect(giftSign({ items: [paper] })).toBe(null)
    expect(giftSign({ items: [book, { ...paper, title: 'Gifted: a novel' }] })).toBe(null)
  })

  it('is or is not what the shop says, whatever it looks like', () => {
    expect(giftSign({ items: [book], gift: true })).toBe('said')
    expect(giftSign({ items: [book], gift: false, ship_to: 'A', bill_to: 'B' })).toBe(null)
  })
})
