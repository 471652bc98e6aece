import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { usage } from '../scripts/kindred/usage.ts'

/** What the documents tell somebody to type or to open is there. */

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const documents = globSync(['*.md', 'docs/**/*.md', 'demo/*.md', 'bench/*.md'], { cwd: root })

/** Text without blocks of code, in which brackets are no links. */
const prose = (path: string) => read(path).replace(/^\s*```[\s\S]*?^\s*```/gm, '')

/** The anchors that GitHub gives a document's headings. */
function anchorsOf(path: string): string[] {
  return [...prose(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}

/** Every `npm run NAME …` of a document, lines that end in a backslash joined. */
function commandsOf(path: string): { script: string; rest: string }[] {
  const text = read(path).replace(/\\\n\s*/g, ' ')
  return [...text.matchAll(/npm run ([\w:-]+)(?: -- ([^\n`#]*))?/g)].map(([, script = '', rest = '']) => ({
    script,
    rest,
  }))
}

describe('the documents', () => {
  it('lead to files and headings that are there', () => {
    const broken = documents.flatMap((path) =>
      [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, to = '']) => to)
        .filter((to) => !/^[a-z]+:/.test(to))
        .filter((to) => {
          const [file = '', anchor] = to.split('#')
          const target = file === '' ? path : normalize(join(dirname(path), file))
          if (!existsSync(join(root, target))) return true
          return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor)
        })
        .map((to) => `${path}: ${to}`),
    )
    expect(documents).toContain('README.md')
    expect(broken).toEqual([])
  })

  it('name sources that are there, by their whole path or the end of it', () => {
    const folders = '{.ci,shared,worker,widget,dashboard,demo,scripts,bench,tests}/**/*.{ts,mjs,js,css,md}'
    const files = globSync([folders, '*.{ts,md,grit,toml}', 'docs/**/*.md'], { cwd: root })
    const ends = new Set(
      files.flatMap((file) => file.split('/').map((_, i, parts) => parts.slice(i).join('/'))),
    )
    const named = documents.flatMap((path) =>
      [...prose(path).matchAll(/`([\w./-]+\.(?:ts|mjs|css|grit|toml))`/g)].map(([, name = '']) => ({
        path,
        name,
      })),
    )
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter(({ name }) => !ends.has(name)).map(({ path, name }) => `${path}: ${name}`)).toEqual(
      [],
    )
  })

  it('name scripts of package.json only', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = documents.flatMap((path) => commandsOf(path).map(({ script }) => script))
    expect(named).toContain('kindred')
    expect([...new Set(named)].filter((script) => !(script in scripts))).toEqual([])
  })

  it('give the command line only commands and options that it knows', () => {
    const unknown = documents.flatMap((path) =>
      commandsOf(path)
        .filter(({ script, rest }) => script === 'kindred' && rest !== '' && !rest.startsWith('--'))
        .flatMap(({ rest }) => {
          const [command = ''] = rest.split(' ')
          const known = usage(command)
          if (known === usage()) return [`${path}: ${command}`]
          const options = rest.match(/(?<=\s)--[a-z][a-z-]*/g) ?? []
          return options.filter((one) => !known.includes(one)).map((one) => `${path}: ${command} ${one}`)
        }),
    )
    expect(unknown).toEqual([])
  })
})
