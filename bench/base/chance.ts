import type { Basket } from '../../shared/src/insight/goods/basket.ts'
import { chanceSample } from '../../shared/src/insight/goods/chance-sample.ts'
import {
  type ChanceJudgement,
  type ChanceModel,
  chanceNames,
  chanceObstacle,
  historyOfSample,
  judgeChanceModel,
  startChanceFit,
  stepChanceFit,
} from '../../shared/src/insight/goods/purchase-chance.ts'
import { purchaseFeatures } from '../../shared/src/insight/goods/purchase-features.ts'
import { groupHistories } from '../../shared/src/insight/history-groups.ts'
import { maximise } from '../../shared/src/insight/maximise.ts'
import { mbgNbd } from '../../shared/src/insight/mbg-nbd.ts'
import { likelihoodOf } from '../../shared/src/insight/order-model.ts'
import type { Purchase } from '../../shared/src/insight/purchase-history.ts'

export interface ChanceBench {
  people: number
  bought: number
  served: string
  log_loss: Record<string, number | null>
  auc: Record<string, number | null>
  fit_ms: number
  weights: Record<string, number>
}

/**
 * The probability of an order within 30 days: learned 60 to 30 days before `today`, judged on the 30 days before it,
 * beside the order model as of the same day and the share of people who bought in the earlier window.
 */
export function chanceOn(
  customers: Iterable<readonly Basket[]>,
  today: number,
): ChanceBench | { obstacle: string } {
  const samples = [...customers].flatMap((baskets) => chanceSample({ baskets, visits: null }, today) ?? [])
  const obstacle = chanceObstacle(samples)
  if (obstacle) return { obstacle }
  const started = performance.now()
  const { scale, fit: start } = startChanceFit(samples)
  let fit = start
  while (fit.state === 'running') fit = stepChanceFit(samples, scale, fit)
  const fit_ms = Math.round(performance.now() - started)
  const model: ChanceModel = { scale, logistic: fit }
  const groups = groupHistories(samples.map(({ judge }) => historyOfSample(judge)))
  const judged = judgeChanceModel(samples, model, maximise(likelihoodOf(mbgNbd, groups)).parameters)!
  return {
    people: judged.people,
    bought: judged.bought,
    served: judged.served,
    log_loss: byName(judged, 'log_loss'),
    auc: byName(judged, 'auc'),
    fit_ms,
    weights: Object.fromEntries(purchaseFeatures.map((name, j) => [name, rounded(fit.weights[j]!)])),
  }
}

/** What is judged, as lines for print. */
export function chanceLines(name: string, found: ReturnType<typeof chanceOn>): string[] {
  if ('obstacle' in found) return [`  ${name}: ${found.obstacle}`]
  const { people, bought, log_loss, auc, served, fit_ms } = found
  return [
    `  ${name}: ${bought} of ${people} ordered within 30 days; served: ${served.replace('_', ' ')} (fit ${fit_ms} ms)`,
    ...chanceNames.map(
      (way) =>
        `    ${way.replace('_', ' ').padEnd(14)}log loss ${log_loss[way]?.toFixed(4) ?? '–'}  AUC ${auc[way]?.toFixed(4) ?? '–'}`,
    ),
  ]
}

/** Purchases without lines, as baskets. */
export function bareBaskets(purchases: readonly Purchase[], minorUnits: number): Basket[] {
  return purchases.map(({ day, amount }) => ({
    day,
    amount: Math.round(amount * minorUnits),
    lines: null,
    troubled: false,
    gift: false,
  }))
}

function byName(judged: ChanceJudgement, figure: 'log_loss' | 'auc'): Record<string, number | null> {
  return Object.fromEntries(
    chanceNames.map((name) => {
      const value = judged.of[name]?.[figure]
      return [name, typeof value === 'number' ? rounded(value) : null]
    }),
  )
}

const rounded = (x: number) => Number(x.toFixed(4))
