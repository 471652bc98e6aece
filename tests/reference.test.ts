import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problems } from '#shared/wire/problem'
import { docsPage } from '../scripts/docs-page.ts'
import { endpoints } from '../scripts/openapi/endpoints.ts'
import { buildOpenApi } from '../scripts/openapi.ts'

const root = join(import.meta.dirname, '..')
const document = buildOpenApi('1.2.3')

/** `get /v1/products/{id}` for every route of the Worker, read from its sources. */
function routesOfWorker(): string[] {
  const files = globSync('worker/src/{app.ts,routes/*.ts}', { cwd: root }).filter(
    (file) => !file.includes('.test.'),
  )
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const routes = text.matchAll(/\.(get|post|put|delete|patch)\(\s*'(\/(?:v1|healthz)[^']*)'/g)
    return [...routes].map(
      ([, method, path]) => `${method} ${(path ?? '').replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`,
    )
  })
}

describe('the API reference', () => {
  it('names every route of the Worker and no other', () => {
    const written = endpoints.map(({ method, path }) => `${method} ${path}`)
    expect(written.toSorted()).toEqual([...new Set(routesOfWorker())].toSorted())
  })

  it('resolves every reference it makes', () => {
    const text = JSON.stringify(document)
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '')
    expect(names.length).toBeGreaterThan(30)
    expect(names.filter((name) => !(name in document.components.schemas))).toEqual([])
  })

  it('has one operation id for each operation', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(endpoints.length)
  })

  it('explains every problem at the address that problem documents point to', () => {
    const html = docsPage(document)
    for (const code of Object.keys(problems)) expect(html).toContain(`id="${code}"`)
  })

  it('is a page that loads nothing and whose links lead somewhere', () => {
    const html = docsPage(document)
    expect(html).not.toMatch(/<(script|img|iframe|link rel="stylesheet")/)
    expect(html).not.toMatch(/\b(src|href)="https?:/)
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !html.includes(`id="${id}"`))).toEqual([])
  })
})
