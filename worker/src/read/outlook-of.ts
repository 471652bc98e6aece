import type { Population } from '#shared/customer/value'
import { dayOf } from '#shared/maths/calendar'
import type { Outlook } from '#shared/wire/portrait'
import { insightsOf } from '../objects/names.ts'
import type { StoreRecord } from '../objects/store-record.ts'

/** What the store's models say of one person, and what all customers have to be ranked among. */
export interface Expected {
  outlook: Outlook
  population: Population
}

/** With fewer customers a rank says little. */
const fewestCustomers = 20

const nothing: Expected = { outlook: { clv_minor: null, p_alive: null }, population: {} }

/**
 * The newest word of the models, which speak of net spend, times the store's usual margin. Fails open: before the first
 * run, without an order or without an answer, the person's own figures stand alone.
 */
export async function outlookOf(env: Env, store: StoreRecord, person: string): Promise<Expected> {
  try {
    const insights = insightsOf(env, store.id)
    const asked = { day: dayOf(Date.now(), store.time_zone), exactly: false }
    const [own, all] = await Promise.all([insights.outlook(person, asked), insights.base('value', asked)])
    const { margin } = store.value
    const margins = (spends: readonly number[]) => spends.map((spend) => Math.round(spend * margin))
    const outlook = own
      ? { clv_minor: Math.round(own.lifetime_value * margin), p_alive: own.alive }
      : nothing.outlook
    const base =
      all.state === 'ready' && 'outlook' in all && all.customers >= fewestCustomers ? all.outlook : null
    return {
      outlook,
      population: base
        ? {
            contribution: margins(base.year_worth_percentiles),
            future: margins(base.lifetime_value_percentiles),
          }
        : {},
    }
  } catch (error) {
    console.warn('the models could not be asked', error)
    return nothing
  }
}
