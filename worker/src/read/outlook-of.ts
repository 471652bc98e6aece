import type { Population } from '#shared/customer/value'
import type { Outlook } from '#shared/wire/portrait'
import type { StoreRecord } from '../objects/store-record.ts'

/** What the store's models say of one person, and what all customers have to be ranked among. */
export interface Expected {
  outlook: Outlook
  population: Population
}

/** Fails open: without a model, or without an answer, the person's own figures stand alone. */
export async function outlookOf(_env: Env, _store: StoreRecord, _person: string): Promise<Expected> {
  return { outlook: { clv_minor: null, p_alive: null }, population: {} }
}
