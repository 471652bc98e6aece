import fc from 'fast-check'
import type { Access, Parameter } from '../../scripts/openapi/endpoint.ts'
import { endpoints } from '../../scripts/openapi/endpoints.ts'
import type { JsonSchema } from '../../scripts/openapi/json-schema.ts'
import { buildOpenApi } from '../../scripts/openapi.ts'
import { bodiesOf } from './bodies.ts'
import { exampleBodies } from './examples.ts'
import { anyText, type Stock, valuesOf } from './values.ts'

/** A route of the API's document, with what it takes. */
export interface Route {
  /** `PUT /v1/segments/{id}` */
  name: string
  method: string
  path: string
  access: Access
  parameters: Parameter[]
  body: JsonSchema | null
}

/** One request, not yet addressed to a server nor signed by anybody. */
export interface FuzzRequest {
  method: string
  path: string
  body?: string
}

export const schemas: Record<string, JsonSchema> = buildOpenApi('0').components.schemas

/** Every route the API's document names: a test holds the document to the Worker's own routes. */
export const routes: readonly Route[] = endpoints.map(({ method, path, access, parameters = [], body }) => ({
  name: `${method.toUpperCase()} ${path}`,
  method: method.toUpperCase(),
  path,
  access,
  parameters,
  body: body?.schema ?? null,
}))

const examples = exampleBodies()

/** Requests of a route: addresses, queries and bodies as its entry in the document describes them, and near misses. */
export function requestsOf(route: Route, store: Omit<Stock, 'schemas'>): fc.Arbitrary<FuzzRequest> {
  const stock: Stock = { schemas, words: store.words, named: store.named }
  const query = route.parameters.filter((one) => one.in === 'query')
  const part = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...stock.words) },
    { weight: 1, arbitrary: anyText.map((text) => text.slice(0, 300)) },
  )
  const values = new Map(query.map((one) => [one, queryValue(one, stock)]))
  // A few of many: with all forty filters at once nothing would ever be found.
  const asked = fc
    .subarray(query, { maxLength: Math.min(6, query.length) })
    .chain((some) => fc.record(Object.fromEntries(some.map((one) => [one.name, values.get(one) ?? anyText]))))
  return fc
    .record({
      parts: fc.array(part, { minLength: 3, maxLength: 3 }),
      query: asked,
      body: route.body ? bodiesOf(route.body, stock, examples.get(route.name)) : fc.constant(undefined),
    })
    .map(({ parts, query: chosen, body }) => {
      let place = 0
      const path = route.path.replace(/\{\w+\}/g, () => encoded(parts[place++] ?? ''))
      const search = Object.entries(chosen)
        .map(([name, value]) => `${name}=${encoded(String(value))}`)
        .join('&')
      return {
        method: route.method,
        path: search ? `${path}?${search}` : path,
        ...(body === undefined ? {} : { body }),
      }
    })
}

function queryValue({ schema }: Parameter, stock: Stock): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 3, arbitrary: valuesOf(schema, stock) },
    { weight: 1, arbitrary: anyText.map((text) => text.slice(0, 300)) },
  )
}

/** As an address holds it; halves of characters, which none can hold, become the replacement character. */
export function encoded(text: string): string {
  const written = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
  return written === '' || written === '.' || written === '..' ? '%20' : written
}
