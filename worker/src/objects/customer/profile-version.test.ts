import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Profile } from '#shared/customer/profile'
import { customerOf } from '../names.ts'
import type { Policy } from './person-row.ts'

const policy: Policy = { publishDelayMs: 60_000, shards: 1, timeZone: 'UTC' }
type Person = ReturnType<typeof customerOf>

async function view(person: Person): Promise<void> {
  const event = { id: crypto.randomUUID(), name: 'view_item', at: Date.now(), items: [{ item_id: 'a' }] }
  const known = [{ index: 0, event, at: event.at, stableAt: event.at, numbers: [1] }]
  expect(await person.ingest({ events: JSON.stringify(known), network: 0, policy })).toMatchObject({
    accepted: 1,
  })
}

/** The stored row, whole. */
function rowOf(person: Person): Promise<{ profile: Profile } & Record<string, unknown>> {
  return runInDurableObject(person, (_, { storage: { sql } }) =>
    JSON.parse(sql.exec<{ body: string }>('SELECT body FROM person').one().body),
  )
}

/** What a later version may do to a row: fields in the profile, in a visit of it, and beside it. */
async function asLaterVersion(person: Person): Promise<void> {
  await runInDurableObject(person, (_, { storage: { sql } }) => {
    sql.exec(
      `UPDATE person SET body = json_set(json_remove(body, '$.profile.clicks'), '$.profile.version', 2,
         '$.profile.mood', 'curious', '$.profile.sessions[0].mood', 'calm', '$.beside', json('{"of":"later"}'))`,
    )
  })
  await evictDurableObject(person)
}

it('this version writes on what a later one stored, and takes nothing of it away', async () => {
  const person = customerOf(env, 'versions', 'v:back')
  await view(person)
  await asLaterVersion(person)
  await view(person)
  await evictDurableObject(person)
  await view(person)
  const { profile, beside } = await rowOf(person)
  expect(profile).toMatchObject({ version: 2, mood: 'curious', counts: { view_item: 3 }, clicks: [] })
  expect(profile.sessions).toMatchObject([{ mood: 'calm', items: [1, 1, 1] }])
  expect(beside).toEqual({ of: 'later' })
})

it('somebody whose profile a later version stored is forgotten whole', async () => {
  const person = customerOf(env, 'versions', 'v:forgotten')
  await view(person)
  await asLaterVersion(person)
  await person.erase(policy)
  const row = JSON.stringify(await rowOf(person))
  expect(row).toContain('"erased"')
  for (const word of ['curious', 'calm', 'later', 'beside']) expect(row).not.toContain(word)
})

it('a visitor stored by a later version becomes a customer, who keeps for it what this one cannot read', async () => {
  const visitor = customerOf(env, 'versions', 'v:joined')
  await view(visitor)
  await asLaterVersion(visitor)
  expect(await visitor.mergeInto('c:joined', policy)).toBe('merged')
  const { profile } = await rowOf(customerOf(env, 'versions', 'c:joined'))
  expect(profile).toMatchObject({ version: 1, counts: { view_item: 1 }, aliases: ['v:joined'] })
  expect(profile.unmerged).toMatchObject({ 'v:joined': { version: 2, mood: 'curious' } })
})
