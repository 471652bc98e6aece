import { describe, expect, it } from 'vitest'
import { KeptAnswers } from './kept-answers.ts'

describe('kept answers', () => {
  it('hold until something changes, in a large store for a minute longer', () => {
    const kept = new KeptAnswers()
    let made = 0
    const ask = (revision: number, at: number, orders: number) =>
      kept.get('question', { revision, at, orders: () => orders }, () => ++made)
    expect([ask(1, 0, 10), ask(1, 9e9, 10), ask(2, 1, 10)]).toEqual([1, 1, 2])
    expect([ask(3, 59_000, 60_000), ask(3, 60_002, 60_000)]).toEqual([2, 3])
    expect(kept.get('another', { revision: 3, at: 0, orders: () => 0 }, () => 'new')).toBe('new')
    kept.clear()
    expect(ask(3, 60_003, 60_000)).toBe(4)
  })
})
