import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { LoadJob, LoadResult } from './load.ts'

/** Runs a load job in a process of its own and returns what it measured. */
export async function measureLoad(job: LoadJob): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-load-'))
  const file = join(folder, 'job.json')
  try {
    writeFileSync(file, JSON.stringify(job))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, 'load.ts'), file],
      {
        maxBuffer: 64 * 1024 * 1024,
      },
    )
    return JSON.parse(stdout) as LoadResult
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of an HTTP/1.1 request on a connection that stays open. */
export function httpRequest(method: string, path: string, body?: string): string {
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n`
  if (body === undefined) return `${head}\r\n`
  return `${head}Content-Type: text/plain;charset=UTF-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
