import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface ShopAssets {
  script: string
  style: string
  /** Addresses that change with the content. */
  scriptUrl: string
  styleUrl: string
}

/** In the order of the cascade. */
const styleParts = ['base', 'header', 'home', 'grid', 'book', 'basket', 'phone']

let assets: Promise<ShopAssets> | undefined

/** The shop's script, bundled from `client/`, and its style sheet; made once a process. */
export function shopAssets(): Promise<ShopAssets> {
  assets ??= make()
  return assets
}

async function make(): Promise<ShopAssets> {
  const { build } = await import('vite') // here, so that reading the catalogue does not load a bundler
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: { input: fileURLToPath(new URL('./client/shop.ts', import.meta.url)) },
      modulePreload: false,
    },
  })
  const [first] = [output].flat()
  const chunk = first && 'output' in first ? first.output.find((file) => file.type === 'chunk') : undefined
  if (!chunk) throw new Error('the shop’s script could not be bundled')
  const style = styleParts
    .map((name) => readFileSync(new URL(`./styles/${name}.css`, import.meta.url), 'utf8'))
    .join('\n')
  return {
    script: chunk.code,
    style,
    scriptUrl: `/assets/shop.js?v=${versionOf(chunk.code)}`,
    styleUrl: `/assets/shop.css?v=${versionOf(style)}`,
  }
}

function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
