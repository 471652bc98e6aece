import type { BrowserContext, Page } from 'playwright-core'

/** Every field that was given a text which is an attack. */
export const planted = new Set<string>()

/**
 * A text that runs `hacked(field)` wherever somebody takes it for markup, within an attribute or not, and that a
 * spreadsheet takes for a formula. Short enough for every field there is.
 *
 * @param sign what it begins with: one of those that begin a formula
 */
export function evil(field: string, sign = '='): string {
  planted.add(field)
  return `${sign}"'><img src=x onerror=hacked('${field}')>`
}

/** Addresses that run something, or lead elsewhere, in the place of a product's page. */
export const evilAddresses = [
  "javascript:hacked('address')",
  " javascript:hacked('address')",
  "JaVaScRiPt:hacked('address')",
  "java\nscript:hacked('address')",
  "java\tscript:hacked('address')",
  "\u0001javascript:hacked('address')",
  "\u00a0javascript:hacked('address')",
  "javascript&colon;hacked('address')",
  "data:text/html,<script>hacked('address')</script>",
  'DATA:text/html;base64,PHNjcmlwdD4=',
  'vbscript:x',
  'blob:https://evil.example/x',
  'file:///etc/passwd',
  '//evil.example/x',
  '/\\evil.example/x',
  '\\\\evil.example/x',
  'https:evil.example',
]

/**
 * What went wrong in the pages of a browser from now on: attacks that ran, what a policy stopped (an attack that got
 * as far as that is a hole as well), exceptions and console errors. Requests that failed are none.
 */
export async function watchFaults(context: BrowserContext): Promise<string[]> {
  const faults: string[] = []
  await context.exposeFunction('hacked', (field: string) => faults.push(`ran: ${field}`))
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      console.error(`policy: ${violatedDirective} ${sample}`),
    ),
  )
  context.on('weberror', (error) => faults.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    faults.push(message.text())
  })
  return faults
}

export interface Seen {
  /** The fields whose attack stands there as words. */
  fields: string[]
  /** Elements that only an attack can have made, and links that lead to something else than a page. */
  holes: string[]
}

/** What a page holds of attacks, shadow roots and what is folded away included. */
export const look = (page: Page): Promise<Seen> => page.evaluate(lookAround)

/** Runs in the page. */
function lookAround(): Seen {
  const fields = new Set<string>()
  const holes: string[] = []
  const read = (text: unknown) => {
    for (const [, field] of String(text ?? '').matchAll(/hacked\('(\w+)'\)/gi))
      fields.add(field!.toLowerCase())
  }
  const judge = (element: Element) => {
    const isScript = element.localName === 'script' && !element.closest('head')
    const isMade = isScript || element.matches('img[src="x"], iframe, object, embed, base')
    const acts = element.getAttributeNames().some((name) => name.startsWith('on'))
    const leads = ['href', 'src', 'action', 'formaction', 'xlink:href'].some((name) => {
      const address = element.getAttribute(name)
      if (address === null || element.localName === 'link') return false
      return !/^(https?|blob):$/.test(new URL(address, document.baseURI).protocol)
    })
    if (isMade || acts || leads) holes.push(element.outerHTML.slice(0, 200))
  }
  const roots: ParentNode[] = [document]
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot)
      judge(element)
      if (element.closest('head')) continue
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) read(node.textContent)
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) read(element.getAttribute(name))
      if ('value' in element) read(element.value)
    }
  }
  return { fields: [...fields], holes }
}
