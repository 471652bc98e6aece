import { describe, expect, it } from 'vitest'
import { limits } from '../wire/limits.ts'
import type { Answer } from '../wire/question.ts'
import { mergeAbout } from './about.ts'
import { newestAnswers, scoreOf, withAnswers } from './answers.ts'

const answer = (id: string, at: number, more: Partial<Answer> = {}): Answer => ({
  id,
  at,
  kind: 'csat',
  touch_point: 'shop',
  value: 4,
  ...more,
})
const many = Array.from({ length: limits.answers }, (_, i) => answer(`a${i}`, 100 + i))

describe('answers', () => {
  it('count once, however often they are sent', () => {
    const once = withAnswers([], [answer('b', 2), answer('a', 1), answer('b', 2, { value: 1 })])
    expect(once.answers).toEqual([answer('a', 1), answer('b', 2)])
    expect(once.fresh).toHaveLength(2)
    expect(withAnswers(once.answers, once.fresh)).toEqual({ answers: once.answers, fresh: [] })
  })

  it('are the newest, and one that may have been counted and dropped is not counted again', () => {
    const { answers, fresh } = withAnswers(many, [answer('new', 1_000)])
    expect(fresh).toHaveLength(1)
    expect(answers).toHaveLength(limits.answers)
    expect(answers.some(({ id }) => id === 'a0')).toBe(false)
    expect(withAnswers(answers, [many[0]!])).toEqual({ answers, fresh: [] })
  })

  it('are worth 0 at the worst end of their scale and 1 at the best', () => {
    expect(scoreOf({ kind: 'csat', value: 1 })).toBe(0)
    expect(scoreOf({ kind: 'csat', value: 4 })).toBe(0.75)
    expect(scoreOf({ kind: 'nps', value: 0 })).toBe(0)
    expect(scoreOf({ kind: 'nps', value: 9 })).toBe(0.9)
    expect(scoreOf({ kind: 'effort', value: 5 })).toBe(1)
    expect(scoreOf({ kind: 'expectation', value: 3 })).toBe(0.5)
  })

  it('of a visitor become the customer’s, in either order and twice alike', () => {
    const known = { answers: [answer('a', 1), answer('c', 3)], declined_at: 7 }
    const visitor = { answers: [answer('b', 2)], declined_at: 9 }
    const both = mergeAbout(known, visitor)
    expect(both).toMatchObject({
      answers: [answer('a', 1), answer('b', 2), answer('c', 3)],
      declined_at: 9,
    })
    expect(mergeAbout(both, visitor)).toEqual(both)
    expect(mergeAbout(visitor, known)?.answers).toEqual(both?.answers)
    expect(newestAnswers([...many, ...many])).toEqual(many)
  })
})
