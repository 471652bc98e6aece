import { describe, expect, it } from 'vitest'
import { storeRequestSchema } from '#shared/wire/settings'
import { shaped } from '../../body.ts'
import { adoptedRecord, recordRows } from './store-backup.ts'
import { newStoreRecord } from './store-record.ts'

const recordOf = (id: string) =>
  newStoreRecord(shaped(storeRequestSchema, { id, name: id, currency: 'GBP', time_zone: 'Europe/London' }), {
    keys: [{ kind: 'secret', hash: `hash of ${id}`, created_at: 1 }],
    identity_secret_sealed: `seal of ${id}`,
    created_at: 1,
  })
const rowsOf = (stored: object) => ({
  table: 'record',
  columns: ['json'],
  rows: [[JSON.stringify(stored)]],
})

describe('the record of a backup', () => {
  it('brings settings, and never another store’s id, keys or seal', () => {
    const mine = recordOf('mine')
    const theirs = { ...recordOf('theirs'), currency: 'EUR', name: 'Theirs' }
    for (const rows of [recordRows(theirs), rowsOf(theirs)]) {
      const { id, keys, identity_secret_sealed } = mine
      expect(adoptedRecord(mine, rows)).toMatchObject({
        id,
        keys,
        identity_secret_sealed,
        currency: 'EUR',
        name: 'Theirs',
      })
    }
  })

  it('brings the sealed keys of pseudonyms, by which guests are found again, and no login', () => {
    const theirs = {
      ...recordOf('theirs'),
      pseudonyms_sealed: 'iv.seal',
      logins: { over_until: 1, ended: [] },
    }
    const rows = recordRows(theirs)
    expect(JSON.stringify(rows)).not.toContain('over_until')
    expect(adoptedRecord(recordOf('mine'), rows)).toMatchObject({ pseudonyms_sealed: 'iv.seal' })
  })

  it.each([
    ['time_zone', 'Not/AZone'],
    ['currency', 'euro'],
    ['index_shards', 0],
    ['index_shards', 1e9],
    ['origins', ['javascript:x']],
  ])('with a %s that no store may have is refused, as nothing could be read afterwards', (field, value) => {
    const mine = recordOf('mine')
    expect(adoptedRecord(mine, rowsOf({ ...mine, [field]: value }))).toBe(null)
  })
})
