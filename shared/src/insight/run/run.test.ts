import { describe, expect, it } from 'vitest'
import { seededChance } from '../../maths/chance.ts'
import { addToFlow, flowWindows, startFlow } from '../customer-flow.ts'
import { customerOutlook } from '../customer-outlook.ts'
import { lorenz } from '../lorenz.ts'
import { historyOf, type Purchase } from '../purchase-history.ts'
import { runResults } from './run-results.ts'
import { type CustomerBase, type RunState, startRun } from './run-state.ts'
import { stepRun } from './run-step.ts'

const today = 20_000

/** Customers who come over a year, order every month or so, and leave after one order in four. */
function people(count: number): Map<string, Purchase[]> {
  const chance = seededChance(9)
  const list = Array.from({ length: count }, (_, i) => {
    let day = today - Math.floor(chance() * 400)
    const bought: Purchase[] = []
    const rate = 10 + 60 * chance()
    const size = 1_000 + Math.floor(chance() * 9_000)
    do {
      bought.push({ day, amount: size + Math.floor(chance() * 500) })
      day += Math.floor(-Math.log(1 - chance()) * rate)
    } while (day <= today && chance() > 0.25)
    return [`c:${String(i).padStart(5, '0')}`, bought] as const
  })
  return new Map(list)
}

/** Of every second customer a country is known, of every third a year of birth. */
function whoOf(id: string): { country: string | null; birth_year: number | null } {
  const n = Number(id.slice(2))
  return { country: n % 2 ? null : n % 4 ? 'DE' : 'FR', birth_year: n % 3 ? null : 1950 + (n % 60) }
}

function baseOf(customers: Map<string, Purchase[]>): CustomerBase {
  const ids = [...customers.keys()].sort()
  return {
    after: (key, count) =>
      ids
        .filter((id) => id > key)
        .slice(0, count)
        .map((id) => ({ id, purchases: customers.get(id)!, ...whoOf(id) })),
    worth: () => [...customers.values()].map((bought) => bought.reduce((sum, { amount }) => sum + amount, 0)),
  }
}

function run(base: CustomerBase, customers: number, previous: RunState['clusters'] = null): RunState {
  let state = startRun({ version: 1, today, customers, previous })
  while (state.phase !== 'done') state = stepRun(state, base).state
  return state
}

const customers = people(1_300)
const base = baseOf(customers)
const done = run(base, customers.size)
const results = runResults(done, base)

describe('a run over the customer base', () => {
  it('counts everybody once in each of its results', () => {
    const total = [...base.worth()].reduce((sum, worth) => sum + worth, 0)
    const counted = (rows: readonly { customers: number; worth: number }[]) => [
      rows.reduce((sum, row) => sum + row.customers, 0),
      rows.reduce((sum, row) => sum + row.worth, 0),
    ]
    const { rfm, clusters, cubes, cube_breaks: [second, best] = [] } = results.segments
    expect(best).toBeGreaterThan(second!)
    for (const rows of [rfm.grid, rfm.segments, clusters!.list, ...Object.values(cubes)])
      expect(counted(rows)).toEqual([1_300, total])
    expect(results.run).toEqual({ version: 1, as_of: '2024-10-04', customers: 1_300 })
    expect(results.spread).toMatchObject({ total, gini: lorenz(base.worth()).gini })
    expect(results.value.outlook?.alive_tenths.reduce((sum, n) => sum + n, 0)).toBe(1_300)
    expect(counted(results.retention.alive_by_worth)).toEqual([1_300, total])
    const cohorts = results.retention.cohorts.reduce((sum, cohort) => sum + cohort.customers, 0)
    expect(cohorts).toBe(1_300)
  })

  it('crosses value and behaviour with each of who people are', () => {
    const { tenure, country, age } = results.segments.cubes
    const by = (cells: typeof country) => {
      const counts = new Map<string | null, number>()
      for (const { group, customers } of cells) counts.set(group, (counts.get(group) ?? 0) + customers)
      return counts
    }
    expect([...by(tenure).keys()].toSorted()).toEqual(['known', 'new'])
    expect(by(country)).toEqual(
      new Map([
        [null, 650],
        ['DE', 325],
        ['FR', 325],
      ]),
    )
    expect(by(age).get(null)).toBe(1_300 - 434)
    // Born 1950 to 2007 in steps of three years, as of 2024: who was born from 2001 on is under 25.
    const young = Array.from({ length: 1_300 }, (_, n) => n).filter((n) => n % 3 === 0 && n % 60 >= 51)
    expect(by(age).get('under-25')).toBe(young.length)
  })

  it('adds up what the outlooks of all customers say, one by one', () => {
    const outlooks = [...customers.values()].map((bought) =>
      customerOutlook(done.model!, historyOf(bought, today)!),
    )
    const sum = (of: (one: (typeof outlooks)[number]) => number) =>
      outlooks.reduce((all, one) => all + of(one), 0)
    expect(results.value.outlook?.lifetime_value).toBe(Math.round(sum((one) => one.lifetime_value)))
    expect(results.value.outlook?.expected_orders.days_90).toBeCloseTo(
      sum((one) => one.expected_orders.days_90),
      6,
    )
    expect(done.sums.best[0]?.value).toBe(Math.max(...outlooks.map((one) => one.lifetime_value)))
    const risk = outlooks.map((one) => one.lifetime_value * (1 - one.alive)).sort((a, b) => b - a)
    expect(done.sums.atRisk.map(({ value, alive }) => value * (1 - alive))).toEqual(risk.slice(0, 200))
  })

  it('has the flow of a plain count', () => {
    const flow = startFlow(today, 90)
    for (const bought of customers.values()) addToFlow(flow, bought)
    expect(results.retention.windows.map(({ active, lapsed }) => [active, lapsed])).toEqual(
      flowWindows(flow).map(({ active, lapsed }) => [active, lapsed]),
    )
  })

  it('finds about what the customers were drawn from', () => {
    const { a, b } = results.value.fit!.parameters
    expect(a / (a + b)).toBeCloseTo(0.25, 1)
    expect(results.segments.clusters?.k).toBeGreaterThanOrEqual(2)
    const { orders, revenue } = results.forecast.back_test!
    expect(Math.abs(orders.error!)).toBeLessThan(0.25)
    expect(Math.abs(revenue.error!)).toBeLessThan(0.25)
  })

  it('comes to the same when it is kept as text after every step', () => {
    const few = baseOf(people(160))
    let state = startRun({ version: 1, today, customers: 160, previous: null })
    let steps = 0
    while (state.phase !== 'done') {
      const { state: next, cost } = stepRun(JSON.parse(JSON.stringify(state)) as RunState, few)
      expect(cost).toBeGreaterThan(0)
      state = next
      steps++
    }
    expect(steps).toBeGreaterThan(12)
    expect(runResults(JSON.parse(JSON.stringify(state)) as RunState, few)).toEqual(
      runResults(run(few, 160), few),
    )
  })

  it('finds last time’s clusters again when nothing has changed', () => {
    const again = run(base, customers.size, done.clusters)
    expect(again.adjustedRand).toBeCloseTo(1, 12)
    expect(again.clusters?.centres).toEqual(done.clusters?.centres)
  })

  it('samples a large base and still scores everybody', () => {
    const state = run(base, 40_000) // as if there were so many: a quarter is sampled
    expect(state.sample.length).toBeGreaterThan(200)
    expect(state.sample.length).toBeLessThan(450)
    expect(state.customers).toBe(1_300)
    expect(state.sums.aliveTenths.reduce((sum, n) => sum + n, 0)).toBe(1_300)
    expect(state.sums.lifetime / done.sums.lifetime).toBeGreaterThan(0.7)
    expect(state.sums.lifetime / done.sums.lifetime).toBeLessThan(1.4)
  })

  it('says what is missing where too few came back, and still counts them', () => {
    const once = new Map<string, Purchase[]>(
      Array.from({ length: 30 }, (_, i) => [`c:${i}`, [{ day: today - i, amount: 500 + i }]]),
    )
    const few = baseOf(once)
    const found = runResults(run(few, 30), few)
    expect(found.value).toMatchObject({ fit: null, outlook: null, equity: null })
    expect(found.value.obstacle).toContain('none of the 30 customers')
    expect(found.segments.rfm.segments.reduce((sum, one) => sum + one.customers, 0)).toBe(30)
    expect(found.forecast).toMatchObject({ forecast: null, back_test: null })
  })

  it('ends at once with nobody', () => {
    const nobody = baseOf(new Map())
    const found = runResults(run(nobody, 0), nobody)
    expect(found.value.obstacle).toBe('nobody has ordered')
    expect(found.run.customers).toBe(0)
    expect(JSON.stringify(found)).not.toContain('NaN')
  })
})
