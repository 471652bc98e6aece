import type { NeedsGrid } from '../wire/needs-grid.ts'
import { type NeedName, needNames } from '../wire/worth.ts'
import { shareEstimate } from './estimate.ts'

/** A band with the needs of the people who were asked after: null where none stands out. */
export interface BandSample {
  band: string
  name: string
  customers: number
  labels: readonly (NeedName | null)[]
}

/** Value × needs: the share of each need in each band's sample, with its interval. Bands without anybody have none. */
export function needsGrid(bands: readonly BandSample[]): NeedsGrid {
  const needs = [...needNames, null]
  return {
    bands: bands.map(({ labels, ...band }) => ({ ...band, sample: labels.length })),
    needs,
    cells: bands.flatMap(({ band, labels }) =>
      needs.map((need) => {
        const people = labels.filter((label) => label === need).length
        return {
          band,
          need,
          people,
          share: shareEstimate(people / Math.max(1, labels.length), labels.length),
        }
      }),
    ),
  }
}
