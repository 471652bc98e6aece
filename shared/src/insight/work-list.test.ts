import { describe, expect, it } from 'vitest'
import { newAccount } from '../wire/account.ts'
import { noteToday, workList } from './work-list.ts'

const inputs = {
  best: [
    { id: 'c:1', value: 500, alive: 0.9 },
    { id: 'c:2', value: 300, alive: 0.5 },
    { id: 'c:3', value: 200, alive: 1 },
  ],
  atRisk: [{ id: 'c:2', value: 300, alive: 0.5 }],
  total: 1_000,
  share: 0.7,
  notes: new Map([['c:9', { ...newAccount, owner: 'Ada' }]]),
  names: new Map([
    ['c:1', 'One'],
    ['c:2', null],
    ['c:3', null],
    ['c:9', null],
  ]),
  today: '2026-06-30',
  state: 'open' as const,
}

describe('the work list', () => {
  it('takes the fewest who reach the share, those at risk and those noted, the most at risk first', () => {
    const { reached, accounts } = workList(inputs)
    expect(reached).toBe(0.8)
    expect(accounts.map(({ person, value_at_risk, reasons }) => [person, value_at_risk, reasons])).toEqual([
      ['c:2', 150, ['key', 'at_risk']],
      ['c:1', 50, ['key']],
      ['c:9', null, ['noted']],
    ])
  })

  it('leaves out who is done, snoozed, or nobody any more', () => {
    const notes = new Map([
      ['c:1', { ...newAccount, state: 'done' as const }],
      ['c:2', { ...newAccount, state: 'snoozed' as const, snoozed_until: '2026-07-01' }],
      ['c:gone', newAccount],
    ])
    expect(workList({ ...inputs, notes }).accounts).toEqual([])
    expect(workList({ ...inputs, notes, state: 'snoozed' }).accounts.map(({ person }) => person)).toEqual([
      'c:2',
    ])
    expect(workList({ ...inputs, notes, state: 'all' }).accounts).toHaveLength(2)
    const wakes = workList({ ...inputs, notes, today: '2026-07-01' }).accounts
    expect(wakes.map(({ person, state }) => [person, state])).toEqual([['c:2', 'open']])
  })

  it('reads a note as it stands today without changing it', () => {
    const note = { ...newAccount, state: 'snoozed' as const, snoozed_until: '2026-07-01' }
    expect(noteToday(note, '2026-06-30')).toBe(note)
    expect(noteToday(note, '2026-07-02')).toMatchObject({ state: 'open', snoozed_until: null })
  })
})
