import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FuzzReport, fuzz } from '../bench/fuzz/run.ts'
import { endpoints } from '../scripts/openapi/endpoints.ts'
import { type RunningWorkerd, startWorkerd } from '../scripts/workerd.ts'

/** What `npm run bench -- fuzz` does, with fewer requests. */

const cases = 200
const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-fuzz-'))
const logFile = join(dataDir, 'log')
let server: RunningWorkerd
let report: FuzzReport

beforeAll(async () => {
  server = await startWorkerd({
    dataDir,
    logFile,
    vars: { KINDRED_SECRET: 'fuzz-secret', DEPLOYMENT_SECRET: 'bench' },
  })
  report = await fuzz({ url: server.url, cases, seed: 20_261_122 })
}, 480_000)
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('requests made from the API’s own document, and near misses', () => {
  it('reach every route it names, and many are taken', () => {
    expect(report.routes.map(({ route }) => route)).toEqual(
      endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`),
    )
    expect(report.requests).toBe(cases * endpoints.length)
    const taken = report.routes.filter(({ statuses }) => (statuses['2xx'] ?? 0) > 0)
    expect(taken.length).toBeGreaterThan(0.75 * endpoints.length)
  })

  it('bring about no fault of ours, no hang, and no word of what is behind the API', () => {
    expect(report.findings).toEqual([])
  })

  it('leave neither secrets nor what was sent in the log', () => {
    const log = readFileSync(logFile, 'utf8')
    expect(log).not.toMatch(/fuzz-secret|sk_fuzz|pk_fuzz|eyJ|onerror|Emma|DROP TABLE/)
  })
})
