import type { Maturity, MaturityEvidence, MaturityEvidenceName, MaturityStage } from '../wire/inspection.ts'

/** What a store does with what it has, over the last 28 days unless said otherwise. */
export interface MaturityInput {
  /** Orders there are at all. */
  orders: number
  sessions: number
  /** Placements on which something was shown. */
  active_placements: number
  /** People who were there, and those of them who are customers or guests. */
  active_people: number
  active_known: number
  segments: number
  impressions: number
  /** Impressions of shelves that were chosen for the person. */
  personal_impressions: number
  /** Experiments whose arm without shelves, or any other, was beaten beyond doubt. */
  proven_experiments: number
  /** Times shoppers asked what is known of them, and changed it. */
  own_data_reads: number
  own_data_changes: number
}

const leastOrders = 50
const leastSessions = 100
const knownShare = 0.2
const personalShare = 0.3

/**
 * How far a store has come on five stages, from selling to letting people see and steer what is known of them. A stage is
 * reached when all of its evidence is there and every stage before it is reached.
 */
export function maturityOf(
  input: MaturityInput,
): Omit<Extract<Maturity, { state: 'ready' }>, 'state' | 'at'> {
  const knownNow = share(input.active_known, input.active_people)
  const personalNow = share(input.personal_impressions, input.impressions)
  const all: [MaturityStage['name'], MaturityEvidence[]][] = [
    ['orders', [evidence('orders', input.orders, leastOrders)]],
    [
      'tracking',
      [
        evidence('sessions', input.sessions, leastSessions),
        evidence('active_placements', input.active_placements, 1),
      ],
    ],
    ['knowing', [evidence('known_share', knownNow, knownShare), evidence('segments', input.segments, 1)]],
    [
      'tailoring',
      [
        evidence('personal_share', personalNow, personalShare),
        evidence('proven_experiments', input.proven_experiments, 1),
      ],
    ],
    [
      'sharing',
      [
        evidence('own_data_reads', input.own_data_reads, 1),
        evidence('own_data_changes', input.own_data_changes, 1),
      ],
    ],
  ]
  let isReached = true
  const stages = all.map(([name, list], i): MaturityStage => {
    isReached &&= list.every(({ met }) => met)
    return { stage: (i + 1) as MaturityStage['stage'], name, reached: isReached, evidence: list }
  })
  const next = stages.find(({ reached }) => !reached)
  return {
    stage: stages.filter(({ reached }) => reached).length,
    stages,
    next_step: next?.evidence.find(({ met }) => !met)?.evidence ?? null,
  }
}

function evidence(name: MaturityEvidenceName, have: number, need: number): MaturityEvidence {
  return { evidence: name, have, need, met: have >= need }
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0
}
