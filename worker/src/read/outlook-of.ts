import type { RfmBreaks } from '#shared/customer/rfm'
import type { Population } from '#shared/customer/value'
import { dayOf } from '#shared/maths/calendar'
import type { ModelsState, Outlook } from '#shared/wire/portrait'
import { askInsights } from '../ask-insights.ts'
import { logLine, plainError } from '../log.ts'
import { insightsOf } from '../objects/names.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'

/** What the store's models say of one person, and what all customers have to be ranked among. */
export interface Expected {
  models: ModelsState | null
  outlook: Outlook
  population: Population
  breaks: RfmBreaks | null
}

/** With fewer customers a rank says little. */
const fewestCustomers = 20

const nothing: Expected = {
  models: null,
  outlook: { clv_minor: null, p_alive: null },
  population: {},
  breaks: null,
}

/**
 * The newest word of the models, which speak of net spend, times the store's usual margin. Asking begins a run when one is
 * due. Fails open: before the first run, without an order or without an answer, the person's own figures stand alone.
 */
export async function outlookOf(env: Env, store: StoreRecord, person: string): Promise<Expected> {
  try {
    const asked = { day: dayOf(Date.now(), store.time_zone), exactly: false }
    const said = await askInsights(insightsOf(env, store.id), 'judgement', { person, ...asked })
    if (said.state === 'pending') return { ...nothing, models: said }
    const { run, own, all, breaks } = said
    const { margin } = store.value
    const margins = (spends: readonly number[]) => spends.map((spend) => Math.round(spend * margin))
    return {
      models: { state: 'ready', version: run.version, as_of: run.as_of },
      outlook: own
        ? { clv_minor: Math.round(own.lifetime_value * margin), p_alive: own.alive }
        : nothing.outlook,
      population:
        all && run.customers >= fewestCustomers
          ? {
              contribution: margins(all.year_worth_percentiles),
              future: margins(all.lifetime_value_percentiles),
            }
          : {},
      breaks,
    }
  } catch (error) {
    logLine('warn', 'the models could not be asked', { store: store.id, ...plainError(error) })
    return nothing
  }
}
