/** A JSON Schema (2020-12) as plain data. */
export type JsonSchema = { [key: string]: unknown }

export const string: JsonSchema = { type: 'string' }
export const boolean: JsonSchema = { type: 'boolean' }
export const integer: JsonSchema = { type: 'integer' }
export const number: JsonSchema = { type: 'number' }
export const minor: JsonSchema = { type: 'integer', description: 'Minor units of the currency.' }
export const time: JsonSchema = { type: 'integer', description: 'Epoch milliseconds.' }
export const day: JsonSchema = { type: 'string', format: 'date' }

export function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items }
}

export function nullable(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] }
}

export function oneOf(values: readonly string[]): JsonSchema {
  return { type: 'string', enum: [...values] }
}

/** A reference to a schema of the document's components. */
export function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` }
}

type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T] & string

/**
 * The schema of an interface of the wire contract. The compiler holds the two together: each property of `T` must be
 * described, no other may be, and `optional` may name only optional ones.
 */
export function objectOf<T>(
  properties: { [K in keyof T]-?: JsonSchema },
  optional: readonly OptionalKeys<T>[] = [],
): JsonSchema {
  const left: readonly string[] = optional
  const required = Object.keys(properties).filter((key) => !left.includes(key))
  return { type: 'object', properties, required }
}
