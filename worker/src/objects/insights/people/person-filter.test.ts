import { describe, expect, it } from 'vitest'
import type { CustomerFilter } from '#shared/wire/segment'
import { asksModels, compileFilters, type FilterContext } from './person-filter.ts'

const context: FilterContext = {
  today: '2026-03-01',
  timeZone: 'Europe/Paris',
  scoring: {
    breaks: { recency: [90, 30, 10, 3], frequency: [2, 3, 5, 8], worth: [100, 200, 300, 400] },
    orders: { r: 0.25, alpha: 4, a: 0.8, b: 2.5 },
    clusters: {
      scale: { means: [0, 0, 0, 0], deviations: [1, 1, 1, 1] },
      centres: [
        [1, 0, 0, 0],
        [2, 0, 0, 0],
      ],
      silhouette: 0.5,
    },
  },
}

const compiled = (...filters: CustomerFilter[]) => compileFilters(filters, context)

describe('a filter as SQL', () => {
  it('is about customers and guests unless one of the filters says otherwise', () => {
    expect(compiled({})).toEqual({ sql: "kind IN ('customer', 'guest')", bindings: [] })
    expect(compiled({ kind: 'visitor' }, {})).toEqual({ sql: "kind IN ('visitor')", bindings: [] })
  })

  it('joins what filters ask for, in the order of their bindings', () => {
    expect(
      compiled({ kind: 'all', orders_min: 2, orders_max: 4, tier: 'gold' }, { kind: 'guest', held: true }),
    ).toEqual({
      sql: "kind IN ('customer', 'guest', 'visitor') AND tier = ? AND orders >= ? AND orders <= ? AND kind IN ('guest') AND points_held > 0",
      bindings: ['gold', 2, 4],
    })
  })

  it('counts days back from today, and begins them where the store is', () => {
    expect(compiled({ kind: 'all', days_since_order_min: 30, days_since_order_max: 60 }).bindings).toEqual([
      '2025-12-31',
      '2026-01-30',
    ])
    const { sql, bindings } = compiled({ kind: 'all', first_seen_from: '2026-01-01', days_since_seen_min: 1 })
    expect(sql).toMatch(/last_at < \? AND first_at >= \?$/)
    expect(bindings).toEqual([Date.parse('2026-03-01T00:00+01:00'), Date.parse('2026-01-01T00:00+01:00')])
  })

  it('looks for an order within days among the person’s own', () => {
    const { sql, bindings } = compiled({ kind: 'all', ordered_from: '2026-01-01', ordered_to: '2026-01-31' })
    expect(sql).toContain('purchase.person = person.id')
    expect(sql).toContain('purchase.day >= ? AND purchase.day <= ?')
    expect(bindings).toEqual(['2026-01-01', '2026-01-31'])
  })

  it('has nothing from outside in it but as bindings', () => {
    const evil = "x' OR 1=1 --"
    const { sql, bindings } = compiled({ tier: evil, last_order_from: evil, orders_min: 7777 })
    expect(sql).not.toMatch(/1=1|7777/)
    expect(bindings).toEqual([evil, 7777, evil])
  })

  it('binds fewer values than an answer may, even where two filters use every field', () => {
    const whole: Required<CustomerFilter> = {
      kind: 'known',
      tier: 'a',
      country: 'DE',
      age_min: 1,
      age_max: 1,
      held: true,
      rfm: 'loyal',
      cluster: 1,
      orders_min: 1,
      orders_max: 1,
      revenue_minor_min: 1,
      revenue_minor_max: 1,
      net_revenue_minor_min: 1,
      net_revenue_minor_max: 1,
      points_min: 1,
      points_max: 1,
      days_since_order_min: 1,
      days_since_order_max: 1,
      days_since_seen_min: 1,
      days_since_seen_max: 1,
      rfm_recency_min: 1,
      rfm_recency_max: 1,
      rfm_frequency_min: 1,
      rfm_frequency_max: 1,
      rfm_worth_min: 1,
      rfm_worth_max: 1,
      satisfaction_min: 0,
      satisfaction_max: 1,
      p_alive_min: 1,
      p_alive_max: 1,
      ordered_from: '2026-01-01',
      ordered_to: '2026-01-31',
      first_order_from: '2026-01-01',
      first_order_to: '2026-01-01',
      last_order_from: '2026-01-01',
      last_order_to: '2026-01-01',
      first_seen_from: '2026-01-01',
      first_seen_to: '2026-01-01',
      last_seen_from: '2026-01-01',
      last_seen_to: '2026-01-01',
    }
    const { sql, bindings } = compiled(whole, whole)
    expect(bindings).toHaveLength(sql.split('?').length - 1)
    expect(bindings.length).toBeLessThan(90)
  })

  it('asks the models only for what they know', () => {
    expect(asksModels({ orders_min: 1, tier: 'a', days_since_order_min: 3 })).toBe(false)
    for (const filter of [{ rfm: 'loyal' }, { cluster: 0 }, { p_alive_max: 0 }, { rfm_worth_min: 5 }]) {
      expect(asksModels(filter as CustomerFilter)).toBe(true)
    }
  })

  it('chooses nobody by what no model has said', () => {
    const { sql } = compileFilters([{ p_alive_min: 0.5, cluster: 1 }], { ...context, scoring: null })
    expect(sql).toContain('NULL >= ?')
    expect(compiled({ cluster: 2 }).sql).toMatch(/ AND NULL$/)
  })
})
