import { dayOf } from '#shared/maths/calendar'
import type { AskedWhen } from './objects/insights/people/people.ts'
import type { StoreRecord } from './objects/store/store-record.ts'

/** Today as a store counts its days. */
export function askedNow({ time_zone: timeZone }: StoreRecord): AskedWhen {
  return { today: dayOf(Date.now(), timeZone), timeZone }
}
