import type { Context, MiddlewareHandler, Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type * as v from 'valibot'
import { limits } from '#shared/wire/limits'
import { parse } from '#shared/wire/parse'
import type { AppEnv } from './app-env.ts'
import { ProblemError } from './problem.ts'

const tooLarge = (): never => {
  throw new ProblemError('body_too_large')
}

const publishable = bodyLimit({ maxSize: limits.publishableBodyBytes, onError: tooLarge })
const secret = bodyLimit({ maxSize: limits.secretBodyBytes, onError: tooLarge })

/** Refuses bodies larger than the caller may send: 64 KB from a page, 8 MB from a server. After the guard. */
export const limitedBody: MiddlewareHandler<AppEnv> = (c, next) =>
  c.var.caller === 'secret'
    ? limited(c, next, limits.secretBodyBytes, secret)
    : limited(c, next, limits.publishableBodyBytes, publishable)

/** For addresses without a key: a page's limit. */
export const smallBody: MiddlewareHandler<AppEnv> = publishable

/** A length that was told is believed, since the platform reads no further; only without one are bytes counted. */
function limited(
  c: Context<AppEnv>,
  next: Next,
  most: number,
  counting: MiddlewareHandler,
): ReturnType<MiddlewareHandler> {
  const told = c.req.header('content-length')
  return told !== undefined && Number(told) <= most ? next() : counting(c, next)
}

/** The request's body as JSON. Throws `malformed_json`. */
export async function readJson(c: Context<AppEnv>): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text())
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError('malformed_json')
  }
}

/** The request's body in the schema's shape. Throws `malformed_json` or `invalid_request` with all faults. */
export async function readBody<const S extends v.GenericSchema>(
  c: Context<AppEnv>,
  schema: S,
): Promise<v.InferOutput<S>> {
  return shaped(schema, await readJson(c))
}

/** `input` in the schema's shape. Throws `invalid_request` with all faults. */
export function shaped<const S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const parsed = parse(schema, input)
  if (!parsed.ok) throw new ProblemError('invalid_request', { faults: parsed.faults })
  return parsed.value
}
