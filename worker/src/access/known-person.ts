import type { Context } from 'hono'
import { limits } from '#shared/wire/limits'
import type { AppEnv } from '../app-env.ts'
import { customerOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'
import { personKeyOf } from './person.ts'

/**
 * The key of the person a merchant's `{id}` means, wherever a merge moved them. Throws `not_found` when there is nobody,
 * `erased` when they asked to be forgotten.
 */
export async function knownPerson(c: Context<AppEnv>, id: string): Promise<string> {
  const person = personKeyOf(id)
  const isName = person.length <= limits.idLength + 2
  const known = isName ? await customerOf(c.env, c.var.store.id, person).read() : null
  if (!known) throw new ProblemError('not_found', { detail: 'No customer has this id.' })
  if (!('status' in known)) return person
  if (known.status === 'erased') throw new ProblemError('erased')
  return known.to
}
