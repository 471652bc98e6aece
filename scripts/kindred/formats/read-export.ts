import type { SourceLine } from '../records.ts'
import type { ExportFormat } from './export-format.ts'

/**
 * The lines of an export as lines of the import's own targets. Rows that belong together are held until the next
 * begins; what comes of them bears the number of the first. A line that could not be read passes as it is.
 */
export async function* readExport(
  lines: AsyncIterable<SourceLine>,
  format: ExportFormat,
): AsyncGenerator<SourceLine> {
  let group: SourceLine[] = []
  let key = ''
  for await (const line of lines) {
    if (!line.record) {
      yield line
      continue
    }
    const own = format.keyOf(line.record)
    if (group.length > 0 && own !== '' && own !== key) {
      yield* readGroup(group, format)
      group = []
    }
    if (own !== '') key = own
    group.push(line)
  }
  yield* readGroup(group, format)
}

function* readGroup(group: readonly SourceLine[], format: ExportFormat): Generator<SourceLine> {
  const [first] = group
  if (!first) return
  for (const record of format.read(group.flatMap(({ record }) => (record ? [record] : [])))) {
    yield { file: first.file, line: first.line, record }
  }
}
