import { defaultWeights } from './default-weights.ts'
import { plainNet } from './plain-net.ts'
import { type Net, weightCount } from './ranker-net.ts'
import { featureCount } from './ranker-settings.ts'

/** Hidden units of the shipped net. */
const hidden = 24

/**
 * The net that is shipped: for stores that have not taught their own. When it is one of other features than the
 * ranker's, as while these are being changed, session-kNN's order stands in.
 */
export function defaultNet(): Net {
  shipped ??= shippedNet()
  return shipped
}

function shippedNet(): Net {
  if (defaultWeights.length !== weightCount(featureCount, hidden)) return plainNet()
  return { features: featureCount, hidden, weights: Float32Array.from(defaultWeights) }
}

let shipped: Net | null = null
