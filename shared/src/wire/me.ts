import * as v from 'valibot'
import type { CustomerDetail } from './customer.ts'
import { countryCode, text } from './fields.ts'
import type { PointsBalance, PointsEntry } from './points.ts'
import type { Portrait, Reach } from './portrait.ts'
import type { Affinities } from './taste.ts'
import type { TierStanding } from './tier.ts'
import type { NeedName } from './worth.ts'

const names = v.pipe(v.array(text), v.maxLength(50, 'must have at most 50 names'))
const corrected = v.object({ likes: v.optional(names, []), dislikes: v.optional(names, []) })
const flags = v.object({
  email: v.exactOptional(v.boolean()),
  sms: v.exactOptional(v.boolean()),
  phone: v.exactOptional(v.boolean()),
  post: v.exactOptional(v.boolean()),
  push: v.exactOptional(v.boolean()),
})

const told = {
  /** Corrected interests by kind; a list replaces the one given before, and what is left out stays. */
  interests: v.exactOptional(
    v.object({
      category: v.exactOptional(corrected),
      brand: v.exactOptional(corrected),
      tag: v.exactOptional(corrected),
    }),
  ),
  /** How the person wants to be reached, and how not. */
  channels: v.exactOptional(flags),
  /** False: the taste is forgotten at once, none is gathered, and shelves know the page only. */
  personalisation: v.exactOptional(v.boolean()),
  /** How satisfied the person is, 1 to 5. */
  satisfaction: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
}

/** `PATCH /v1/me`: what a shopper says of themselves. */
export const mePatchSchema = v.object(told)
export type MePatch = v.InferOutput<typeof mePatchSchema>

/** `PATCH /v1/customers/{id}`: what the shop's server knows besides. */
export const customerPatchSchema = v.object({
  ...told,
  /** The day of the year, `MM-DD`, for the birthday present. */
  birthday: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'must be a day of the year such as 03-05'),
      v.check((day) => Number(day.slice(3)) <= daysIn(Number(day.slice(0, 2))), 'must be a day of the year'),
    ),
  ),
  birth_year: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1880), v.maxValue(2100))),
  country: v.exactOptional(countryCode),
})
export type CustomerPatch = v.InferOutput<typeof customerPatchSchema>

/** What the store's programme is to a customer. */
export interface MyLoyalty {
  tier: TierStanding | null
  points: PointsBalance
  /** What the active points are worth, in minor units. */
  points_worth_minor: number
  /** The newest rows of the ledger, newest first. */
  ledger: PointsEntry[]
}

/** What the store believes about somebody, for them to see and correct. */
export interface Beliefs {
  interests: Affinities[]
  looks_for: NeedName | null
  reach: Reach
}

/** `GET /v1/me`. `loyalty` is null without an identity token: tiers and points are for those with an account. */
export interface Me extends CustomerDetail {
  loyalty: MyLoyalty | null
  beliefs: Beliefs
}

/** `GET /v1/me?brief=true`: what an account page shows, without the row and the timeline. */
export type BriefMe = Pick<Me, 'id' | 'currency' | 'loyalty' | 'beliefs'>

/** `GET /v1/customers/{id}`: all that is known, with every score and its parts. */
export interface CustomerPage extends CustomerDetail {
  portrait: Portrait
}

function daysIn(month: number): number {
  return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31
}
