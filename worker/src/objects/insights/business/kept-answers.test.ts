import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { insightsOf } from '../../names.ts'
import { KeptAnswers } from './kept-answers.ts'

function inObject(test: (sql: SqlStorage) => void): Promise<void> {
  const object = insightsOf(env, `kept-${crypto.randomUUID()}`)
  return runInDurableObject(object, (_, { storage: { sql } }) => test(sql))
}

it('answers of a small store hold until something changes', () =>
  inObject((sql) => {
    const kept = new KeptAnswers(sql, () => expect.fail('nothing is to be made later'))
    let made = 0
    const ask = (state: string, at: number) =>
      kept.get('question', { state, at, orders: () => 10 }, () => ++made)
    expect([ask('1', 0), ask('1', 9e9), ask('2', 1)]).toEqual([1, 1, 2])
    expect(kept.get('another', { state: '2', at: 0, orders: () => 0 }, () => 'new')).toBe('new')
    kept.clear()
    expect(ask('2', 0)).toBe(3)
    expect(sql.exec('SELECT * FROM kept_answer').toArray()).toEqual([])
  }))

it('answers of a large store outlive the object, and are made anew after they were given', () =>
  inObject((sql) => {
    let made = 0
    let woken = 0
    const asking = (kept: KeptAnswers) => (state: string, at: number) =>
      kept.get('question', { state, at, orders: () => 60_000 }, () => ({ made: ++made }))
    const first = new KeptAnswers(sql, () => woken++)
    expect([asking(first)('1', 0), asking(first)('2', 59_000)]).toEqual([{ made: 1 }, { made: 1 }])
    expect(woken).toBe(0) // younger than a minute
    const second = new KeptAnswers(sql, () => woken++)
    const ask = asking(second)
    expect([ask('2', 60_000), ask('2', 60_001), woken]).toEqual([{ made: 1 }, { made: 1 }, 2])
    expect([second.renew(), second.renew(), made]).toEqual([false, false, 2])
    expect([ask('2', 9e9), asking(new KeptAnswers(sql, () => {}))('2', 9e9)]).toEqual([
      { made: 2 },
      { made: 2 },
    ])
  }))

it('lists of people are let go of at once', () =>
  inObject((sql) => {
    const kept = new KeptAnswers(sql, () => {}, 'kept_list')
    const ask = (name: string) =>
      kept.get('question', { state: '1', at: 0, orders: () => 60_000 }, () => ({ name }))
    expect([ask('Ada'), ask('nobody')]).toEqual([{ name: 'Ada' }, { name: 'Ada' }])
    kept.forget()
    expect(sql.exec('SELECT * FROM kept_list').toArray()).toEqual([])
    expect(ask('nobody')).toEqual({ name: 'nobody' })
  }))
