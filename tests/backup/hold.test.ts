import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { AuditPage } from '#shared/wire/audit'
import type { BackupManifest } from '#shared/wire/backup'
import { openStore } from '../../bench/server/open-store.ts'
import { objectId } from '../../scripts/audit/object-files.ts'
import { backup } from '../../scripts/kindred/backup.ts'
import { restore } from '../../scripts/kindred/restore.ts'
import { inRoot } from '../../scripts/root.ts'
import { type RunningWorkerd, startWorkerd } from '../../scripts/workerd.ts'
import { makeGate } from './gate.ts'
import { ask, type Place } from './place.ts'

/** A store is held still for as long as a backup takes, and not longer, however it ends. */

const folder = mkdtempSync(join(tmpdir(), 'kindred-hold-'))
const dataDir = join(folder, 'data')
const running: RunningWorkerd[] = []
let place: Place

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const server = await start(dataDir)
  place = { server, store: await openStore(server.url) }
  for (const customer of ['1', '2', '3']) expect(await order(customer)).toBe(200)
  await vi.waitFor(async () => expect(await peopleKnown()).toBe(3))
})
afterAll(async () => {
  vi.restoreAllMocks()
  for (const server of running) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('a backup that takes longer than a hold renews it, and ends it', { timeout: 120_000 }, async () => {
  const gate = await makeGate(place.server.url, '/v1/export/insights')
  const done = backup(argumentsOf(join(folder, 'long'), gate.url), 4)
  await Promise.race([gate.reached, done])
  const { held_until: first } = await manifest()
  await expect.poll(Date.now).toBeGreaterThan(first ?? 0)
  expect(await order('4')).toBe(503)
  gate.open()
  await done
  gate.close()
  expect(await order('4')).toBe(200)
  await expect.poll(peopleKnown).toBe(4)
  const { entries } = (await ask(place, 'GET', '/v1/audit?action=store.hold')) as AuditPage
  expect(entries).toHaveLength(2)
})

it('a restore that takes longer than a hold renews it, and ends it', { timeout: 120_000 }, async () => {
  const server = await start(join(folder, 'restored'))
  const other = { server, store: await openStore(server.url) }
  const gate = await makeGate(server.url, '/v1/import/people')
  const key = other.store.secret_key
  const done = restore([join(folder, 'long'), '--url', gate.url, '--key', key, '--hold-wait', '0'], 4)
  await Promise.race([gate.reached, done])
  const { held_until: first } = (await ask(other, 'GET', '/v1/export')) as BackupManifest
  await expect.poll(Date.now).toBeGreaterThan(first ?? 0)
  gate.open()
  await done
  gate.close()
  expect(await ask(other, 'GET', '/v1/export')).toMatchObject({ people: 3, held_until: null })
})

it.each(['SIGINT', 'SIGTERM'] as const)('a backup that is ended by %s lets the store go', async (signal) => {
  const gate = await makeGate(place.server.url, '/v1/export/insights')
  const into = join(folder, signal)
  const command = spawn(process.execPath, [
    inRoot('scripts', 'kindred.ts'),
    'backup',
    ...argumentsOf(into, gate.url),
  ])
  const said = text(command.stderr)
  await gate.reached
  expect(await order('1')).toBe(503)
  command.kill(signal)
  expect(await once(command, 'exit')).toEqual([1, null])
  gate.close()
  expect(await said).toContain('interrupted')
  expect(existsSync(join(into, 'manifest.json'))).toBe(false)
  expect(await order('1')).toBe(200)
})

it('a backup in which somebody is missing fails, says how many, and lets the store go', async () => {
  await running[0]?.stop()
  const file = join(dataDir, 'kindred-Customer', `${objectId('Customer', 'bench/c:2')}.sqlite`)
  expect(existsSync(file)).toBe(true)
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  place = { ...place, server: await start(dataDir) }
  const into = join(folder, 'missing')
  await expect(backup(argumentsOf(into, place.server.url))).rejects.toThrow(
    'knows 4 people, and only 3 of them could be read',
  )
  expect(existsSync(join(into, 'manifest.json'))).toBe(false)
  expect(await order('1')).toBe(200)
})

async function start(data: string): Promise<RunningWorkerd> {
  const vars = { KINDRED_SECRET: 'hold', DEPLOYMENT_SECRET: 'bench' }
  const server = await startWorkerd({ dataDir: data, vars, logFile: join(folder, 'workerd.log') })
  running.push(server)
  return server
}

function argumentsOf(into: string, url: string): string[] {
  return [into, '--url', url, '--key', place.store.secret_key, '--hold-wait', '0']
}

let orders = 0

/** The status that an order of this customer is answered with. */
async function order(customer_id: string): Promise<number> {
  const items = [{ item_id: 'p1', quantity: 1, price_minor: 100 }]
  const body = JSON.stringify({
    id: `o${++orders}`,
    created_at: Date.now(),
    currency: 'EUR',
    customer_id,
    items,
  })
  const headers = { authorization: `Bearer ${place.store.secret_key}` }
  return (await fetch(`${place.server.url}/v1/orders`, { method: 'POST', headers, body })).status
}

async function manifest(): Promise<BackupManifest> {
  return (await ask(place, 'GET', '/v1/export')) as BackupManifest
}

/** How many people Insights knows, once it has looked through what came. */
async function peopleKnown(): Promise<number> {
  await ask(place, 'GET', '/v1/insights/overview')
  return (await manifest()).people
}
