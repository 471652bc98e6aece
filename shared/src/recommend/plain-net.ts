import { type Net, weightCount } from './ranker-net.ts'
import { featureCount, featureNames } from './ranker-settings.ts'
import { defaultSessionKnnSettings as settings } from './session-knn-settings.ts'

/** The net that ranks as session-kNN does: what a learned one has to beat. */
export function plainNet(): Net {
  const weights = new Float32Array(weightCount(featureCount, 0))
  weights[featureNames.indexOf('votes')] = 1
  weights[featureNames.indexOf('frequency')] = -settings.popularityPower
  weights[featureNames.indexOf('seen')] = Math.log(settings.seenFactor)
  return { features: featureCount, hidden: 0, weights }
}
