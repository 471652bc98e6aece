import type { VarietySettings } from '#shared/recommend/diversify'
import { noVariety } from '#shared/recommend/diversify'
import { knownName, type Placement, placementOf } from '#shared/recommend/placements'
import { type ActiveRules, activeRules, nextChange, noRules } from '#shared/recommend/rules'
import type { StoreRecord } from '../objects/store/store-record.ts'

/** What serving needs of a store. */
export type ServedStore = Pick<
  StoreRecord,
  | 'id'
  | 'currency'
  | 'index_shards'
  | 'publish_delay_ms'
  | 'placements'
  | 'rules'
  | 'experiments'
  | 'recommendation'
>

/** What holds for the shelves of one placement. */
export interface PlacementPlan {
  placement: Placement
  merchant: ActiveRules
  variety: VarietySettings
}

interface StorePlan {
  byName: Map<string, PlacementPlan>
  /** When a rule begins or ends: what was worked out holds until then. */
  until: number
}

const plans = new WeakMap<ServedStore, StorePlan>()

/**
 * Placement, rules and variety of a shelf, worked out once for each version of the store's record that this isolate
 * reads and for each of its placements.
 */
export function planOf(store: ServedStore, placementName: string, now: number): PlacementPlan {
  let known = plans.get(store)
  if (!known || known.until <= now) {
    known = { byName: new Map(), until: nextChange(store.rules, now) }
    plans.set(store, known)
  }
  const name = knownName(placementName, store.placements)
  let plan = known.byName.get(name)
  if (!plan) {
    const placement = placementOf(name, store.placements)
    const { isMixed, rules } = placement
    plan = {
      placement,
      merchant: rules ? activeRules(store.rules, { name, isMixed, now }) : noRules,
      variety: isMixed ? varietyOf(store, placement) : noVariety,
    }
    known.byName.set(name, plan)
  }
  return plan
}

/** On the page of a category all are of it: a limit for each would be one for the whole shelf. */
function varietyOf({ recommendation }: ServedStore, { subject }: Placement): VarietySettings {
  const { diversity, max_per_brand: maxPerBrand, max_per_category: most } = recommendation
  return { diversity, maxPerBrand, maxPerCategory: subject === 'category' ? null : most }
}
