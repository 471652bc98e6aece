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
    plugins: [tightTemplates()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      manifest: 'manifest.json',
      lib: { entry: 'src/elements.ts', formats: ['es' as const] },
      rolldownOptions: {
        output: {
          minify: true, // an ES library is otherwise not fully minified
          entryFileNames: 'elements-[hash].js',
          chunkFileNames: 'elements-[name]-[hash].js',
        },
      },
    },
  }
}

/** Takes the indentation and comments out of the shelves' CSS and HTML templates, which no minifier touches. */
function tightTemplates() {
  return {
    name: 'tight-templates',
    transform(code: string, id: string) {
      if (!id.includes('/widget/src/shelf/')) return null
      const isStyles = id.endsWith('styles.ts')
      const tight = isStyles
        ? code.replace(/css`[^`]*`/g, (css) =>
            css
              .replace(/\/\*.*?\*\//gs, '')
              .replace(/\s+/g, ' ')
              .replace(/ ?([{};,]) ?/g, '$1')
              .replace(/: /g, ':'),
          )
        : code.replace(/\n\s+(?=[<}>])/g, ' ')
      return { code: tight, map: null }
    },
  }
}

function loader() {
  return {
    root,
    publicDir: false as const,
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
