import type { Estimate } from '../insight/estimate.ts'
import type { NeedName } from './worth.ts'

/** One cell of value × needs: of the people of a band, the share who look for this; null: no need stands out. */
export interface NeedsCell {
  band: string
  need: NeedName | null
  /** People of the sample. */
  people: number
  /** Of the band's sample, with Wilson's interval. */
  share: Estimate | null
}

/** `GET /v1/insights/needs`: what people of each value band look for, from a sample of them. */
export interface NeedsGrid {
  bands: { band: string; name: string; customers: number; sample: number }[]
  needs: (NeedName | null)[]
  cells: NeedsCell[]
}
