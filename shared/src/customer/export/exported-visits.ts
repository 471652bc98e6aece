import type { ExportedAct, ExportedVisit } from '../../wire/person-export.ts'
import type { ProfileSession, TimelineRow } from '../profile.ts'
import { beganAt, type Step, stepBits } from '../visit.ts'
import { moment } from './moment.ts'
import { type ProductNames, productNamed, productOf } from './product-names.ts'

const steps = Object.keys(stepBits) as Step[]

/** A visit with the products that were opened in it, and when. */
export function exportedVisit(session: ProfileSession, products: ProductNames): ExportedVisit {
  const { start, last, items, after_s: after, person, visit } = session
  return {
    began_at: moment(beganAt(session)),
    ended_at: moment(last),
    as: person ?? null,
    came_from: visit ? (visit.source ?? { channel: 'direct' }) : null,
    steps: steps.filter((step) => ((visit?.steps ?? 0) & stepBits[step]) !== 0),
    opened: items.map((n, i) => ({
      at: moment(start + (after[i] ?? 0) * 1_000),
      product: productOf(products, n),
    })),
  }
}

/** Something that was done besides opening products. */
export function exportedAct(row: TimelineRow, products: ProductNames): ExportedAct {
  const { at, name, items, placement = null, recommender = null, search_term = null } = row
  return {
    at: moment(at),
    name,
    products: items.map((id) => productNamed(products, id)),
    placement,
    recommender,
    search_term,
  }
}
