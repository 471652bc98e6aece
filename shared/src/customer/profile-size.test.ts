import { describe, expect, it } from 'vitest'
import type { EventName } from '../wire/event.ts'
import { applyEvents } from './apply-events.ts'
import { newProfile } from './profile.ts'
import { profileText } from './profile-text.ts'
import { emptySeen } from './seen.ts'

const dayMs = 86_400_000

/** A faithful shopper: a visit every four days for a year, a dozen products each, among 30 brands and 40 categories. */
function faithful() {
  let state = { profile: newProfile('an epoch as long as a UUID is, all in', 0), seen: emptySeen }
  let n = 0
  for (let visit = 0; visit < 91; visit++) {
    const start = Date.UTC(2026, 0, 1) + visit * 4 * dayMs
    const events = Array.from({ length: 14 }, (_, i) => {
      n++
      const name: EventName = i === 12 ? 'add_to_cart' : i === 13 ? 'search' : 'view_item'
      const product = (n * 7_919) % 600
      const at = start + i * 20_000
      return {
        index: i,
        event: { id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, name, at, items: [] },
        at,
        stableAt: at,
        numbers: [product],
        facets: [
          {
            categories: ['Books', `Category number ${product % 40}`],
            brand: `Publisher ${product % 30}`,
            tags: ['paperback', `tag-${product % 12}`],
            price_minor: 500 + product * 7,
          },
        ],
      }
    })
    const context = { person: 'c:1', network: 1, sealed: Number.MAX_SAFE_INTEGER, timeZone: 'UTC' }
    const { profile, seen } = applyEvents(state.profile, state.seen, events, context)
    state = { profile: { ...profile, outbox: [] }, seen }
  }
  return state.profile
}

describe('the profile of a faithful shopper', () => {
  it('stays below 16 KB after a year of visits', () => {
    const bytes = profileText(faithful()).length // every character is of one byte
    expect(bytes).toBeGreaterThan(8_000)
    expect(bytes).toBeLessThan(16 * 1_024)
  })
})
