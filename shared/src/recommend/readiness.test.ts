import { describe, expect, it } from 'vitest'
import { dataNames } from '../wire/readiness.ts'
import { recommenders } from '../wire/recommendation.ts'
import { countIndex, type DataCounts, readinessOf } from './readiness.ts'

const nothing = Object.fromEntries(dataNames.map((name) => [name, 0])) as DataCounts
const of = (name: string, data: Partial<DataCounts>) =>
  readinessOf({ ...nothing, ...data }).recommenders.find(({ recommender }) => recommender === name)

describe('readiness', () => {
  it('is told of every recommender but the merchant’s own choice', () => {
    const told = readinessOf(nothing).recommenders.map(({ recommender }) => recommender)
    expect(told.toSorted()).toEqual(recommenders.filter((name) => name !== 'pinned').toSorted())
    expect(readinessOf(nothing).recommenders.every(({ status }) => status === 'waiting')).toBe(true)
  })

  it('waits, grows and is ready by what there is, and says what is missing for the next step', () => {
    expect(of('bought-together', { orders: 1 })).toMatchObject({
      status: 'waiting',
      missing: [
        { data: 'orders', count: 1 },
        { data: 'products_bought_twice', count: 2 },
      ],
    })
    expect(of('bought-together', { products: 100, orders: 400, products_bought_twice: 30 })).toEqual({
      recommender: 'bought-together',
      status: 'growing',
      needs: [
        { data: 'orders', have: 400, least: 2, enough: 1_000 },
        { data: 'products_bought_twice', have: 30, least: 2, enough: 20 },
      ],
      missing: [{ data: 'orders', count: 600 }],
    })
    expect(of('bought-together', { products: 100, orders: 1_000, products_bought_twice: 20 })).toMatchObject({
      status: 'ready',
      missing: [],
    })
  })

  it('asks of a larger catalogue more products that were opened', () => {
    const needs = (products: number) => of('session-knn', { products })?.needs[1]?.enough
    expect([needs(1), needs(100), needs(1_001)]).toEqual([1, 50, 501])
  })
})

describe('countIndex', () => {
  it('counts products opened by five and bought twice', () => {
    const stats = { sessions: 9, orders: 3, df: Uint32Array.of(0, 4, 5, 9), bought: Uint32Array.of(0, 1, 2) }
    expect(countIndex(stats)).toEqual({
      visits: 9,
      orders: 3,
      products_opened_by_five: 2,
      products_bought_twice: 1,
    })
  })
})
