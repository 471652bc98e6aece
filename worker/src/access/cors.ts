import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { storeOfKey } from './keys.ts'
import { networkOf } from './network.ts'
import { limitRate, refuseUsedUp } from './rate-limit.ts'
import { isStoreMet, readStore } from './store-cache.ts'

/**
 * Lets the store's own pages read answers. The key in the address says which store; addresses without a key that pages
 * read (a product's public shelf) are open to all. Cookies are never allowed across origins.
 */
export const cors: MiddlewareHandler<AppEnv> = async (c, next) => {
  const origin = c.req.header('origin')
  const isOpen = c.req.path.startsWith('/v1/stores/')
  if (!origin) {
    // A cache may answer a page with what it got for a server.
    if (isOpen) c.header('access-control-allow-origin', '*')
    return next()
  }
  const allowed = isOpen ? '*' : await allowedOrigin(c, c.req.query('key'), origin)
  if (c.req.method === 'OPTIONS') {
    return new Response(null, {
      status: 204,
      headers: allowed
        ? {
            'access-control-allow-origin': allowed,
            'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
            'access-control-allow-headers':
              'authorization, content-type, x-kindred-visitor, x-kindred-identity',
            'access-control-max-age': '86400',
            vary: 'origin',
          }
        : { vary: 'origin' },
    })
  }
  await next()
  if (c.res.status === 101) return
  if (!isOpen) c.header('vary', 'origin', { append: true })
  if (!allowed) return
  c.header('access-control-allow-origin', allowed)
  c.header('access-control-expose-headers', 'Retry-After, X-Request-Id')
}

async function allowedOrigin(
  c: Context<AppEnv>,
  key: string | undefined,
  origin: string,
): Promise<string | null> {
  const id = key && storeOfKey(key)
  if (id && !isStoreMet(id)) refuseUsedUp('wrongKeysPerNetwork', networkOf(c), Date.now())
  const store = id ? await readStore(c.env, id) : null
  // Counted here as well: a preflight, and an address there is not, come to no other door.
  if (id && !store) limitRate('wrongKeysPerNetwork', networkOf(c), Date.now())
  return store?.origins.includes(origin) ? origin : null
}
