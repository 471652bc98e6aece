import { createHash } from 'node:crypto'
import { styles } from './docs-page/styles.ts'

/** What an address's answers say besides their content. Where several fit, an address gets all of them. */
type Rules = Record<string, Record<string, string>>

const forEver = 'public, max-age=31536000, immutable'
const fiveMinutes = 'public, max-age=300'

/** Nothing is loaded but what is named, nothing is framed, and no text becomes markup but by lit-html's hand. */
const dashboardPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
]

const referencePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
]

const rules: Rules = {
  '/*': {
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
  },
  '/widget/*': {
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  },
  '/widget/kindred.js': { 'Cache-Control': fiveMinutes },
  '/widget/integrity.json': { 'Cache-Control': fiveMinutes },
  '/widget/kindred-*': { 'Cache-Control': forEver },
  '/widget/elements-*': { 'Cache-Control': forEver },
  '/widget/part-*': { 'Cache-Control': forEver },
  '/dashboard/assets/*': { 'Cache-Control': forEver },
  '/dashboard/*': {
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': dashboardPolicy.join('; '),
  },
  '/docs/*': {
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': referencePolicy.join('; '),
  },
}

/** The text of `dist/_headers`, which Cloudflare's static assets and our own assets Worker both read. */
export function headerRules(): string {
  return Object.entries(rules)
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n')
    .concat('\n')
}
