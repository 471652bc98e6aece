import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addToFlow, type FlowSums, flowWindows, repeatRate, startFlow } from './customer-flow.ts'

const on = (...days: number[]) => days.map((day) => ({ day, amount: 1 }))

/** Windows of ten days: 1–10, 11–20, 21–30. */
function flow(...customers: number[][]) {
  const sums = startFlow(30, 10)
  for (const days of customers) addToFlow(sums, on(...days))
  return sums
}

describe('the flow of customers', () => {
  it('tells the new, the kept, the lapsed and the won back apart', () => {
    const sums = flow([1, 11, 21], [5, 30], [10], [20, 20], [22])
    const [first, second, third] = flowWindows(sums)
    expect(first).toMatchObject({ from: 1, to: 10, active: 3, fresh: 3, lapsed: 0, quick_ratio: null })
    expect(second).toMatchObject({
      active: 2,
      fresh: 1,
      kept: 1,
      lapsed: 2,
      retention_rate: 1 / 3,
      repeat_rate: 0.5,
    })
    expect(third).toMatchObject({ active: 3, fresh: 1, kept: 1, won_back: 1, lapsed: 1, quick_ratio: 2 })
    expect(repeatRate(sums)).toBe(3 / 5)
  })

  it('adds up: active now = active before − lapsed + fresh + won back', () => {
    const days = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 20 }), (customers) => {
        const windows = flowWindows(flow(...customers))
        windows.forEach((now, i) => {
          expect(now.active).toBe(now.fresh + now.kept + now.won_back)
          const before = windows[i - 1]?.active ?? 0
          expect(now.active).toBe(before - now.lapsed + now.fresh + now.won_back)
        })
        expect(windows.reduce((sum, { fresh }) => sum + fresh, 0)).toBe(customers.length)
      }),
    )
  })

  it('goes on from text, and sees nothing after its last day', () => {
    const sums = JSON.parse(JSON.stringify(flow([1], [12]))) as FlowSums
    addToFlow(sums, on(40))
    addToFlow(sums, on())
    addToFlow(sums, on(2, 40))
    expect(sums.customers).toBe(3)
    expect(repeatRate(sums)).toBe(0)
    expect(repeatRate(startFlow(0, 1))).toBeNull()
    expect(() => startFlow(0, 0)).toThrow('1 day or more')
  })
})
