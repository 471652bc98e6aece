import { fill, number, plain } from '../shelf/wording.ts'

/** A phrase that counts something: for one, and for any other number. `{n}` is the number. */
export type Counted = readonly [one: string, other: string]

/** The template with its `{names}` filled in. */
export const say = (template: string, parts: Record<string, string> = {}): string =>
  plain(fill(template, parts))

/** The phrase for this number, which is written as the locale does. */
export function count(
  [one, other]: Counted,
  n: number,
  locale: string,
  parts: Record<string, string> = {},
): string {
  const isOne = new Intl.PluralRules(locale).select(n) === 'one'
  return say(isOne ? one : other, { n: number(n, locale), ...parts })
}

/** A day as the reader writes it: `3 Mar 2027`. Where the page only says "English", the browser says which. */
export function day(at: number, locale: string): string {
  const own = navigator.languages.find((language) => language.startsWith(`${locale}-`))
  return new Intl.DateTimeFormat(own ?? locale, { dateStyle: 'medium' }).format(at)
}
