import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { newProfile } from '#shared/customer/profile'
import { emptySeen } from '#shared/customer/seen'
import { customerOf } from '../names.ts'
import { eraseElsewhere } from './erase-elsewhere.ts'

/** The environment as one turn of the free plan has it: the call after so many fails. */
function letting(calls: number): Env {
  let made = 0
  const customers = new Proxy(env.CUSTOMER, {
    get: (target, name) =>
      name === 'getByName'
        ? (object: string) => {
            if (++made > calls) throw new Error('Too many subrequests.')
            return target.getByName(object)
          }
        : Reflect.get(target, name, target),
  })
  return { ...env, CUSTOMER: customers }
}

it('more visitors than one turn may call are erased turn by turn', async () => {
  const store = `erase-${crypto.randomUUID()}`
  const policy = { publishDelayMs: 0, shards: 1, timeZone: 'UTC' }
  let aliases = Array.from({ length: 70 }, (_, i) => `v:${i}`)
  const turn = (): Promise<void> => {
    const profile = { ...newProfile('e', 0), erased: { at: 1, aliases, orders: [] } }
    return eraseElsewhere(letting(45), store, { profile, policy, seen: emptySeen }, (left) => {
      aliases = left
    })
  }
  await expect(turn()).rejects.toThrow('Too many')
  expect(aliases).toHaveLength(40)
  await turn()
  for (const alias of ['v:0', 'v:31', 'v:69'])
    expect(await customerOf(env, store, alias).read()).toEqual({ status: 'erased' })
})
