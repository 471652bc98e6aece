import { createHmac } from 'node:crypto'

const lifeSeconds = 50 * 60

/**
 * The token that tells Kindred who is signed in: a JWT signed with HS256 and the store's identity secret. It lives
 * for 50 minutes; every page of a signed-in reader carries a fresh one. `now` is epoch milliseconds.
 */
export function identityToken(
  account: { id: string; name: string },
  store: { id: string; identitySecret: string },
  now: number,
): string {
  const iat = Math.floor(now / 1_000)
  const claims = { sub: account.id, aud: store.id, iat, exp: iat + lifeSeconds, name: account.name }
  const unsigned = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`
  return `${unsigned}.${createHmac('sha256', store.identitySecret).update(unsigned).digest('base64url')}`
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
