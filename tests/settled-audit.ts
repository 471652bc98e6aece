import { setTimeout as wait } from 'node:timers/promises'
import { type AuditReport, auditDeployment } from '../scripts/audit/audit.ts'
import type { RunningWorkerd } from '../scripts/workerd.ts'

export interface Settling {
  server: RunningWorkerd
  dataDir: string
  secretKey: string
  start: () => Promise<RunningWorkerd>
}

/**
 * Audits a store once nothing is on its way any more: lets dashboard and index write down what they have, stops the
 * server and looks; what was still under way gets more time. Returns the first report that `isEnough`, or the last of
 * ten. The server is stopped then.
 */
export async function settledAudit(
  { server, dataDir, secretKey, start }: Settling,
  isEnough: (report: AuditReport) => boolean = ({ findings, waiting }) =>
    findings.length === 0 && waiting === 0,
): Promise<AuditReport> {
  let running = server
  for (let look = 1; ; look++) {
    await wait(1_200)
    for (const path of ['/v1/insights/overview', '/v1/insights/associations'])
      await fetch(`${running.url}${path}`, { headers: { authorization: `Bearer ${secretKey}` } })
    await running.stop()
    const report = auditDeployment(dataDir, Date.now())
    if (isEnough(report) || look === 10) return report
    running = await start()
  }
}
