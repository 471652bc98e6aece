import * as v from 'valibot'

/** `limit` in an address: how many entries a list has at most, 1 to 200; 50 where it is not said. */
export const listLength = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}$/, 'must be a number from 1 to 200'),
    v.transform(Number),
    v.minValue(1),
    v.maxValue(200),
  ),
  '50',
)
