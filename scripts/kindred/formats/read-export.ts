import type { ExportFormat, LeaveOut } from '#shared/shop-export/export-format'
import { ExportReader, type PlacedRow } from '#shared/shop-export/export-reader'
import type { SourceLine } from '../records.ts'

/** The lines of one file that a shop system exported as lines of the import's own targets; broken ones as they are. */
export async function* readExport(
  lines: AsyncIterable<SourceLine>,
  format: ExportFormat,
): AsyncGenerator<SourceLine> {
  const reader = new ExportReader(format, Date.now())
  let file = ''
  const placed = ({ line, row }: PlacedRow): SourceLine => ({ file, line, record: row })
  for await (const line of lines) {
    file = line.file
    if (line.record) yield* reader.add({ line: line.line, row: line.record }).map(placed)
    else yield line
  }
  yield* reader.end().map(placed)
}

/** What a format leaves out, as a rule of `--skip-if`. */
export function skipRuleOf(rule: LeaveOut): string {
  return 'is' in rule ? `${rule.column}=${rule.is}` : `${rule.column}!=${rule.isNot}`
}
