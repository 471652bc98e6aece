import { describe, expect, it } from 'vitest'
import { visitDay, visitDaysOf, withVisitDay } from './visit-days.ts'

describe('days with a visit', () => {
  it('are kept as a text and read again, each once', () => {
    const [one, two] = [visitDay('1970-01-02'), visitDay('2026-11-22')]
    expect([one, two]).toEqual(['00001', '20779'])
    const list = withVisitDay(withVisitDay(withVisitDay('', one), two), two)
    expect(list).toBe('0000120779')
    expect(visitDaysOf(list + one)).toEqual([1, 20_779])
    expect(visitDaysOf('')).toEqual([])
  })
})
