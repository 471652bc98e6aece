import { type Exposure, kept, type Profile } from './profile.ts'

/** The exposure this event tells of, or null when it tells of none, or of an arm that was met before. */
export function newExposure(
  profile: Pick<Profile, 'exposures'>,
  event: { name: string; experiment?: string; arm?: string },
  at: number,
): Exposure | null {
  const { name, experiment, arm } = event
  if (name !== 'exposure' || experiment === undefined || arm === undefined) return null
  const known = profile.exposures ?? []
  const isKnown = known.some((one) => one.experiment === experiment && one.arm === arm)
  return isKnown || known.length >= kept.exposures ? null : { experiment, arm, at }
}

/** The exposures of two profiles that turned out to be one person's: each arm once, when it was met first. */
export function mergeExposures(a: readonly Exposure[], b: readonly Exposure[]): Exposure[] {
  const first = new Map<string, Exposure>()
  for (const one of [...a, ...b].toSorted((one, other) => one.at - other.at)) {
    const arm = `${one.experiment}\n${one.arm}`
    if (!first.has(arm)) first.set(arm, one)
  }
  return [...first.values()].slice(0, kept.exposures)
}
