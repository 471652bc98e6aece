import { clusterStep } from './cluster-phase.ts'
import { fitCost, fitOrdersStep, fitPastStep, fitSpendingStep } from './fits.ts'
import type { BaseCustomer, CustomerBase, RunState } from './run-state.ts'
import { closeScan, scanCustomer } from './scan.ts'
import { scoreCustomer } from './score.ts'

/** Customers read in one step. */
const page = 500
/** Microseconds of a customer in either pass, about. */
const scanCost = 8
const scoreCost = 30
const clusterCost = 10_000

/**
 * One step of a run over the customer base: 500 customers of a pass, 40 evaluations of a likelihood, or four of the
 * search for clusters; some milliseconds each. Returns the new state (the old one must not be used again) and what the
 * step cost, in microseconds, about: a clock that stands still while one computes cannot tell.
 */
export function stepRun(state: RunState, base: CustomerBase): { state: RunState; cost: number } {
  switch (state.phase) {
    case 'scan':
      return pass(state, base, scanCustomer, scanCost, closedScan)
    case 'orders':
      return { state: fitOrdersStep(state), cost: fitCost(state) }
    case 'spending':
      return { state: fitSpendingStep(state), cost: fitCost(state) }
    case 'past':
      return { state: fitPastStep(state), cost: fitCost(state) }
    case 'clusters':
      return { state: clusterStep(state), cost: clusterCost }
    case 'score':
      return pass(state, base, scoreCustomer, scoreCost, (ended) => ({ ...ended, phase: 'done' }))
    case 'done':
      return { state, cost: 0 }
    default:
      return state.phase satisfies never
  }
}

function pass(
  state: RunState,
  base: CustomerBase,
  look: (state: RunState, customer: BaseCustomer) => void,
  costEach: number,
  ended: (state: RunState) => RunState,
): { state: RunState; cost: number } {
  const customers = base.after(state.after, page)
  for (const one of customers) if (one.purchases.length > 0) look(state, one)
  const cost = 200 + customers.length * costEach
  if (customers.length < page) return { state: ended(state), cost }
  return { state: { ...state, after: customers.at(-1)!.id }, cost }
}

function closedScan(state: RunState): RunState {
  closeScan(state)
  return { ...state, phase: 'orders', after: '' }
}
