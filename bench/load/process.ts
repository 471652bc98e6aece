import { execFile } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { LoadJob, LoadResult } from './generator.ts'

/** Runs a load job with these requests in a process of its own and returns what it measured. */
export async function measureLoad({
  requests,
  ...job
}: LoadJob & { requests: Iterable<string> }): Promise<LoadResult> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-load-'))
  const [jobFile, requestsFile] = [join(folder, 'job.json'), join(folder, 'requests')]
  try {
    writeFileSync(jobFile, JSON.stringify(job))
    writeRequests(requestsFile, requests)
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, 'generator.ts'), jobFile, requestsFile],
      { maxBuffer: 64 * 1024 * 1024 },
    )
    return JSON.parse(stdout) as LoadResult
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Some hundred thousand requests are more than one text can hold: they go to the file one by one. */
function writeRequests(file: string, requests: Iterable<string>): void {
  const descriptor = openSync(file, 'w')
  let some = ''
  for (const request of requests) {
    some += `${request}\0`
    if (some.length < 1_000_000) continue
    writeFileSync(descriptor, some)
    some = ''
  }
  writeFileSync(descriptor, some)
  closeSync(descriptor)
}

/**
 * The text of an HTTP/1.1 request on a connection that stays open, with a store's key: a secret one goes in a header, as no
 * address may hold one.
 */
export function keyedRequest(method: string, path: string, key: string, body: string): string {
  if (!key.startsWith('sk_')) return httpRequest(method, `${path}?key=${key}`, body)
  return httpRequest(method, path, body, `Authorization: Bearer ${key}\r\n`)
}

/** The text of an HTTP/1.1 request on a connection that stays open; each of `headers` ends its line. */
export function httpRequest(method: string, path: string, body?: string, headers = ''): string {
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}`
  if (body === undefined) return `${head}\r\n`
  return `${head}Content-Type: text/plain;charset=UTF-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
