import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Acknowledged } from '../scripts/audit/acknowledged.ts'
import { type AuditReport, auditDeployment } from '../scripts/audit/audit.ts'
import { objectId, objectIds } from '../scripts/audit/object-files.ts'
import { audit } from '../scripts/kindred/audit.ts'
import { shopIn } from './audited-shop.ts'

/** The auditor finds what is wrong: files are doctored one by one, and receivers are broken on purpose. */

const folder = mkdtempSync(join(tmpdir(), 'kindred-audit-'))
const sound = join(folder, 'sound')
const dayMs = 86_400_000
let known: Acknowledged

beforeAll(async () => {
  known = await shopIn(
    sound,
    ({ findings, orders, waiting }) => findings.length === 0 && waiting === 0 && orders === 2,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the auditor', () => {
  it('finds nothing wrong with a sound store, and counts what it looked at', () => {
    const report = auditDeployment(sound, Date.now(), new Map([['bench', known]]))
    expect(report.findings).toEqual([])
    expect(report).toMatchObject({
      lost: 0,
      doubled: 0,
      stuck: 0,
      waiting: 0,
      stores: 1,
      people: 3,
      orders: 2,
    })
    expect(report.ledger_rows).toBe(2)
  })

  const doctored: [string, string, string, Partial<Record<'lost' | 'doubled' | 'stuck', true>>][] = [
    ['an order that Insights lost', 'Insights', "DELETE FROM purchase WHERE id = 'o1'", { lost: true }],
    ['a view counted twice', 'Insights', 'UPDATE person SET views = views + 1', { doubled: true }],
    ['a day that sums up to more', 'Insights', 'UPDATE day SET orders = orders + 1', { doubled: true }],
    ['a day that sums up to less', 'Insights', 'UPDATE day SET views = views - 1', { lost: true }],
    [
      'a click counted twice',
      'Insights',
      'UPDATE day SET clicks = clicks + 1; UPDATE shelf SET clicks = clicks + 1',
      { doubled: true },
    ],
    [
      'an impression lost',
      'Insights',
      'UPDATE day SET impressions = impressions - 1; UPDATE shelf SET impressions = impressions - 1',
      { lost: true },
    ],
    ['orders that the cube lost', 'Insights', 'DELETE FROM sale_block', { lost: true }],
    [
      'orders of no channel',
      'Insights',
      "UPDATE day SET traffic = json_set(traffic, '$.orders', json('{}'))",
      { lost: true },
    ],
    [
      'visits of no hour',
      'Insights',
      "UPDATE day SET traffic = json_set(traffic, '$.visit_hours', json('[]'))",
      { lost: true },
    ],
    [
      'visits of no channel',
      'Insights',
      "UPDATE day SET traffic = json_set(traffic, '$.visits', json('{}'))",
      { lost: true },
    ],
    ['points told wrong', 'Insights', 'UPDATE person SET points = points + 1', { doubled: true }],
    ['a flush that came undone', 'Insights', 'UPDATE cursor SET n = n - 1', { stuck: true }],
    ['a visit missing in a ring', 'SessionIndex', 'DELETE FROM item WHERE item = 1', { lost: true }],
    ['an order missing in the index', 'SessionIndex', 'DELETE FROM basket', { lost: true }],
    ['a visit counted twice', 'SessionIndex', 'UPDATE item SET df = df + 1', { doubled: true }],
    [
      'somebody still being forgotten',
      'SessionIndex',
      'INSERT INTO erasing VALUES (1, 2, 0)',
      { stuck: true },
    ],
    [
      'a ledger row too many',
      'Customer',
      'INSERT INTO points SELECT n + 9, body FROM points',
      { doubled: true },
    ],
    ['a ledger row lost', 'Customer', 'DELETE FROM points WHERE n = 1', { lost: true }],
    [
      'a balance that its rows do not come to',
      'Customer',
      "UPDATE person SET body = json_set(body, '$.profile.standing.points', 999)",
      { doubled: true },
    ],
    ['an order lost', 'Customer', "DELETE FROM orders WHERE id = 'o1'", { lost: true }],
    [
      'an event applied twice',
      'Customer',
      "UPDATE person SET body = json_set(body, '$.profile.counts.view_item', 9)",
      { doubled: true, lost: true },
    ],
    [
      'a merge that never ended',
      'Customer',
      `UPDATE person SET body = json_set(body, '$.profile.merged', json('{"to":"c:9","at":1,"handed":false}'))`,
      { stuck: true },
    ],
    [
      'something due that did not come',
      'Customer',
      "UPDATE person SET body = json_set(body, '$.profile.due', 1)",
      { stuck: true },
    ],
  ]
  it.each(doctored)('finds %s', (_, className, statement, expected) => {
    const copy = copyOfSound()
    doctor(copy, className, statement)
    const report = auditDeployment(copy, Date.now(), new Map([['bench', known]]))
    expect(kindsIn(report)).toMatchObject(expected)
  })

  it.each(['Insights', 'SessionIndex'])(
    'finds what %s took and no alarm, or only a late one, will digest; with an alarm in time it only waits',
    (className) => {
      const copy = copyOfSound()
      const ringAt = (at: number): void =>
        run(copy, className, 'metadata', `UPDATE _cf_ALARM SET scheduled_time = ${at} * 1000000`)
      doctor(copy, className, 'UPDATE digested SET arrival = arrival - 1')
      ringAt(Date.now())
      expect(auditDeployment(copy, null)).toMatchObject({ waiting: 1, findings: [] })
      ringAt(Date.now() + dayMs)
      expect(kindsIn(auditDeployment(copy, null))).toEqual({ stuck: true })
      run(copy, className, 'metadata', 'DELETE FROM _cf_ALARM')
      expect(kindsIn(auditDeployment(copy, null))).toEqual({ stuck: true })
    },
  )

  it('finds what a receiver left undigested while others came, for an hour', () => {
    const copy = copyOfSound()
    const anHourAgo =
      'UPDATE delta SET received_at = received_at - 3600000 WHERE slot = (SELECT max(slot) FROM delta)'
    doctor(copy, 'Insights', `UPDATE digested SET arrival = arrival - 1; ${anHourAgo}`)
    expect(kindsIn(auditDeployment(copy, null))).toEqual({ stuck: true })
  })

  it('takes what was told two months ago as told, though no cursor says so, unless an alarm is still to tell it', () => {
    const copy = copyOfSound()
    for (const className of ['Insights', 'SessionIndex']) doctor(copy, className, 'DELETE FROM cursor')
    expect(waitingIn(copy, Date.now())).toBeGreaterThan(0)
    expect(waitingIn(copy, Date.now() + 61 * dayMs)).toBe(0)
    const at = `${Date.now()} * 1000000`
    const people = objectIds(copy, 'Customer').map((id) => `('${id}', ${at}, NULL)`)
    run(copy, 'Customer', 'metadata', `INSERT OR REPLACE INTO _cf_ALARM VALUES ${people}`)
    expect(waitingIn(copy, Date.now() + 61 * dayMs)).toBeGreaterThan(0)
  })

  it('takes no offence at what was let go, and what expired, when its time was over', () => {
    const copy = copyOfSound()
    doctor(copy, 'Insights', 'UPDATE day SET views = views + 1')
    doctor(copy, 'SessionIndex', 'UPDATE item SET df = df + 1; DELETE FROM item WHERE item = 2')
    expect(auditDeployment(copy, Date.now() + 400 * dayMs)).toMatchObject({ lost: 0, doubled: 0 })
    expect(kindsIn(auditDeployment(copy, Date.now()))).toEqual({ lost: true, doubled: true })
  })

  it('finds a person nobody has heard of, unless it is one that everybody has forgotten', () => {
    const copy = copyOfSound()
    const key = known.people[1]?.keys[0] ?? ''
    const stranger = objectId('Customer', `bench/${key}`)
    for (const id of objectIds(copy, 'Directory')) run(copy, 'Directory', id, 'DELETE FROM owner')
    for (const className of ['Insights', 'SessionIndex'])
      doctor(copy, className, `DELETE FROM cursor WHERE origin = '${key}'`)
    doctor(copy, 'Insights', `DELETE FROM person WHERE id = '${key}'`)
    const strangers = (): string[] => {
      const { findings } = auditDeployment(copy, Date.now())
      return findings.flatMap(({ where, what }) => (what === 'a person nobody has heard of' ? where : []))
    }
    expect(strangers()).toEqual([stranger])
    const tombstone = `'$.profile.erased', json('{"at":1,"aliases":[],"orders":[]}'), '$.profile.outbox', json('[]')`
    run(copy, 'Customer', stranger, `UPDATE person SET body = json_set(body, ${tombstone})`)
    expect(strangers()).toEqual([])
  })

  it('does not pass a folder without a store', async () => {
    await expect(audit(['--data', join(folder, 'not-there')])).rejects.toThrow('there is no store in')
  })

  it('finds an owner that the Directory forgot', () => {
    const copy = copyOfSound()
    for (const id of objectIds(copy, 'Directory')) run(copy, 'Directory', id, 'DELETE FROM owner')
    expect(kindsIn(auditDeployment(copy, Date.now()))).toEqual({ lost: true })
  })

  it('finds an acknowledged event, order and act that are not there', () => {
    const more: Acknowledged = {
      people: known.people.map((one) => ({
        ...one,
        events: new Map([...one.events, ['none', 'view_item']]),
      })),
      orders: [...known.orders, { ...known.orders[0]!, id: 'o9' }],
      points: [...known.points, { customer: 'c:1', key: 'never' }],
      namesShelves: true,
    }
    const report = auditDeployment(sound, Date.now(), new Map([['bench', more]]))
    expect(kindsIn(report)).toEqual({ lost: true })
  })

  it.each([
    [
      'takes each flush twice',
      'await receive.call(this, flush); return receive.call(this, again(flush))',
      'doubled',
    ],
    ['says it has what it never took', 'return { last: flush.facts.at(-1).n }', 'stuck'],
  ] as const)('finds an Insights object that %s', async (_, body, kind) => {
    const broken = mkdtempSync(join(folder, 'broken-'))
    await shopIn(broken, (report) => kindsIn(report)[kind] === true, body)
    expect(kindsIn(auditDeployment(broken, Date.now()))).toMatchObject({ [kind]: true })
  })
})

function copyOfSound(): string {
  const copy = mkdtempSync(join(folder, 'doctored-'))
  cpSync(sound, copy, { recursive: true })
  return copy
}

/** Facts that nobody has taken. */
function waitingIn(dataDir: string, at: number): number {
  const { findings } = auditDeployment(dataDir, at)
  return findings.filter(({ what }) => what.startsWith('facts nobody has taken')).length
}

function kindsIn({ lost, doubled, stuck }: AuditReport): Record<string, true> {
  const kinds = Object.entries({ lost, doubled, stuck }).filter(([, count]) => count > 0)
  return Object.fromEntries(kinds.map(([kind]) => [kind, true]))
}

/** Changes the object of the store, or its customer's, behind its back. */
function doctor(dataDir: string, className: string, statement: string): void {
  const names = { Insights: 'bench', SessionIndex: 'bench/0', Customer: 'bench/c:1' }
  run(dataDir, className, objectId(className, names[className as keyof typeof names]), statement)
}

function run(dataDir: string, className: string, id: string, statement: string): void {
  const db = new DatabaseSync(join(dataDir, `kindred-${className}`, `${id}.sqlite`))
  db.exec(statement)
  db.close()
}
