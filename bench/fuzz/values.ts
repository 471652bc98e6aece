import fc from 'fast-check'
import type { JsonSchema } from '../../scripts/openapi/json-schema.ts'

/** What a generated value may draw on. */
export interface Stock {
  schemas: Record<string, JsonSchema>
  /** Texts that mean something to the store: ids of products, people, orders. */
  words: readonly string[]
  /** Texts for properties of these names, mostly: tokens that nobody could make up. */
  named: Readonly<Record<string, readonly string[]>>
}

/** Deeper than this, objects have only what they must have and lists are empty: a filter may hold filters. */
const deepest = 5

/** Texts that broke something somewhere: markup, quotes, controls, halves of characters, names of JavaScript's own. */
export const oddTexts = [
  '',
  ' ',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '../..',
  '%00',
  "' OR 1=1 --",
  '"; DROP TABLE person; --',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '=cmd|x',
  '\u202egnp.exe',
  '9'.repeat(400),
  'x'.repeat(5_120),
]

/** Any text, likely or not. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(...oddTexts),
)

/** Any JSON value, likely or not. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.constantFrom(-1, 0, 0.5, 1e30, 2 ** 53, -1e308, 5e-324, null, true, [], {}, [[]], 9_999_999_999_999),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Values that a JSON Schema describes; what a schema leaves open is drawn from the store's own words and from chance. */
export function valuesOf(schema: JsonSchema, stock: Stock, depth = 0): fc.Arbitrary<unknown> {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return valuesOf(stock.schemas[name] ?? {}, stock, depth)
  }
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]))
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, stock, depth)))
  switch (schema.type) {
    case 'string':
      return textsOf(schema, stock)
    case 'integer':
    case 'number':
      return numbersOf(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return listsOf(schema, stock, depth)
    case 'object':
      return objectsOf(schema, stock, depth)
    default:
      return fc.oneof(fc.constantFrom(...stock.words), fc.jsonValue({ maxDepth: 2 }))
  }
}

function textsOf(schema: JsonSchema, { words }: Stock): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid({ version: [4, 7] })
  if (schema.format === 'date') return days
  const most = Math.min(Number(schema.maxLength ?? 40), 60)
  const least = Math.min(Number(schema.minLength ?? 0), most)
  const known = words.filter((word) => word.length >= least && fits(word, schema.pattern))
  const drawn =
    typeof schema.pattern === 'string'
      ? patterned(schema.pattern)
      : fc.string({ unit: 'grapheme', minLength: least, maxLength: most })
  return known.length > 0 ? fc.oneof(fc.constantFrom(...known), drawn) : drawn
}

function fits(word: string, pattern: unknown): boolean {
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(word)
}

const byPattern = new Map<string, fc.Arbitrary<string>>()

/** Texts of a pattern; of one that cannot be turned round, any text. */
function patterned(pattern: string): fc.Arbitrary<string> {
  let known = byPattern.get(pattern)
  if (!known) {
    try {
      known = fc.stringMatching(new RegExp(pattern), { maxLength: 60 })
    } catch {
      known = anyText
    }
    byPattern.set(pattern, known)
  }
  return known
}

const days = fc.oneof(
  fc.integer({ min: 0, max: 40_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  fc.constantFrom('2026-02-30', '0000-00-00', '9999-12-31', '2026-13-01'),
)

function numbersOf(schema: JsonSchema): fc.Arbitrary<number> {
  const least = Number(schema.minimum ?? schema.exclusiveMinimum ?? -1_000)
  const most = Math.max(least, Number(schema.maximum ?? 2_000_000_000_000))
  const near = Math.min(most, least + 100)
  if (schema.type === 'integer') {
    const ends = { min: Math.ceil(least), max: Math.min(Math.floor(most), Number.MAX_SAFE_INTEGER) }
    return fc.oneof(fc.integer({ ...ends, max: Math.floor(near) }), fc.maxSafeInteger().map(within(ends)))
  }
  const double = (max: number) => fc.double({ min: least, max, noNaN: true })
  return fc.oneof(double(near), double(most))
}

const within =
  ({ min, max }: { min: number; max: number }) =>
  (value: number) =>
    min + (Math.abs(value) % (max - min + 1))

function listsOf(schema: JsonSchema, stock: Stock, depth: number): fc.Arbitrary<unknown[]> {
  const least = Number(schema.minItems ?? 0)
  if (depth >= deepest && least === 0) return fc.constant([])
  const most = Math.max(least, Math.min(Number(schema.maxItems ?? 4), 4))
  const item = valuesOf((schema.items ?? {}) as JsonSchema, stock, depth + 1)
  return fc.array(item, { minLength: least, maxLength: most })
}

function objectsOf(schema: JsonSchema, stock: Stock, depth: number): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>
  const required = (schema.required ?? []) as string[]
  const names = Object.keys(properties).filter((name) => depth < deepest || required.includes(name))
  if (names.length === 0 && typeof schema.additionalProperties === 'object') {
    const values = valuesOf(schema.additionalProperties as JsonSchema, stock, depth + 1)
    return fc.dictionary(textsOf((schema.propertyNames ?? {}) as JsonSchema, stock), values, { maxKeys: 3 })
  }
  const fields = new Map(names.map((name) => [name, fieldOf(name, properties[name] ?? {}, stock, depth + 1)]))
  const always = names.filter((name) => required.includes(name))
  const free = names.filter((name) => !required.includes(name))
  // A few of many: of thirty fields at once one would always be wrong.
  return fc
    .subarray(free, { maxLength: Math.min(free.length, 4) })
    .chain((some) =>
      fc.record(Object.fromEntries([...always, ...some].map((name) => [name, fields.get(name) ?? anyValue]))),
    )
}

function fieldOf(name: string, schema: JsonSchema, stock: Stock, depth: number): fc.Arbitrary<unknown> {
  const drawn = valuesOf(schema, stock, depth)
  const known = stock.named[name]
  if (!known) return drawn
  return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: drawn })
}
