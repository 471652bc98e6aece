import * as v from 'valibot'
import { amountMinor, countryCode, day, id } from './fields.ts'
import { limits } from './limits.ts'
import { rfmSegments } from './worth.ts'

/** Whole numbers and shares that people are compared by: each may have a least and a greatest, both counted. */
const numbers = {
  orders: whole(0, limits.quantity),
  revenue_minor: amountMinor,
  net_revenue_minor: whole(-limits.amountMinor, limits.amountMinor),
  points: whole(-limits.amountMinor, limits.amountMinor),
  days_since_order: whole(0, 36_500),
  days_since_seen: whole(0, 36_500),
  rfm_recency: whole(1, 5),
  rfm_frequency: whole(1, 5),
  rfm_worth: whole(1, 5),
  age: whole(0, 150),
  p_alive: share(),
  satisfaction: share(),
} as const

/** Days in the store's time zone: from one to another, both counted. `ordered`: there was any order within them. */
const days = { first_order: day, last_order: day, ordered: day, first_seen: day, last_seen: day } as const

export type FilterNumber = keyof typeof numbers
type FilterDay = keyof typeof days

export const filterNumbers = Object.keys(numbers) as FilterNumber[]
const filterDays = Object.keys(days) as FilterDay[]

/** Each of `known` (customers and guests) and `all` stands for several kinds of people. */
const kinds = ['known', 'customer', 'guest', 'visitor', 'all'] as const

const entries = {
  kind: v.exactOptional(v.picklist(kinds, `must be one of ${kinds.join(', ')}`)),
  tier: v.exactOptional(id),
  country: v.exactOptional(countryCode),
  held: v.exactOptional(v.literal(true, 'must be true or left out')),
  rfm: v.exactOptional(v.picklist(rfmSegments, `must be one of ${rfmSegments.join(', ')}`)),
  cluster: v.exactOptional(whole(0, 99)),
  ...(pairs(numbers, 'min', 'max') as Pairs<typeof numbers, 'min' | 'max'>),
  ...(pairs(days, 'from', 'to') as Pairs<typeof days, 'from' | 'to'>),
}

/**
 * Which people are meant: everybody for whom all of it holds. The same names are fields of `GET /v1/customers`; a name
 * that is not known is a fault, as without it a segment would silently be larger.
 */
export const customerFilterSchema = v.pipe(
  v.strictObject(entries, 'is not something people can be chosen by'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const input: Record<string, unknown> = dataset.value
    for (const [low, high] of orderedPairs) {
      const [least, most] = [input[low], input[high]]
      if (least === undefined || most === undefined || (least as number) <= (most as number)) continue
      const path = [{ type: 'object', origin: 'value', input, key: high, value: most }] as const
      addIssue({ message: `must not be below ${low}`, path: [...path] })
    }
  }),
)
export type CustomerFilter = v.InferOutput<typeof customerFilterSchema>

/** `PUT /v1/segments/{id}`. */
export const segmentRequestSchema = v.strictObject(
  {
    name: v.pipe(
      v.string('must be a text'),
      v.trim(),
      v.nonEmpty('must not be empty'),
      v.maxLength(limits.idLength, `must have at most ${limits.idLength} characters`),
    ),
    filter: customerFilterSchema,
  },
  'is not part of a segment',
)
export type SegmentRequest = v.InferOutput<typeof segmentRequestSchema>

/** A saved filter, with how many people it chooses now. */
export interface SegmentRow extends SegmentRequest {
  id: string
  changed_at: number
  /** Null while it asks for what the models say and no run of theirs has ended yet. */
  people: number | null
}

/** `GET /v1/segments`, by name. */
export interface SegmentList {
  segments: SegmentRow[]
}

const orderedPairs = [
  ...filterNumbers.map((name) => [`${name}_min`, `${name}_max`] as const),
  ...filterDays.map((name) => [`${name}_from`, `${name}_to`] as const),
]
const numeric: ReadonlySet<string> = new Set([
  ...filterNumbers.flatMap((name) => [`${name}_min`, `${name}_max`]),
  'cluster',
])

/** The names of everything people can be chosen by. */
export const filterFields = Object.keys(entries) as (keyof CustomerFilter)[]

/**
 * What an address asks for, for `customerFilterSchema` to judge: its fields that are a filter's, numbers as numbers.
 *
 * @example filterOfQuery({ orders_min: '2', held: 'true', sort: 'orders' }) // { orders_min: 2, held: true }
 */
export function filterOfQuery(query: Readonly<Record<string, string>>): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  for (const field of filterFields) {
    const text = query[field]
    if (text === undefined) continue
    if (numeric.has(field)) filter[field] = /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text
    else filter[field] = field === 'held' && text === 'true' ? true : text
  }
  return filter
}

function share() {
  return v.pipe(
    v.number('must be a number'),
    v.minValue(0, 'must be 0 to 1'),
    v.maxValue(1, 'must be 0 to 1'),
  )
}

function whole(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message))
}

type Pairs<T extends Record<string, v.GenericSchema>, E extends string> = {
  [K in `${keyof T & string}_${E}`]: v.ExactOptionalSchema<
    T[K extends `${infer N}_${E}` ? N & keyof T : never],
    undefined
  >
}

function pairs(schemas: Record<string, v.GenericSchema>, ...ends: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) =>
      ends.map((end) => [`${name}_${end}`, v.exactOptional(schema)]),
    ),
  )
}
