import fc from 'fast-check'
import type { JsonSchema } from '../scripts/openapi/json-schema.ts'
import { anyText, anyValue, type Stock, valuesOf } from './fuzz-values.ts'

/**
 * Bodies as text: half of them as the schema describes, most others near one (a few places hold something else, are
 * missing, or have a neighbour), some any JSON or any text at all.
 */
export function bodiesOf(schema: JsonSchema, stock: Stock): fc.Arbitrary<string> {
  const good = valuesOf(schema, stock)
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
  else
    Object.defineProperty(target, how === 'set' ? key : name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}
