import type { EventName } from '#shared/wire/event'
import { isNewView } from '../page/told.ts'
import { consent } from './consent.ts'
import { cleanFields } from './fields.ts'
import { enqueue } from './outbox.ts'
import { type Act, editState } from './state.ts'
import { uuid7 } from './uuid.ts'

/** Acts kept for the context of recommendation requests; the oldest go first. */
const mostActs = 200

/** Takes an event of the page: into the acts, which shape this page's shelves, and into the queue. */
export function track(name: string, input: unknown): void {
  const fields = cleanFields(input)
  const { items } = fields
  if (name === 'view_item' && !isNewView(items?.[0])) return
  const at = Date.now()
  if (items && name !== 'view_item_list')
    editState((kept) => {
      kept.acts = [...kept.acts, [at, name, ...items.map((item) => item.item_id)] satisfies Act].slice(
        -mostActs,
      )
    })
  if (consent !== 'denied')
    enqueue({
      id: uuid7(at, crypto.getRandomValues(new BigUint64Array(2))),
      name: name as EventName,
      at,
      ...fields,
    })
}
