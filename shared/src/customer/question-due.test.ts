import { describe, expect, it } from 'vitest'
import { type AskedQuestion, defaultQuestionSettings } from '../wire/question.ts'
import type { About } from './about.ts'
import { dueQuestion, isChosen, questionsAt } from './question-due.ts'

const dayMs = 86_400_000
const now = Date.UTC(2026, 10, 22)
const buying: AskedQuestion = { placement: 'order', kind: 'csat', touch_point: 'buying', share: 1 }
const delivery: AskedQuestion = { placement: 'order', kind: 'expectation', touch_point: 'delivery', share: 1 }
const elsewhere: AskedQuestion = { placement: 'account', kind: 'nps', touch_point: 'shop', share: 1 }
const settings = { enabled: true, quiet_days: 90, ask: [buying, delivery, elsewhere] }

const due = (about?: About, more = {}) =>
  dueQuestion({ settings, placement: 'order', person: 'c:1', about, now, ...more })
const answered = (daysAgo: number, { kind, touch_point }: AskedQuestion): About => ({
  answers: [{ id: 'a', at: now - daysAgo * dayMs, kind, touch_point, value: 5 }],
})

describe('a question', () => {
  it('is asked by nobody who did not switch it on', () => {
    expect(defaultQuestionSettings).toMatchObject({ enabled: false, quiet_days: 90 })
    expect(due(undefined, { settings: defaultQuestionSettings })).toBe(null)
    expect(questionsAt(defaultQuestionSettings, 'order')).toEqual([])
  })

  it('stands where the store asks it', () => {
    expect(due()).toEqual(buying)
    expect(due(undefined, { placement: 'account' })).toEqual(elsewhere)
    expect(due(undefined, { placement: 'cart' })).toBe(null)
  })

  it('leaves people alone for the quiet period, to the millisecond, after any answer', () => {
    expect(due(answered(89, elsewhere))).toBe(null)
    expect(due(answered(90, elsewhere))).toEqual(buying)
    expect(due({ declined_at: now - 90 * dayMs + 1 })).toBe(null)
    expect(due({ declined_at: now - 90 * dayMs })).toEqual(buying)
  })

  it('is the one that was answered longest ago', () => {
    expect(due(answered(100, buying))).toEqual(delivery)
    const both: About = {
      answers: [...(answered(300, delivery).answers ?? []), ...(answered(100, buying).answers ?? [])],
    }
    expect(due(both)).toEqual(delivery)
  })

  it('is put to the share of people that was asked for, always the same ones, and more of them with a larger share', () => {
    const people = Array.from({ length: 20_000 }, (_, i) => `c:${i}`)
    const chosen = (share: number) => people.filter((person) => isChosen({ ...buying, share }, person))
    const tenth = chosen(0.1)
    // Four standard deviations: √(20,000 × .1 × .9) = 42.4.
    expect(Math.abs(tenth.length - 2_000)).toBeLessThan(170)
    const half = new Set(chosen(0.5))
    expect(tenth.every((person) => half.has(person))).toBe(true)
    expect(chosen(0)).toEqual([])
    expect(chosen(1)).toHaveLength(people.length)
    expect(due(undefined, { settings: { ...settings, ask: [{ ...buying, share: 0 }] } })).toBe(null)
  })
})
