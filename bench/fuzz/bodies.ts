import fc from 'fast-check'
import type { JsonSchema } from '../../scripts/openapi/json-schema.ts'
import { anyText, anyValue, type Stock, valuesOf } from './values.ts'

/**
 * Bodies as text: half of them as the schema describes or, where there is one, as the reference's example, most others
 * near one (a few places hold something else, are missing, or have a neighbour), some any JSON or any text at all.
 */
export function bodiesOf(schema: JsonSchema, stock: Stock, example?: unknown): fc.Arbitrary<string> {
  const made = valuesOf(schema, stock)
  const good =
    example === undefined ? made : fc.oneof({ weight: 2, arbitrary: made }, likeExample(example, stock))
  const change = fc.record({
    place: fc.nat(),
    how: fc.constantFrom('set', 'drop', 'add'),
    value: anyValue,
    name: anyText,
  })
  const near = fc.tuple(good, fc.array(change, { minLength: 1, maxLength: 3 })).map(([body, changes]) => {
    const copy = structuredClone(body)
    for (const { place, how, value, name } of changes) {
      const paths = pathsOf(copy)
      if (paths.length > 0) alter(copy as object, paths[place % paths.length] ?? [], how, value, name)
    }
    return JSON.stringify(copy)
  })
  return fc.oneof(
    { weight: 10, arbitrary: good.map((body) => JSON.stringify(body)) },
    { weight: 8, arbitrary: near },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: anyText },
  )
}

/** The example with other keys that make an act a new one, and now and then with ids of this store. */
function likeExample(example: unknown, { words }: Stock): fc.Arbitrary<unknown> {
  const drawn = fc.record({ key: fc.uuid(), swap: fc.boolean(), word: fc.constantFrom(...words) })
  return drawn.map(({ key, swap, word }) =>
    JSON.parse(JSON.stringify(example), (name, value: unknown) => {
      if (typeof value !== 'string') return value
      if (name === 'idempotency_key' || (name === 'id' && value.includes('-'))) return key
      return swap && /(?:^|_)id$/.test(name) ? word : value
    }),
  )
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsOf(inner).map((path) => [key, ...path]),
  ])
}

function alter(target: object, path: readonly string[], how: string, value: unknown, name: string): void {
  const [key = '', ...rest] = path
  const inner: unknown = Reflect.get(target, key)
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) alter(inner, rest, how, value, name)
  else if (how === 'drop') Reflect.deleteProperty(target, key)
  // A list takes no names, and of some, as `length`, it would make no list.
  else if (how === 'add' && Array.isArray(target)) target.push(value)
  else
    Object.defineProperty(target, how === 'set' ? key : name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}
