import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { limits } from '#shared/wire/limits'
import { problems } from '#shared/wire/problem'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Which other folders a folder may import; what is missing here may import anything. */
const mayImport: Record<string, string[]> = {
  shared: [],
  worker: ['shared'],
  widget: ['shared'],
  dashboard: ['shared'],
}
const folders = ['shared', 'worker', 'widget', 'dashboard', 'demo', 'scripts', 'bench', 'tests']
/** Pure packages: no platform behind them. */
const packagesOfShared = ['valibot']

const sources = globSync(`{${folders.join(',')}}/**/*.ts`, { cwd: root }).filter(
  (file) => !file.endsWith('.d.ts'),
)
const graph = new Map(sources.map((file) => [file, importsOf(file)]))

interface Import {
  /** A file of the project, or null for a package. */
  file: string | null
  name: string
  /** Only types are taken: nothing is left of it when the program runs. */
  isType: boolean
}

function importsOf(file: string): Import[] {
  const text = read(file).replace(/^\s*(?:\/\/|\*).*$/gm, '') // a comment imports nothing
  const pattern =
    /(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*\(?\s*['"]([^'"]+)['"]/g
  return [...text.matchAll(pattern)].map(([statement, from, bare]) => {
    const name = from ?? bare ?? ''
    return { name, file: fileOf(file, name), isType: /^\s*(import|export)\s+type\b/.test(statement) }
  })
}

function fileOf(importer: string, name: string): string | null {
  if (name.startsWith('#shared/')) return `shared/src/${name.slice(8)}.ts`
  if (name.startsWith('.')) return normalize(join(dirname(importer), name.replace(/\?.*$/, '')))
  return null
}

const folderOf = (file: string) => file.split('/')[0] ?? ''

describe('the house', () => {
  it('has sources in every room, and finds what they import', () => {
    for (const folder of folders) expect(sources.some((file) => folderOf(file) === folder)).toBe(true)
    expect(importsOf('tests/architecture.test.ts').map(({ name }) => name)).toContain('#shared/wire/limits')
    const missing = [...graph].flatMap(([file, imports]) =>
      imports
        .filter((one) => one.file && !existsSync(join(root, one.file)))
        .map(({ name }) => `${file}: ${name}`),
    )
    expect(missing).toEqual([])
  })

  it('has dependencies that point one way', () => {
    const wrong = [...graph].flatMap(([file, imports]) => {
      const allowed = mayImport[folderOf(file)]
      if (!allowed) return []
      return imports
        .filter((one) => one.file && ![folderOf(file), ...allowed].includes(folderOf(one.file)))
        .map(({ name }) => `${file} imports ${name}`)
    })
    expect(wrong).toEqual([])
  })

  it('has no cycle of imports', () => {
    expect(findCycle()).toEqual([])
  })

  it('lets only one file know itty-durable', () => {
    const users = [...graph].filter(([, imports]) =>
      imports.some(({ name }) => name.startsWith('itty-durable')),
    )
    expect(users.map(([file]) => file)).toEqual(['worker/src/objects/store/document.ts'])
  })
})

describe('shared', () => {
  const pure = sources.filter((file) => file.startsWith('shared/src/') && !file.endsWith('.test.ts'))

  it('imports pure packages only', () => {
    const packages = pure.flatMap((file) => graph.get(file)?.filter((one) => one.file === null) ?? [])
    expect(
      [...new Set(packages.map(({ name }) => name))].filter((name) => !packagesOfShared.includes(name)),
    ).toEqual([])
  })

  it('has no clock and no chance', () => {
    const impure = /\bDate\.now\s*\(|\bnew Date\s*\(\s*\)|\bMath\.random\s*\(|\bperformance\.now\s*\(/
    const code = (file: string) => read(file).replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
    expect(pure.filter((file) => impure.test(code(file)))).toEqual([])
  })
})

describe('the repository', () => {
  it('has a lockfile without the address of any registry, and with every platform’s packages', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>
    }
    const entries = Object.entries(lock.packages)
    expect(entries.filter(([, entry]) => entry.resolved).map(([path]) => path)).toEqual([])
    const optional = entries.flatMap(([at, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).map((name) => [
        `node_modules/${name}`,
        `${at}/node_modules/${name}`,
      ]),
    )
    expect(optional.length).toBeGreaterThan(0)
    expect(optional.filter((places) => !places.some((place) => place in lock.packages))).toEqual([])
  })

  it('is tested in CI by the very command that the README names', () => {
    const command = read('.ci/run')
      .split('\n')
      .filter((line) => !/^\s*(#|$|set |cd )/.test(line))
    expect(command).toEqual(['npm test'])
    expect(read('README.md')).toContain('npm test')
  })

  it('installs before every command that needs packages', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const free = ['lockfile']
    const commands = Object.keys(scripts).filter(
      (name) => !(name.startsWith('pre') && name.slice(3) in scripts),
    )
    for (const name of commands.filter((one) => !free.includes(one))) {
      expect(scripts[`pre${name}`], name).toBe('node scripts/install.mjs')
    }
    expect(importsOf('scripts/install.mjs').every(({ name }) => name.startsWith('node:'))).toBe(true)
  })

  it('documents every problem and the limits of the API', () => {
    const api = read('docs/api.md')
    for (const [code, { status }] of Object.entries(problems)) {
      expect(api, code).toMatch(
        new RegExp(`\\|[^\\n]*\`${code}\`[^\\n]*\\|[^\\n]*\\b${status}\\b|\\b${status}\\b[^\\n]*\`${code}\``),
      )
    }
    const shown = [limits.eventsPerBatch, limits.linesPerBulk, limits.idLength, limits.itemsPerEvent]
    for (const limit of shown) {
      expect(api).toMatch(new RegExp(`\\b(${limit}|${limit.toLocaleString('en')})\\b`))
    }
    expect(api).toContain(`${limits.publishableBodyBytes / 1024} KB`)
    expect(api).toContain(`${limits.secretBodyBytes / 1024 ** 2} MB`)
  })
})

/** The files of one cycle of imports, or none. An import of types alone is no dependency of the running program. */
function findCycle(): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const visit = (file: string, path: string[]): string[] => {
    if (state.get(file) === 'open') return [...path.slice(path.indexOf(file)), file]
    if (state.get(file) === 'done') return []
    state.set(file, 'open')
    for (const { file: next, isType } of graph.get(file) ?? []) {
      const cycle = next && !isType ? visit(next, [...path, file]) : []
      if (cycle.length > 0) return cycle
    }
    state.set(file, 'done')
    return []
  }
  for (const file of sources) {
    const cycle = visit(file, [])
    if (cycle.length > 0) return cycle
  }
  return []
}
