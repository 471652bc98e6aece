import { needsOf } from '#shared/customer/needs'
import { emptyTaste } from '#shared/customer/taste'
import { needsGrid } from '#shared/insight/needs-grid'
import type { NeedsGrid } from '#shared/wire/needs-grid'
import type { NeedName } from '#shared/wire/worth'
import { askInsights } from './ask-insights.ts'
import { askedNow } from './asked-now.ts'
import { customerOf, insightsOf } from './objects/names.ts'
import type { StoreRecord } from './objects/store/store-record.ts'

/** People asked after in all, and calls in flight at once. */
const mostAsked = 200
const inFlight = 6

/**
 * What people of each value band look for. Needs follow from what somebody did and live with them, so a sample is asked
 * after, as many of each band: 200 calls at most, whatever the size of the store.
 */
export async function needsByBand(env: Env, store: StoreRecord): Promise<NeedsGrid> {
  const asked = { ...askedNow(store), most: mostAsked }
  const bands = await askInsights(insightsOf(env, store.id), 'sampleByBand', asked)
  const people = bands.flatMap((band) => band.people)
  const labels = new Map<string, NeedName | null>()
  for (let i = 0; i < people.length; i += inFlight) {
    await Promise.all(
      people.slice(i, i + inFlight).map(async (person) => {
        const label = await needOf(env, store, person)
        if (label !== undefined) labels.set(person, label)
      }),
    )
  }
  return needsGrid(
    bands.map(({ people: sampled, ...band }) => ({
      ...band,
      labels: sampled.flatMap((person) => {
        const label = labels.get(person)
        return label === undefined ? [] : [label]
      }),
    })),
  )
}

/** The need that stands out, null where none does; undefined for who is there no more. */
async function needOf(env: Env, store: StoreRecord, person: string): Promise<NeedName | null | undefined> {
  const known = await customerOf(env, store.id, person).read()
  if (!known || 'status' in known) return undefined
  const { profile, orders } = known
  const { taste = emptyTaste } = profile
  const { half_life_days: halfLifeDays } = store.recommendation
  return needsOf({ ...profile, taste, orders, now: Date.now(), halfLifeDays }).label
}
