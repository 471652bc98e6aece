import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { insightsOf } from '../../names.ts'
import type { Work } from '../work.ts'
import { KeptAnswers } from './kept-answers.ts'

function inObject(test: (sql: SqlStorage) => Promise<void>): Promise<void> {
  const object = insightsOf(env, `kept-${crypto.randomUUID()}`)
  return runInDurableObject(object, (_, { storage: { sql } }) => test(sql))
}

it('answers of a small store hold until something changes', () =>
  inObject(async (sql) => {
    const kept = new KeptAnswers(sql, () => expect.fail('nothing is to be made later'))
    let made = 0
    const ask = (state: string, at: number) =>
      kept.get('question', { state, at, orders: () => 10 }, () => ++made)
    expect([await ask('1', 0), await ask('1', 9e9), await ask('2', 1)]).toEqual([1, 1, 2])
    expect(await kept.get('another', { state: '2', at: 0, orders: () => 0 }, () => 'new')).toBe('new')
    kept.clear()
    expect(await ask('2', 0)).toBe(3)
    expect(sql.exec('SELECT * FROM kept_answer').toArray()).toEqual([])
  }))

it('answers of a large store outlive the object, and are made anew after they were given', () =>
  inObject(async (sql) => {
    let made = 0
    let woken = 0
    const asking = (kept: KeptAnswers) => (state: string, at: number) =>
      kept.get('question', { state, at, orders: () => 60_000 }, () => ({ made: ++made }))
    const first = new KeptAnswers(sql, () => woken++)
    expect([await asking(first)('1', 0), await asking(first)('2', 59_000)]).toEqual([
      { made: 1 },
      { made: 1 },
    ])
    expect(woken).toBe(0) // younger than a minute
    const second = new KeptAnswers(sql, () => woken++)
    const ask = asking(second)
    expect([await ask('2', 60_000), await ask('2', 60_001), woken]).toEqual([{ made: 1 }, { made: 1 }, 2])
    expect([await second.renew(), await second.renew(), made]).toEqual([false, false, 2])
    expect([await ask('2', 9e9), await asking(new KeptAnswers(sql, () => {}))('2', 9e9)]).toEqual([
      { made: 2 },
      { made: 2 },
    ])
  }))

it('lists of people are let go of at once', () =>
  inObject(async (sql) => {
    const kept = new KeptAnswers(sql, () => {}, 'kept_list')
    const ask = (name: string) =>
      kept.get('question', { state: '1', at: 0, orders: () => 60_000 }, () => ({ name }))
    expect([await ask('Ada'), await ask('nobody')]).toEqual([{ name: 'Ada' }, { name: 'Ada' }])
    kept.forget()
    expect(sql.exec('SELECT * FROM kept_list').toArray()).toEqual([])
    expect(await ask('nobody')).toEqual({ name: 'nobody' })
  }))

/** An answer in steps that counts how often it was begun, with a word for each step. */
function* inSteps(said: string[], name: string): Work<{ name: string }> {
  said.push('begun')
  yield
  said.push('ended')
  return { name }
}

it('an answer of a large store is made in turns, once for all who ask meanwhile', () =>
  inObject(async (sql) => {
    const kept = new KeptAnswers(sql, () => {})
    const said: string[] = []
    const ask = () =>
      kept.get('question', { state: '1', at: 0, orders: () => 60_000 }, () => inSteps(said, 'Ada'))
    const both = [ask(), ask()]
    expect(said).toEqual(['begun']) // others have their turn now
    expect(await Promise.all(both)).toEqual([{ name: 'Ada' }, { name: 'Ada' }])
    expect(said).toEqual(['begun', 'ended'])
    expect(await ask()).toEqual({ name: 'Ada' })
    expect(said).toHaveLength(2)
  }))

it('what is being made when everything is let go of is given, and not kept', () =>
  inObject(async (sql) => {
    const kept = new KeptAnswers(sql, () => {}, 'kept_list')
    const said: string[] = []
    const ask = (name: string) =>
      kept.get('question', { state: '1', at: 0, orders: () => 60_000 }, () => inSteps(said, name))
    const begun = ask('Ada')
    kept.forget()
    expect(await begun).toEqual({ name: 'Ada' })
    expect(sql.exec('SELECT * FROM kept_list').toArray()).toEqual([])
    expect(await ask('nobody')).toEqual({ name: 'nobody' })
  }))

it('an answer of a small store is made in turns too, anew for whoever knows of more', () =>
  inObject(async (sql) => {
    const said: string[] = []
    const kept = new KeptAnswers(sql, () => {})
    const ask = (state: string, name: string) =>
      kept.get('question', { state, at: 0, orders: () => 10 }, () => inSteps(said, name))
    const asked = [ask('1', 'Ada'), ask('1', 'nobody'), ask('2', 'Bea')]
    expect(said).toEqual(['begun', 'begun']) // others have their turn now
    expect(await Promise.all(asked)).toEqual([{ name: 'Ada' }, { name: 'Ada' }, { name: 'Bea' }])
    expect(sql.exec('SELECT * FROM kept_answer').toArray()).toEqual([])
  }))
