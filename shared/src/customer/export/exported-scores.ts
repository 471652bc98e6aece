import type { ExportedScore } from '../../wire/person-export.ts'
import type { Portrait } from '../../wire/portrait.ts'
import type { Profile } from '../profile.ts'
import { moment } from './moment.ts'

/** What a portrait says of somebody, each figure with what it means; and their rank, where tiers go by it. */
export function exportedScores(
  { worth, how, what, loyalty, where }: Portrait,
  rank?: Profile['rank'],
): ExportedScore[] {
  const { rfm, outlook, value, year, lifetime } = worth
  const figures: (readonly [score: string, value: number | string | null, means: string])[] = [
    ['value', value.value, 'Composite value, 0 to 1: the parts below by their weights.'],
    ...value.parts.map(({ part, score, formula }): [string, number, string] => [
      `value.${part}`,
      score,
      `Part of the composite value, 0 to 1: ${formula}`,
    ]),
    ['rfm.segment', rfm.score?.segment ?? null, 'Group by recency, frequency and money among all customers.'],
    ['rfm.recency', rfm.score?.r ?? null, 'How lately they ordered, 1 (longest ago) to 5.'],
    ['rfm.frequency', rfm.score?.f ?? null, 'On how many days they ordered, 1 (fewest) to 5.'],
    ['rfm.money', rfm.score?.m ?? null, 'How much they spent, 1 (least) to 5.'],
    ['p_alive', outlook.p_alive, 'Estimated probability that they are a customer still, 0 to 1.'],
    [
      'clv_minor',
      outlook.clv_minor,
      'Customer lifetime value: margin expected of the next twelve months, discounted, in minor units.',
    ],
    [
      'contribution_minor.year',
      year.contribution_minor,
      'What orders of the last 365 days brought the shop.',
    ],
    ['contribution_minor.ever', lifetime.contribution_minor, 'What all orders brought the shop.'],
    ['lifecycle', how.lifecycle.stage, `Stage as a customer, by the rule ${how.lifecycle.rule}.`],
    [
      'expected_gap_days',
      how.rhythm.expected_gap_days,
      'Days expected between their last order and the next.',
    ],
    ['regularity', how.rhythm.regularity, 'How regularly they order, up to 1 (like clockwork).'],
    ['looks_for', what.needs.label, 'What they seem to look for in a shop.'],
    ...what.needs.needs.map(({ need, score }): [string, number, string] => [
      `need.${need}`,
      score,
      'How much speaks for this need, 0 to 1.',
    ]),
    ['loyalty', loyalty.index.index, 'How loyal they act, 0 to 1.'],
    ['satisfaction', loyalty.satisfaction.stated, 'What they said last, 0 (worst) to 1.'],
    ['satisfaction.quadrant', loyalty.satisfaction.quadrant, 'Whether they say and act as if content.'],
    ['points.active', loyalty.points?.active ?? null, 'Points that can be spent now.'],
    ['points.pending', loyalty.points?.pending ?? null, 'Points on their way.'],
    ['points.held', loyalty.points?.held ?? null, 'Points that wait for somebody to look at them.'],
    ['country', where.country, 'Where they are taken to live: as told, else where their newest order went.'],
    ...(rank
      ? [
          [
            'top_percent',
            rank.top_percent,
            `Their rank by net spend, in percent, on ${moment(rank.at)}.`,
          ] as const,
        ]
      : []),
  ]
  return figures.map(([score, figure, means]) => ({ score, value: figure, means }))
}
