/**
 * One thing that is not as it must be. `lost`: something acknowledged is missing; `doubled`: something is there that
 * was never done, or twice; `stuck`: something waits that nothing will bring on its way.
 */
export interface Finding {
  kind: 'lost' | 'doubled' | 'stuck'
  /** How many are missing, too many, or waiting. */
  count: number
  /** The object, in words. */
  where: string
  what: string
}

/** Nothing when both are equal; else what is missing or too much. Of money, one finding is one amount. */
export function compared(
  where: string,
  what: string,
  held: number,
  expected: number,
  unit: 'things' | 'money' = 'things',
): Finding[] {
  if (held === expected) return []
  return [
    {
      kind: held < expected ? 'lost' : 'doubled',
      count: unit === 'money' ? 1 : Math.abs(expected - held),
      where,
      what: `${what}: ${held} held, ${expected} expected`,
    },
  ]
}

export function stuck(where: string, what: string, count = 1): Finding {
  return { kind: 'stuck', count, where, what }
}

/** How many findings of a kind there are, each with its number. */
export function countOf(findings: readonly Finding[], kind: Finding['kind']): number {
  return findings.reduce((sum, finding) => sum + (finding.kind === kind ? finding.count : 0), 0)
}
