import { parseArgs } from 'node:util'
import { historyOf } from '../shared/src/insight/purchase-history.ts'
import { fitChecks, logChecks } from './clv/checks.ts'
import { fitLog } from './clv/log.ts'
import { pointChecks } from './clv/points.ts'
import { smallStores } from './clv/small.ts'
import { calibrationEnd, cdnowDir, cdnowLog, cdnowSummary, hasCdnow, holdoutEnd } from './purchases/cdnow.ts'
import { fitFields, modelErrors } from './purchases/fit-lines.ts'
import { type BaseFits, fitOrders, fitSpending } from './purchases/fits.ts'
import { errorLines, holdoutOf, ruleErrors } from './purchases/holdout.ts'
import { checkLines } from './purchases/reference.ts'

/**
 * Whether the models of the customer base give what the literature prints for CDNOW, how well they predict what was
 * held out, and how long a fit takes. With `--log` the same for any list of purchases.
 */

const usage = `Usage: npm run bench -- clv [--json]
       npm run bench -- clv --log FILE [--calibration-end YYYY-MM-DD] [--dates dmy|mdy] [--json]
  --log FILE              fit a CSV file with columns customer, date and (optional) amount
  --calibration-end DATE  fit up to this day, and print the error of predicting the days after it
  --dates dmy|mdy         what comes first in dates like 03/04/2026, where the file does not tell`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      log: { type: 'string' },
      'calibration-end': { type: 'string' },
      dates: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const print = (result: object) => {
    if (values.json) console.log(JSON.stringify({ bench: 'clv', ...result }))
  }
  if (values.log !== undefined) {
    return print(fitLog(values.log, { calibrationEnd: values['calibration-end'], dates: values.dates }))
  }
  if (!hasCdnow()) {
    console.log(`the data of this bench is not here (${cdnowDir}): skipped`)
    return print({ skipped: true })
  }
  print(runOnCdnow())
}

function runOnCdnow(): object {
  const histories = cdnowSummary()
  const orders = fitOrders(histories)
  const spending = fitSpending(histories)
  if ('obstacle' in orders || 'obstacle' in spending)
    throw new Error('CDNOW’s summary does not hold customers who came back')
  const sample = cdnowLog('sample')
  const checks = [...pointChecks(), ...fitChecks(histories, orders, spending), ...logChecks(sample, orders)]
  const off = checks.filter(({ ok }) => !ok)
  console.log(`CDNOW, ${histories.length} customers in ${orders.groups} groups, against the reference:`)
  console.log(
    `  ${''.padEnd(44)}${['here', 'reference', 'tolerance'].map((cell) => cell.padStart(15)).join('')}`,
  )
  for (const line of checkLines(checks)) console.log(line)
  console.log(`${checks.length - off.length} of ${checks.length} agree`)
  if (off.length > 0) process.exitCode = 1
  const holdout = sampleHoldout(sample)
  const times = fitTimes(orders, spending.ms)
  return {
    bg_nbd: fitFields(orders.bg.fit),
    mbg_nbd: fitFields(orders.mbg.fit),
    pareto_nbd: fitFields(orders.pareto.fit),
    gamma_gamma: fitFields(spending.fit),
    ...times,
    checks: checks.length,
    off: off.map(({ name }) => name),
    holdout,
  }
}

/** The error of each way to predict the 39 weeks held out, from the purchases themselves. */
function sampleHoldout(sample: ReturnType<typeof cdnowLog>): object {
  const holdout = holdoutOf(sample.values(), calibrationEnd, holdoutEnd)
  const fits = fitOrders(holdout.histories)
  if ('obstacle' in fits) throw new Error(fits.obstacle)
  const models = modelErrors(fits, holdout)
  const rules = ruleErrors(holdout)
  const actual = holdout.actual.reduce((sum, orders) => sum + orders, 0)
  console.log('\nPredicting the 39 weeks held out, by customer:')
  for (const line of errorLines([...models, ...rules], actual)) console.log(line)
  const best = Math.min(...rules.map(({ rmse }) => rmse))
  const beaten = models.every(({ rmse }) => rmse < best)
  console.log(
    beaten ? 'every model has a lower RMSE than every rule' : 'A RULE HAS A LOWER RMSE THAN A MODEL',
  )
  if (!beaten) process.exitCode = 1
  console.log(
    '\nMBG/NBD fitted to a few customers drawn from these, without and with the light prior (RMSE):',
  )
  const small = smallStores(holdout)
  for (const { customers, rmse, rmse_with_prior, at_border, draws } of small) {
    console.log(
      `  ${`${customers}`.padStart(4)} customers: ${rmse.toFixed(3)}, ${rmse_with_prior.toFixed(3)} (${at_border} of ${draws} ran off without)`,
    )
  }
  return { actual, models, rules, beats_rules_by_rmse: beaten, small_stores: small }
}

function fitTimes(small: BaseFits, smallSpending: number): { fit_ms: number; fits_ms: object } {
  const all = [...cdnowLog('master').values()].flatMap((bought) => historyOf(bought, calibrationEnd) ?? [])
  const large = fitOrders(all)
  const spending = fitSpending(all)
  if ('obstacle' in large || 'obstacle' in spending)
    throw new Error('CDNOW’s log does not hold customers who came back')
  const times = {
    customers: [2_357, all.length],
    groups: [small.groups, large.groups],
    bg_nbd: [small.bg.ms, large.bg.ms].map(Math.round),
    mbg_nbd: [small.mbg.ms, large.mbg.ms].map(Math.round),
    pareto_nbd: [small.pareto.ms, large.pareto.ms].map(Math.round),
    gamma_gamma: [smallSpending, spending.ms].map(Math.round),
  }
  console.log('\nMilliseconds of a fit:')
  for (const [name, [of2357, of23570]] of Object.entries(times)) {
    console.log(`  ${name.padEnd(14)}${`${of2357}`.padStart(10)}${`${of23570}`.padStart(10)}`)
  }
  return { fit_ms: times.mbg_nbd[0]!, fits_ms: times }
}

await main()
