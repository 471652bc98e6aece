import { kindOfPerson } from '../../insight/roll-up.ts'
import type { Anomaly } from '../../wire/inspection.ts'
import { keptBack, type PersonExport, personExportFormat } from '../../wire/person-export.ts'
import type { PointsEntry } from '../../wire/points.ts'
import type { Portrait } from '../../wire/portrait.ts'
import type { KeptOrder } from '../apply-order.ts'
import type { Profile } from '../profile.ts'
import { emptyTaste } from '../taste.ts'
import { exportedOrder, exportedPoints } from './exported-orders.ts'
import { exportedScores } from './exported-scores.ts'
import { exportedSuspicion } from './exported-suspicions.ts'
import { exportedInterests, exportedTaste } from './exported-taste.ts'
import { exportedAbout, exportedTier } from './exported-told.ts'
import { exportedAct, exportedVisit } from './exported-visits.ts'
import { moment, momentOrNull } from './moment.ts'
import { type ProductNames, productOf } from './product-names.ts'

/** What is kept about a person in one place and another. */
export interface KeptAbout {
  id: string
  profile: Profile
  orders: readonly KeptOrder[]
  points: readonly PointsEntry[]
  portrait: Portrait
  products: ProductNames
  called: PersonExport['called']
  notes: PersonExport['notes']
  suspicions: readonly Anomaly[]
  guestOrders: { order: string; at: number; gross_minor: number; net_minor: number }[]
  log: PersonExport['log']
}

interface ExportAsked {
  store: PersonExport['store']
  now: number
  /** Who reads it: the shop, or the person, whose file leaves out `keptBack`. */
  reader: 'shop' | 'person'
}

/**
 * The file of one person. What serves the machinery alone is not in it: numbers of facts, hashes of the newest events'
 * ids, and copies of what stands elsewhere in it. The compiler asks for a decision about every field of a profile.
 */
export function exportedPerson(kept: KeptAbout, { store, now, reader }: ExportAsked): PersonExport {
  const { profile, orders, points, portrait, products } = kept
  const isShop = reader === 'shop'
  return {
    format: personExportFormat,
    exported_at: moment(now),
    store,
    ...fromProfile(kept.id, profile, products),
    orders: orders.map((order) => exportedOrder(order, products, isShop)),
    points: points.map(exportedPoints),
    interests: exportedInterests(portrait.what.affinities),
    scores: exportedScores(portrait, profile.rank),
    scores_as_of: portrait.worth.models?.state === 'ready' ? portrait.worth.models.as_of : null,
    called: kept.called,
    ...(isShop ? ofTheShop(kept) : {}),
    log: kept.log.map(({ key, ...entry }) => (isShop && key ? { ...entry, key } : entry)),
    left_out: isShop ? [] : [...keptBack],
  }
}

/** What the shop noted and found, and what a browser ordered under an e-mail address that proves nothing. */
function ofTheShop({ notes = null, suspicions, guestOrders }: KeptAbout) {
  return {
    notes,
    suspicions: suspicions.map(exportedSuspicion),
    guest_orders: guestOrders.map(({ order, at, ...amounts }) => ({
      order_id: order,
      at: moment(at),
      ...amounts,
    })),
  }
}

type FromProfile = Pick<
  PersonExport,
  | 'person'
  | 'told'
  | 'first_visit'
  | 'visits'
  | 'acts'
  | 'counts'
  | 'clicks'
  | 'hidden'
  | 'bought'
  | 'experiments'
  | 'taste'
  | 'tier'
  | 'unread'
>

function fromProfile(id: string, profile: Profile, products: ProductNames): FromProfile {
  const {
    created_at,
    last_at,
    name = null,
    aliases,
    about,
    first_touch,
    sessions,
    timeline,
    counts,
    clicks,
    hidden,
    hide_acts,
    purchases,
    exposures = [],
    taste = emptyTaste,
    tier,
    unmerged = {},
    rank: _rank,
    // How far facts were told, and how the profile is stored.
    fact: _fact,
    outbox: _outbox,
    acked: _acked,
    forgotten_at: _forgottenAt,
    epoch: _epoch,
    version: _version,
    // What stands elsewhere in the file, as it was counted or told last.
    session_count: _sessions,
    order_times: _orderTimes,
    told: _told,
    standing: _standing,
    stated: _stated,
    due: _due,
    // Of somebody who moved or was forgotten no file is made.
    merged: _merged,
    erased: _erased,
    ...undecided
  } = profile
  undecided satisfies Record<string, never>
  return {
    person: {
      id,
      kind: kindOfPerson(id),
      name,
      known_since: moment(created_at),
      last_seen_at: moment(last_at),
      also_known_as: aliases,
    },
    told: exportedAbout(about),
    first_visit: first_touch ? { ...first_touch, at: moment(first_touch.at) } : null,
    visits: sessions.map((session) => exportedVisit(session, products)),
    acts: timeline.map((row) => exportedAct(row, products)),
    counts,
    clicks: clicks.map(({ n, at, placement, recommender }) => ({
      at: moment(at),
      product: productOf(products, n),
      placement,
      recommender,
    })),
    hidden: hiddenProducts(hidden, hide_acts).map(({ n, at, isHidden }) => ({
      product: productOf(products, n),
      hidden: isHidden,
      at: momentOrNull(at),
    })),
    bought: purchases.map(({ n, at }) => ({ at: moment(at), product: productOf(products, n) })),
    experiments: exposures.map(({ experiment, arm, at }) => ({ experiment, arm, met_at: moment(at) })),
    taste: exportedTaste(taste),
    tier: tier ? exportedTier(tier) : null,
    unread: unmerged,
  }
}

/** Below this a time is a place in the list: profiles of an earlier version knew what was hidden, not since when. */
const firstTime = 1_000_000

function hiddenProducts(hidden: readonly number[], acts: Profile['hide_acts']) {
  if (!acts) return hidden.map((n) => ({ n, at: null, isHidden: true }))
  return Object.entries(acts).map(([n, at]) => ({
    n: Number(n),
    at: Math.abs(at) < firstTime ? null : Math.abs(at),
    isHidden: at > 0,
  }))
}
