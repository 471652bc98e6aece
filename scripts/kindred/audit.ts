import { parseArgs } from 'node:util'
import { auditDeployment } from '../audit/audit.ts'
import { places } from '../start/places.ts'
import { whatRuns } from '../start/running.ts'
import { Failure } from './failure.ts'

/** `audit`: reads the files of a stopped local Kindred and says what is lost, doubled or stuck. */
export async function audit(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const running = values.data === undefined ? await whatRuns(console.error) : null
  if (running) {
    throw new Failure(
      `Kindred runs at ${running.url}: its files change while they are read. Stop it first (Ctrl-C).`,
    )
  }
  const folder = values.data ?? places.data
  const report = auditDeployment(folder, null)
  if (report.stores === 0) throw new Failure(`there is no store in ${folder}`)
  if (values.json) console.log(JSON.stringify(report))
  else {
    const { stores, people, orders, ledger_rows, events } = report
    console.log(
      `${stores} stores, ${people} people, ${events} events, ${orders} orders, ${ledger_rows} ledger rows: ${report.lost} lost, ${report.doubled} doubled, ${report.stuck} stuck`,
    )
    if (report.waiting > 0) {
      console.log(
        `  ${report.waiting} flushes wait for an alarm that is set; the dashboard's rows are compared when none waits there. To have all compared, start Kindred and stop it again after two minutes`,
      )
    }
    for (const { kind, where, what } of report.findings.slice(0, 50))
      console.log(`  ${kind}  ${where}: ${what}`)
  }
  if (report.findings.length > 0) throw new Failure('not everything is as it must be')
}
