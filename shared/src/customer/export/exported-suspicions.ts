import type { Anomaly, AnomalyKind } from '../../wire/inspection.ts'
import type { ExportedSuspicion } from '../../wire/person-export.ts'
import { moment, momentOrNull } from './moment.ts'

const meanings: Record<AnomalyKind, string> = {
  order_value: 'An order is far larger than others of this shop.',
  order_velocity: 'Far more orders on one day than others place.',
  refund_share: 'Far more of what was bought came back than with others.',
  shared_visitor: 'The same browser ordered for several people.',
  points_held: 'Points wait for somebody to look at them.',
  day_orders: 'A day with far more or fewer orders than others.',
  day_revenue: 'A day with far more or less revenue than others.',
}

/** What the shop's checks found strange about somebody. */
export function exportedSuspicion(anomaly: Anomaly): ExportedSuspicion {
  const { kind, order, day, score, figures, state, note, found_at, decided_at } = anomaly
  return {
    kind,
    means: meanings[kind],
    order_id: order ?? null,
    day: day ?? null,
    score,
    figures,
    state,
    note: note ?? null,
    found_at: moment(found_at),
    decided_at: momentOrNull(decided_at),
  }
}
