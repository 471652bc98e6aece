import type { Context } from 'hono'
import { kindOfPerson } from '#shared/insight/roll-up'
import type { FindRequest, FoundPeople } from '#shared/wire/customer'
import { customerKey, guestKey, personKeyOf } from './access/person.ts'
import type { AppEnv } from './app-env.ts'
import { erasedOwner } from './objects/directory.ts'
import { customerOf, directoryOf } from './objects/names.ts'
import { ProblemError } from './problem.ts'

/**
 * Who is meant by an e-mail address (the guest behind it, and a customer whose id it is), an order or an id. Nobody is an
 * empty list. Throws `erased` when everybody it may mean asked to be forgotten.
 */
export async function findPeople(c: Context<AppEnv>, asked: FindRequest): Promise<FoundPeople> {
  const keys = await keysOf(c, asked)
  const found = await Promise.all(keys.map((key) => personAt(c, key)))
  const people = found.filter((one) => one !== null && one !== 'erased')
  if (people.length === 0 && found.includes('erased')) throw new ProblemError('erased')
  return { people: [...new Map(people.map((one) => [one.id, one])).values()] }
}

async function keysOf(c: Context<AppEnv>, { email, order_id, id }: FindRequest): Promise<string[]> {
  const { store } = c.var
  if (email !== undefined) return [await guestKey(c.env, store, email), customerKey(email)]
  if (id !== undefined) return [personKeyOf(id)]
  const owner = await directoryOf(c.env, store.id, order_id ?? '').owner(order_id ?? '')
  if (owner === erasedOwner) throw new ProblemError('erased')
  return owner === null ? [] : [owner]
}

/** The person behind a key, wherever merges moved them. */
async function personAt(
  c: Context<AppEnv>,
  key: string,
  hops = 0,
): Promise<FoundPeople['people'][number] | 'erased' | null> {
  const known = await customerOf(c.env, c.var.store.id, key).read()
  if (!known) return null
  if ('status' in known)
    return known.status === 'moved' && hops < 3 ? personAt(c, known.to, hops + 1) : 'erased'
  const { name = null, last_at } = known.profile
  return { id: key, kind: kindOfPerson(key), name, orders: known.orders.length, last_seen_at: last_at }
}
