import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const sources = globSync('worker/src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'))

/** What follows the event's level in each call of `logLine`: strings, or a choice between two. */
function events(): string[] {
  return sources.flatMap((path) =>
    [...read(path).matchAll(/logLine\(([^{]*?)(?:,\s*(?:\{|plainError)|\))/gs)].flatMap(([, call = '']) =>
      [...call.matchAll(/'([^']+)'/g)]
        .map(([, text = '']) => text)
        .filter((text) => !/^(warn|error)$/.test(text)),
    ),
  )
}

describe('the log', () => {
  it('loses no line on Cloudflare, and has none of a request that went well', () => {
    const [, ours = ''] = /^\[observability\]$(.*?)^\[\[/ms.exec(read('wrangler.toml')) ?? []
    const settings = `[observability]${ours}`
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(settings).toEqual([
      '[observability]',
      'enabled = true',
      'head_sampling_rate = 1',
      'redact_query_string = true',
      '[observability.logs]',
      'enabled = true',
      'head_sampling_rate = 1',
      'invocation_logs = false',
      '[observability.traces]',
      'enabled = false',
    ])
  })

  it('is written in one place only, which leaves out what may be personal', () => {
    const others = sources.filter((path) => path !== 'worker/src/log.ts')
    expect(others.filter((path) => /\bconsole\.\w+\(/.test(read(path)))).toEqual([])
  })

  it('says of every line whose store it is about', () => {
    const calls = sources
      .filter((path) => path !== 'worker/src/log.ts')
      .flatMap((path) => read(path).match(/\blogLine\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g) ?? [])
    expect(calls.length).toBeGreaterThan(10)
    const without = calls.filter((call) => !/\bstore\b/.test(call))
    expect(without).toEqual([])
  })

  it('holds the events that the page on operation names, and no others', () => {
    const [, chapter = ''] = /## What is logged\n(.*?)\n## /s.exec(read('docs/operations.md')) ?? []
    const rows = chapter.split('\n').filter((line) => /\| (?:error|warn) \|/.test(line))
    const named = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, text]) => text),
    )
    expect(events().length).toBeGreaterThan(10)
    expect(named.toSorted()).toEqual([...new Set(events())].toSorted())
  })
})
