import { expect } from 'vitest'
import { type ExportKind, exportFormat, type FormatName } from '#shared/shop-export/formats'
import { LineBuilder } from '../../scripts/kindred/build-lines.ts'
import { readExport, skipRuleOf } from '../../scripts/kindred/formats/read-export.ts'
import { parseMapping } from '../../scripts/kindred/mapping.ts'
import { momentReader } from '../../scripts/kindred/moment.ts'
import { parseSkipRule } from '../../scripts/kindred/skip-rule.ts'
import { targets } from '../../scripts/kindred/targets.ts'

type Row = Record<string, string>

/** What the import sends for these rows of an export. */
export async function sent(name: FormatName, kind: ExportKind, rows: Row[], ...rules: string[]) {
  const format = exportFormat(name, kind)
  const builder = new LineBuilder({
    kind,
    mapping: parseMapping([], Object.keys(targets[kind])),
    skipRules: [...rules, ...format.leaveOut.map(skipRuleOf)].map(parseSkipRule),
    groupBy: format.groupBy,
    currency: null,
    asTheyAre: false,
    conversion: {
      moment: momentReader('iso', 'UTC'),
      decimalMark: '.',
      minorDigits: 2,
      listSeparator: null,
    },
  })
  const lines = async function* () {
    for (const [i, record] of rows.entries()) yield { file: 'export.csv', line: i + 2, record }
  }
  for await (const line of readExport(lines(), format)) builder.add(line)
  const { lines: wire, rejected } = builder.finish()
  expect(rejected).toEqual([])
  return wire.map(({ value }) => value)
}
