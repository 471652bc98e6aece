import { groupHistories } from '../../shared/src/insight/history-groups.ts'
import { maximise } from '../../shared/src/insight/maximise.ts'
import { mbgNbd } from '../../shared/src/insight/mbg-nbd.ts'
import { likelihoodOf } from '../../shared/src/insight/order-model.ts'
import { withPrior } from '../../shared/src/insight/prior.ts'
import { seededChance } from '../../shared/src/maths/chance.ts'
import { mean } from '../../shared/src/maths/ranks.ts'
import { type Holdout, modelError } from '../purchases/holdout.ts'

const draws = 30
const fewest = 10

/** The mean RMSE over all customers, of fits to a few of them. */
export interface SmallStore {
  customers: number
  draws: number
  rmse: number
  rmse_with_prior: number
  /** Fits of which a parameter ran off, without the prior. */
  at_border: number
}

/** Fits MBG/NBD to small stores drawn from a large one, without and with the light prior, and predicts everybody. */
export function smallStores(holdout: Holdout): SmallStore[] {
  return [40, 100, 300].map((customers) => {
    const plain: number[] = []
    const light: number[] = []
    let atBorder = 0
    for (let seed = 0; seed < draws; seed++) {
      const chance = seededChance(seed)
      const groups = groupHistories(
        holdout.histories.filter(() => chance() < customers / holdout.histories.length),
      )
      if (groups.returned < fewest) continue
      const likelihood = likelihoodOf(mbgNbd, groups)
      const fit = maximise(likelihood)
      if (fit.at_border) atBorder++
      plain.push(modelError(mbgNbd, fit, holdout).rmse)
      light.push(modelError(mbgNbd, maximise(withPrior(likelihood)), holdout).rmse)
    }
    return {
      customers,
      draws: plain.length,
      rmse: rounded(mean(plain)),
      rmse_with_prior: rounded(mean(light)),
      at_border: atBorder,
    }
  })
}

function rounded(x: number): number {
  return Number(x.toFixed(4))
}
