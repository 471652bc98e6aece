import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const outDir = fileURLToPath(new URL('../dist/widget', import.meta.url))

/**
 * Two builds into `dist/widget`: first `--mode elements` (hashed, immutable), then `--mode loader`, which learns the
 * elements' file name from their manifest. In one build the code both use would make the loader import or export, and
 * it would no longer be a plain script.
 */
export default defineConfig(({ mode }) => {
  process.env.NODE_ENV = 'production' // whatever the mode's name: Lit's production build
  return mode === 'loader' ? loader() : elements()
})

function elements() {
  return {
    root,
    publicDir: false as const,
    plugins: [tightTemplates(), leanLit(), plainNumbers()],
    resolve: { alias: [{ find: /^\.\/css-tag\.js$/, replacement: `${root}src/css-tag.ts` }] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      manifest: 'manifest.json',
      lib: { entry: 'src/elements.ts', formats: ['es' as const] },
      rolldownOptions: {
        output: {
          minify: true, // an ES library is otherwise not fully minified
          entryFileNames: 'elements-[hash:6].js',
          chunkFileNames: 'part-[name]-[hash:6].js',
        },
        // What the parts share stays in the first file: a file of its own would be one more to wait for.
        optimization: { inlineConst: true },
        preserveEntrySignatures: 'allow-extension' as const,
      },
    },
  }
}

/** Takes out of the elements' CSS and HTML templates what no minifier touches: indentation, comments, quotes, zeros. */
function tightTemplates() {
  return {
    name: 'tight-templates',
    transform(code: string, id: string) {
      if (!/\/widget\/src\/(shelf|bundle|account|loyalty|preferences|question)\/.*styles\.ts$/.test(id))
        return null
      const tight = code.replace(/css`[^`]*`/g, (css) =>
        css
          .replace(/\/\*.*?\*\//gs, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,]) ?/g, '$1')
          .replace(/: /g, ':')
          .replace(/;}/g, '}')
          .replace(/='([a-z-]+)'/g, '=$1')
          .replace(/([ :(,-])0\./g, '$1.'),
      )
      return { code: tight, map: null }
    },
    // Once the code is minified, the line breaks that are left are those of HTML templates.
    generateBundle(_: unknown, files: Record<string, { type: string; code?: string }>) {
      for (const file of Object.values(files))
        if (file.code)
          file.code = file.code
            .replace(/\n\s*/g, ' ')
            .replaceAll('> <', '><')
            .replace(/ (?=>)|(?<=\$\{[^}]*\}) (?=\$\{)/g, '')
    },
  }
}

/** Takes out of Lit its hooks for polyfills, which our browsers do not need, and its notes for pages with two Lits. */
function leanLit() {
  return {
    name: 'lean-lit',
    transform(code: string, id: string) {
      if (!/\/(lit-html|lit-element|reactive-element)\.js$/.test(id)) return null
      const lean = code
        .replace(/\w+\.\w+PolyfillSupport/g, 'void 0')
        .replace(/\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0')
      return { code: lean, map: null }
    },
  }
}

/** Puts numbers with a name, which no minifier does when they stand in a file's first lines, where they are used. */
function plainNumbers() {
  return {
    name: 'plain-numbers',
    transform(code: string, id: string) {
      if (!id.includes('/widget/src/')) return null
      let plain = code
      for (const [line, name = '', value = ''] of code.matchAll(/^const (\w+) = ([\de]+);$/gm))
        plain = plain.replace(line, '').replace(new RegExp(`\\b${name}\\b`, 'g'), value)
      return { code: plain, map: null }
    },
  }
}

function loader() {
  return {
    root,
    publicDir: false as const,
    plugins: [plainNumbers()],
    define: { ELEMENTS: JSON.stringify(elementsFile()) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      lib: {
        entry: 'src/loader.ts',
        formats: ['iife' as const],
        name: 'kindred',
        fileName: () => 'kindred.js',
      },
      rolldownOptions: { optimization: { inlineConst: true } },
    },
  }
}

/** The file name of the elements build. Throws when that build has not run. */
function elementsFile(): string {
  const manifest: Record<string, { file: string }> = JSON.parse(
    readFileSync(`${outDir}/manifest.json`, 'utf8'),
  )
  const file = manifest['src/elements.ts']?.file
  if (!file) throw new RangeError('missing src/elements.ts in the manifest: build --mode elements first')
  return file
}
