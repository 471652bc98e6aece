import { isSignature, sign, signingKey } from './secrets.ts'

/** Visitor tokens: `<visitor id>.<signature>`. The id is issued by the Worker only; a page cannot make one up. */

const verified = new Map<string, string>()

/**
 * A visitor for a batch that came without one: derived from the id of its first event, so that the same batch sent
 * again after a lost answer meets the same visitor. Nobody else can derive it: event ids are the shopper's own.
 */
export async function issueVisitor(
  secret: string,
  store: string,
  firstEventId: string,
): Promise<{ id: string; token: string }> {
  const id = await sign(await signingKey(secret, 'visitor-id'), `${store}\n${firstEventId}`, 15)
  return { id, token: await visitorToken(secret, store, id) }
}

/** The signed form of a visitor id. */
export async function visitorToken(secret: string, store: string, id: string): Promise<string> {
  return `${id}.${await sign(await signingKey(secret, 'visitor'), `${store}\n${id}`)}`
}

/** The visitor id of a token that this store issued under one of the secrets, else null. */
export async function verifyVisitor(
  secrets: readonly string[],
  store: string,
  token: string,
): Promise<string | null> {
  const slot = `${store}\n${token}`
  const known = verified.get(slot)
  if (known !== undefined) return known
  const [id, signature, ...rest] = token.split('.')
  if (!id || !signature || rest.length > 0 || !/^[\w-]{20}$/.test(id)) return null
  const isOurs = async (secret: string) =>
    isSignature(await signingKey(secret, 'visitor'), `${store}\n${id}`, signature)
  const checked = await Promise.all(secrets.map(isOurs))
  if (!checked.includes(true)) return null
  if (verified.size > 20_000) verified.clear()
  verified.set(slot, id)
  return id
}
