import * as v from 'valibot'
import { text } from './fields.ts'

const bandId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be 1 to 40 of a-z, 0-9 and -'))
const rule = v.optional(text, '')

/** One band of customers by what they are worth, and how the shop treats them. */
const valueBandSchema = v.object({
  id: bandId,
  name: v.pipe(text, v.nonEmpty('must not be empty')),
  /** Part of the customers with an order, from the best down; the last band takes the rest. */
  share: v.pipe(v.number(), v.gtValue(0, 'must be above 0'), v.maxValue(1, 'must be at most 1')),
  /** What the merchant decided: read by people, carried out by nobody. */
  price: rule,
  care: rule,
  service: rule,
})
export type ValueBand = v.InferOutput<typeof valueBandSchema>

/** `PUT /v1/treatment`: the whole matrix. */
export const treatmentSchema = v.object({
  bands: v.pipe(
    v.array(valueBandSchema),
    v.minLength(1, 'must have at least one band'),
    v.maxLength(10, 'must have at most 10 bands'),
    v.check((bands) => new Set(bands.map(({ id }) => id)).size === bands.length, 'must have different ids'),
    v.check(
      (bands) => Math.abs(bands.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-6,
      'must have shares that add up to 1',
    ),
  ),
})
export type Treatment = v.InferOutput<typeof treatmentSchema>

/** `GET /v1/treatment`: the matrix, and who stands where today. */
export interface TreatmentAnswer {
  bands: (ValueBand & {
    customers: number
    net_revenue_minor: number
    /** Of the net revenue of everybody. */
    revenue_share: number | null
  })[]
}

/** Before the merchant writes anything: the best fifth, the next three tenths, the other half. */
export const defaultTreatment: Treatment = {
  bands: [
    { id: 'top', name: 'Top', share: 0.2, price: '', care: '', service: '' },
    { id: 'middle', name: 'Middle', share: 0.3, price: '', care: '', service: '' },
    { id: 'rest', name: 'Rest', share: 0.5, price: '', care: '', service: '' },
  ],
}
