import { bgNbd } from '../../shared/src/insight/bg-nbd.ts'
import type { Fit } from '../../shared/src/insight/maximise.ts'
import { mbgNbd } from '../../shared/src/insight/mbg-nbd.ts'
import { paretoNbd } from '../../shared/src/insight/pareto-nbd.ts'
import type { BaseFits, Timed } from './fits.ts'
import { type Holdout, modelError, type PredictionError } from './holdout.ts'

/** A fit as one object: parameters to ten digits, `ll`, and what is to be said against it. */
export function fitFields<K extends string>(fit: Fit<K>): Record<K | 'll', number> {
  const entries = Object.entries<number>(fit.parameters).map(([key, value]) => [
    key,
    Number(value.toPrecision(10)),
  ])
  return {
    ...(Object.fromEntries(entries) as Record<K, number>),
    ll: Number(fit.log_likelihood.toFixed(6)),
    ...(fit.at_border ? { at_border: true } : {}),
    ...(fit.converged ? {} : { converged: false }),
  }
}

/** A fit as one line. */
export function fitLine<K extends string>(name: string, { fit, ms }: Timed<K>): string {
  const parameters = Object.entries<number>(fit.parameters).map(([key, value]) => `${key} ${shown(value)}`)
  const doubt = fit.at_border
    ? '; a parameter ran off: the data does not determine it'
    : fit.converged
      ? ''
      : '; not converged'
  return `${name}: ${parameters.join(', ')}; ln L ${fit.log_likelihood.toFixed(5)} (${Math.round(ms)} ms${doubt})`
}

/** The errors of all three models on what was held out. */
export function modelErrors(fits: BaseFits, holdout: Holdout): PredictionError[] {
  return [
    modelError(bgNbd, fits.bg.fit, holdout),
    modelError(mbgNbd, fits.mbg.fit, holdout),
    modelError(paretoNbd, fits.pareto.fit, holdout),
  ]
}

function shown(value: number): string {
  return value >= 1e-3 && value < 1e5 ? value.toFixed(6) : value.toExponential(3)
}
