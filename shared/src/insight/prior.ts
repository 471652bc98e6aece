import type { Likelihood } from './maximise.ts'

/** ln of a parameter has this deviation: within a factor of seven two times of three. */
const spread = 2

/**
 * The likelihood with a light prior: each parameter about its start, its logarithm normal with a deviation of 2. Forty
 * customers do not run off to a border with it, and ten thousand hardly notice. What a fit then calls its log-likelihood
 * includes the prior's.
 */
export function withPrior<K extends string>(likelihood: Likelihood<K>): Likelihood<K> {
  const { keys, start, above } = likelihood
  const origin = (key: K, value: number) => Math.log(value - (above?.[key] ?? 0))
  return {
    ...likelihood,
    logLikelihood(parameters) {
      let sum = likelihood.logLikelihood(parameters)
      for (const key of keys) {
        sum -= ((origin(key, parameters[key]) - origin(key, start[key])) / spread) ** 2 / 2
      }
      return sum
    },
  }
}
