import { type CategoryReach, type CrossSellRule, categoryReach, crossSellRules } from './cross-sell.ts'
import { chanceModelOf, type GoodsState, type LineMoney } from './goods-state.ts'
import type { StepCounts } from './price-steps.ts'
import type { ChanceJudgement, ChanceModel } from './purchase-chance.ts'
import { type TimedRule, timedRules } from './sequences.ts'

/** What a run over what was bought has found; categories are positions in `followed.categories`. */
export interface GoodsModel {
  version: number
  /** Day since 1970-01-01. */
  today: number
  read: GoodsState['read']
  chance: { obstacle: string | null; model: ChanceModel | null; judged: ChanceJudgement | null }
  followed: GoodsState['followed']
  /** Steps from one buying day to the next that were counted. */
  steps: number
  productRules: TimedRule[]
  categoryRules: TimedRule[]
  crossSell: CrossSellRule[]
  reach: CategoryReach[]
  people: number
  stepUps: StepCounts[][]
  productMoney: Record<string, LineMoney>
  categoryMoney: LineMoney[]
}

/** The result of a run that is done. */
export function goodsModel(state: GoodsState): GoodsModel {
  const { productSteps, cross } = state
  return {
    version: state.version,
    today: state.today,
    read: state.read,
    chance: { obstacle: state.obstacle, model: chanceModelOf(state), judged: state.judged },
    followed: state.followed,
    steps: productSteps.steps,
    productRules: timedRules(state.productRules, state.productWaits),
    categoryRules: timedRules(state.categoryRules, state.categoryWaits),
    crossSell: crossSellRules(cross),
    reach: categoryReach(cross),
    people: cross.people,
    stepUps: state.stepUps,
    productMoney: state.productMoney,
    categoryMoney: state.categoryMoney,
  }
}

/** The part of revenue that is left after costs: as told, or what the store says is usual. */
export function marginOf({ told, cost }: LineMoney, usual: number): { margin: number; told: boolean } {
  return told > 0 ? { margin: (told - cost) / told, told: true } : { margin: usual, told: false }
}
