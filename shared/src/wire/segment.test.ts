import { describe, expect, it } from 'vitest'
import { parse } from './parse.ts'
import { customerFilterSchema, filterFields, filterOfQuery, segmentRequestSchema } from './segment.ts'

const faults = (filter: unknown) => {
  const parsed = parse(customerFilterSchema, filter)
  return parsed.ok ? [] : parsed.faults
}

describe('a filter of people', () => {
  it('may be empty, and may have everything', () => {
    expect(faults({})).toEqual([])
    const whole = {
      kind: 'guest',
      tier: 'gold',
      held: true,
      rfm: 'champions',
      cluster: 0,
      orders_min: 0,
      orders_max: 0,
      net_revenue_minor_min: -5,
      p_alive_max: 0.5,
      last_order_from: '2026-01-01',
      last_order_to: '2026-01-01',
    }
    expect(parse(customerFilterSchema, whole)).toEqual({ ok: true, value: whole })
  })

  it.each([
    [{ orders_min: 1.5 }, 'orders_min', 'must be a whole number from 0 to 1000000'],
    [{ orders_min: '2' }, 'orders_min', 'must be a whole number from 0 to 1000000'],
    [{ rfm_recency_max: 6 }, 'rfm_recency_max', 'must be a whole number from 1 to 5'],
    [{ p_alive_min: 1.1 }, 'p_alive_min', 'must be 0 to 1'],
    [{ last_order_to: '2026-13-01' }, 'last_order_to', 'must be a day such as 2026-03-01'],
    [{ held: false }, 'held', 'must be true or left out'],
    [{ kind: 'robot' }, 'kind', 'must be one of known, customer, guest, visitor, all'],
    [{ order_min: 2 }, 'order_min', 'is not something people can be chosen by'],
    [{ orders_min: 3, orders_max: 2 }, 'orders_max', 'must not be below orders_min'],
    [
      { first_seen_from: '2026-02-01', first_seen_to: '2026-01-31' },
      'first_seen_to',
      'must not be below first_seen_from',
    ],
  ])('says of %j what is wrong, and where', (filter, path, message) => {
    expect(faults(filter)).toEqual([{ path, message }])
  })

  it('is read from an address: numbers as numbers, ids as texts, other fields left alone', () => {
    const query = { orders_min: '2', p_alive_max: '0.25', tier: '5', held: 'true', sort: 'orders', q: 'x' }
    expect(filterOfQuery(query)).toEqual({ orders_min: 2, p_alive_max: 0.25, tier: '5', held: true })
    for (const text of ['1e3', '0x10', ' 5', '', 'NaN', '9'.repeat(400)]) {
      expect(filterOfQuery({ orders_min: text })).toEqual({ orders_min: text })
    }
  })

  it('knows each of its fields by one name', () => {
    expect(new Set(filterFields).size).toBe(filterFields.length)
    expect(filterFields).toContain('days_since_order_min')
    expect(filterFields).toContain('last_seen_to')
  })
})

describe('a segment', () => {
  it('has a name and a filter, and nothing else', () => {
    expect(parse(segmentRequestSchema, { name: ' VIP ', filter: {} })).toEqual({
      ok: true,
      value: { name: 'VIP', filter: {} },
    })
    expect(parse(segmentRequestSchema, { name: ' ', filter: { q: 'Emma' }, people: 3 })).toEqual({
      ok: false,
      faults: [
        { path: 'name', message: 'must not be empty' },
        { path: 'filter.q', message: 'is not something people can be chosen by' },
        { path: 'people', message: 'is not part of a segment' },
      ],
    })
  })
})
