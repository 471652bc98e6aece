import { type PortraitInputs, portrait } from '#shared/customer/portrait'
import type { Portrait } from '#shared/wire/portrait'
import type { PersonRecord } from './objects/customer/customer-calls.ts'
import type { StoreRecord } from './objects/store/store-record.ts'
import { loyaltyOf } from './policy.ts'
import { outlookOf } from './read/outlook-of.ts'

/** The portrait of a person, with what the store's models expect of them. */
export async function portraitOf(
  env: Env,
  store: StoreRecord,
  person: string,
  record: PersonRecord,
): Promise<Portrait> {
  return portrait({ ...inputsOf(store, person, record), ...(await outlookOf(env, store, person)) })
}

/** What a portrait is made of, without the models of the whole base. */
export function inputsOf(
  store: StoreRecord,
  person: string,
  { profile, orders, points }: PersonRecord,
): PortraitInputs {
  const { time_zone, recommendation } = store
  return {
    person,
    profile,
    orders,
    entries: points,
    now: Date.now(),
    store: { ...loyaltyOf(store), time_zone, half_life_days: recommendation.half_life_days },
    outlook: { clv_minor: null, p_alive: null },
    population: {},
    models: null,
    breaks: null,
  }
}
