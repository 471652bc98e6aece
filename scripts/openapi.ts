import { type ProblemCode, problems } from '#shared/wire/problem'
import { answers } from './openapi/answers.ts'
import type { Access, Endpoint } from './openapi/endpoint.ts'
import { endpoints } from './openapi/endpoints.ts'
import { type JsonSchema, ref, string } from './openapi/json-schema.ts'
import { requestSchemas } from './openapi/requests.ts'

export interface OpenApi {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  tags: { name: string }[]
  paths: Record<string, Record<string, JsonSchema>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> }
}

/** The OpenAPI 3.1 document of the whole API; request bodies come from the Worker's own parsers. */
export function buildOpenApi(version: string): OpenApi {
  const paths: OpenApi['paths'] = {}
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kindred',
      version,
      description:
        'Recommendations and customer insight for a store. Amounts are whole minor units of a currency, times are ' +
        'epoch milliseconds. Every error is a problem document (RFC 9457) with a stable `code`.',
    },
    tags: [...new Set(endpoints.map((endpoint) => endpoint.group))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...requestSchemas(), ...answers, Login: login },
      securitySchemes,
    },
  }
}

/** Every problem an endpoint may answer with, those of its kind of access and of every endpoint included. */
export function problemsOf(endpoint: Endpoint): ProblemCode[] {
  return [...new Set([...accessProblems[endpoint.access], ...endpoint.problems, 'internal' as const])]
}

const accessProblems: Record<Access, ProblemCode[]> = {
  open: [],
  deployment: ['key_missing', 'key_invalid'],
  secret: ['key_missing', 'key_invalid', 'key_forbidden'],
  'secret-or-login': ['login_required', 'key_invalid', 'key_forbidden'],
  publishable: ['key_missing', 'key_invalid'],
  person: ['key_missing', 'key_invalid'],
}

const security: Record<Access, Record<string, string[]>[]> = {
  open: [],
  deployment: [{ deploymentSecret: [] }],
  secret: [{ secretKey: [] }],
  'secret-or-login': [{ secretKey: [] }, { merchantLogin: [] }],
  publishable: [{ publishableKey: [] }, { publishableKeyInQuery: [] }, { secretKey: [] }],
  person: [
    { publishableKey: [], visitor: [] },
    { publishableKey: [], identity: [] },
  ],
}

const bearer = (description: string): JsonSchema => ({ type: 'http', scheme: 'bearer', description })
const apiKey = (place: string, name: string, description: string): JsonSchema => ({
  type: 'apiKey',
  in: place,
  name,
  description,
})

const securitySchemes: Record<string, JsonSchema> = {
  publishableKey: bearer('`pk_…`: in the page, from the store’s allowed origins.'),
  publishableKeyInQuery: apiKey('query', 'key', '`pk_…` in the address, so that a page needs no preflight.'),
  secretKey: bearer('`sk_…`: on the shop’s server only.'),
  deploymentSecret: bearer('The secret of this deployment.'),
  merchantLogin: apiKey(
    'cookie',
    '__Host-kindred_login',
    'Set by `POST /v1/login`; `kindred_login` where there is no HTTPS.',
  ),
  visitor: apiKey('header', 'X-Kindred-Visitor', 'The signed visitor id.'),
  identity: apiKey(
    'header',
    'X-Kindred-Identity',
    'A JWT (HS256) by the store’s server: sub, aud, exp, iat.',
  ),
}

const login: JsonSchema = {
  type: 'object',
  properties: { store: string, name: string, currency: string, time_zone: string },
  required: ['store', 'name', 'currency', 'time_zone'],
}

function operation(endpoint: Endpoint): JsonSchema {
  return {
    tags: [endpoint.group],
    summary: endpoint.summary,
    ...(endpoint.description && { description: endpoint.description }),
    operationId: operationId(endpoint),
    security: security[endpoint.access],
    ...(endpoint.parameters && {
      parameters: endpoint.parameters.map((parameter) => ({
        ...parameter,
        required: parameter.in === 'path',
      })),
    }),
    ...(endpoint.body && { requestBody: { required: true, content: bodyContent(endpoint.body) } }),
    responses: responses(endpoint),
  }
}

function bodyContent({ schema, bulk, text }: NonNullable<Endpoint['body']>): JsonSchema {
  return {
    'application/json': { schema },
    ...(bulk && { 'application/jsonl': { itemSchema: schema } }),
    ...(text && { 'text/plain': { schema } }),
  }
}

function responses(endpoint: Endpoint): JsonSchema {
  const { status, description, schema, type = 'application/json' } = endpoint.answer
  const byStatus: JsonSchema = {
    [status]: { description, ...(schema && { content: { [type]: { schema } } }) },
  }
  const codes = problemsOf(endpoint)
  for (const problemStatus of new Set(codes.map((code) => problems[code].status))) {
    const group = codes.filter((code) => problems[code].status === problemStatus)
    byStatus[problemStatus] = {
      description: group.map((code) => `\`${code}\`: ${problems[code].title}`).join(' '),
      content: { 'application/problem+json': { schema: ref('Problem') } },
    }
  }
  return byStatus
}

/** `GET /v1/products/{id}` → `getProductsId`. */
function operationId({ method, path }: Endpoint): string {
  const words = path.replace(/^\/v1/, '').match(/[a-z]+/g) ?? []
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
