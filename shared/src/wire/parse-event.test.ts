import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventSchema } from './event.ts'
import { parse } from './parse.ts'
import { parseEvent } from './parse-event.ts'

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 140 }),
  fc.constantFrom(
    'x'.repeat(128),
    'x'.repeat(129),
    'x'.repeat(513),
    '',
    'a b',
    'a\u0000',
    '红楼梦',
    '/p/1',
    1,
  ),
  fc.anything(),
)
const item = fc.oneof(
  { weight: 3, arbitrary: fc.record({ item_id: fc.constantFrom('sku-1', 'https://shop.example/p?a=1') }) },
  fc.record({ item_id: odd, item_name: odd, price: odd }, { requiredKeys: [] }),
  fc.record({ item_id: fc.constant('a'), item_name: odd }),
  odd,
)
const event = fc.record(
  {
    id: fc.oneof({ weight: 5, arbitrary: fc.uuid() }, odd),
    name: fc.oneof({ weight: 5, arbitrary: fc.constant('view_item') }, odd, fc.constant('view_cart')),
    at: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 4_102_444_800_000 }) },
      fc.constantFrom(-1, 1.5, 4_102_444_800_000, 4_102_444_800_001, Number.NaN, -0),
      odd,
    ),
    items: fc.oneof(
      { weight: 5, arbitrary: fc.array(item, { minLength: 1, maxLength: 1 }) },
      fc.array(item),
      odd,
    ),
    placement: odd,
    unknown_field: odd,
  },
  { requiredKeys: ['id', 'name', 'at', 'items'] },
)

describe('parsing an event', () => {
  it('answers as the schema does, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(event, odd), (input) => {
        expect(parseEvent(input)).toEqual(parse(eventSchema, input))
      }),
      { numRuns: 3_000, seed: 7 },
    )
  })

  it('takes a product view as the tracker writes it', () => {
    const view = {
      id: '01890000-0000-7000-8000-000000000001',
      name: 'view_item',
      at: 1,
      items: [{ item_id: 'emma', item_name: 'Emma' }],
    }
    expect(parseEvent(view)).toEqual({ ok: true, value: view })
    expect(parseEvent({ ...view, id: 'emma' })).toMatchObject({ ok: false, faults: [{ path: 'id' }] })
  })
})
