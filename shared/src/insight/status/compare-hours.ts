import { median, robustZ } from '../../maths/robust.ts'
import { type FigureVerdict, type StatusFigure, statusFigures } from '../../wire/status.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Days back with which an hour is compared: four weeks. */
const comparedDays = 28
/** Hours without which nothing is called unusual. */
const leastSamples = 7
/** From this z on an hour is unusual (Iglewicz and Hoaglin's threshold). */
const unusualZ = 3.5

/** Figures by the beginning of their hour. Hours without a row are hours of nothing. */
export type FiguresByHour = ReadonlyMap<number, Record<StatusFigure, number>>

/**
 * The figures of an hour beside the same hour of the 28 days before, as far as there was a store to count. The least
 * spread believed is the root of the usual count, as counts vary by chance alone, and one.
 */
export function compareHour(hours: FiguresByHour, hour: number, since: number): FigureVerdict[] {
  const before = Array.from({ length: comparedDays }, (_, i) => hour - (i + 1) * dayMs).filter(
    (at) => at >= since,
  )
  return statusFigures.map((figure) => {
    const value = hours.get(hour)?.[figure] ?? 0
    const samples = before.map((at) => hours.get(at)?.[figure] ?? 0)
    if (samples.length < leastSamples) {
      return { figure, value, usual: null, z: null, samples: samples.length, verdict: 'unknown' }
    }
    const usual = median(samples)
    const z = robustZ(value, samples, Math.max(1, Math.sqrt(usual)))
    const verdict = Math.abs(z) < unusualZ ? 'usual' : z > 0 ? 'high' : 'low'
    return { figure, value, usual, z, samples: samples.length, verdict }
  })
}

/** The beginning of the hour that `at` lies in, by the clock of UTC. */
export function hourOf(at: number): number {
  return Math.floor(at / hourMs) * hourMs
}
