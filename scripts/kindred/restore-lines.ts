import { type BackupLine, objectsPerImport } from '#shared/wire/backup'
import type { BackupFolder } from './backup-folder.ts'

const mostBytes = 4_000_000
const mostLines = 1_000

/** Lines as the bodies of the requests they are sent in, each as large as one may be. */
export async function* requestBodies(lines: AsyncIterable<BackupLine>): AsyncGenerator<string> {
  let body: string[] = []
  let bytes = 0
  const objects = new Set<string>()
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`
    const length = Buffer.byteLength(text)
    const isOneMore = !objects.has(line.object) && objects.size === objectsPerImport
    if (body.length === mostLines || (body.length > 0 && bytes + length > mostBytes) || isOneMore) {
      yield body.join('')
      body = []
      bytes = 0
      objects.clear()
    }
    body.push(text)
    bytes += length
    objects.add(line.object)
  }
  if (body.length > 0) yield body.join('')
}

/** The lines of people as they were read last: somebody may stand in the file twice, read again after a change. */
export async function* newestLines(folder: BackupFolder): AsyncGenerator<BackupLine> {
  const times = new Map<string, number>()
  for await (const { object, end } of folder.lines('people'))
    if (end) times.set(object, (times.get(object) ?? 0) + 1)
  const passed = new Map<string, number>()
  for await (const line of folder.lines('people')) {
    const time = (passed.get(line.object) ?? 0) + 1
    if (line.end) passed.set(line.object, time)
    if (time === times.get(line.object)) yield line
  }
}
