import type { Reason } from '#shared/wire/reason'
import { priceText } from './price.ts'
import type { Words } from './word-list.ts'

/** A title, to be set apart from the words around it. */
export interface Title {
  title: string
}
export type Sentence = (string | Title)[]

/** How and where something is said. */
export interface Wording {
  words: Words
  locale: string
  /** The product whose page this is. */
  own?: string | undefined
  /** The store's currency. */
  currency?: string | undefined
}

/** Whatever a reason may carry. */
type Said = Partial<Record<'category' | 'brand' | 'did' | 'shared', string>> &
  Partial<Record<'people' | 'of' | 'times' | 'percent' | 'hours' | 'missing_minor', number>> & {
    item?: { id: string; title: string }
  }

/** The heading that says why a shelf is shown; `reason` null says what is certain. */
export function headingOf(wording: Wording, reason: Reason | null): Sentence {
  const { heading } = wording.words
  return fill(templateOf(heading, reason) ?? heading.unknown, partsOf(wording, reason))
}

/**
 * The line that says why one product is shown, where that is not what `heading` says already: then only the figures
 * are left to say, if there are any. Empty when nothing is.
 */
export function lineOf(wording: Wording, reason: Reason, heading: Reason | null): Sentence {
  const isSaid = reason.because === heading?.because && subject(reason) === subject(heading)
  const { line: lines, heading: headings } = wording.words
  const template = templateOf(lines, reason) ?? templateOf(headings, reason) ?? ''
  const line = isSaid ? [] : fill(template, partsOf(wording, reason))
  const detail = detailOf(wording, reason)
  return line[0] && detail[0] ? [...line, ' · ', ...detail] : [...line, ...detail]
}

/** The template for a reason: of its variant where there is one. */
function templateOf(templates: Partial<Record<string, string>>, reason: Reason | null): string | undefined {
  if (!reason) return undefined
  const { item, category, did } = reason as Said
  const variant =
    reason.because === 'on_sale'
      ? category && 'Category'
      : did
        ? did === 'viewed' && 'Viewed'
        : item && 'Item'
  return templates[`${reason.because}${variant || ''}`] ?? templates[reason.because]
}

/** What can be counted of a reason. */
function detailOf({ words, locale }: Wording, reason: Reason): Sentence {
  const { people = 0, of = 0, hours = 0, times = 0, percent = 0, shared } = reason as Said
  const say = (template: string, counts: Record<string, number>) => fill(template, counts, locale)
  if (people && hours)
    return say(hours > 48 ? words.peopleInDays : words.peopleInHours, { people, hours, days: hours / 24 })
  if (people && of) return say(words.people, { people, of })
  if (times > 1) return say(words.times, { times })
  if (percent) return say(words.off, { percent })
  return shared ? [shared] : []
}

/** What a reason is about, to tell two reasons apart. */
function subject(reason: Reason): string {
  const { category, brand, item, did } = reason as Said
  return `${category || brand || item?.id || ''} ${did}`
}

function partsOf({ words, locale, own, currency = '' }: Wording, reason: Reason | null): Parts {
  const { item, category = '', brand = '', missing_minor = 0 } = (reason ?? {}) as Said
  return {
    title: item && item.id === own ? words.this : { title: words.quote(item?.title ?? '') },
    category,
    brand,
    missing: priceText(missing_minor, currency, locale),
  }
}

type Parts = Record<string, string | number | Title>

/** The template with its `{names}` filled in; numbers as the locale writes them. */
export function fill(template: string, parts: Parts, locale?: string): Sentence {
  return template
    .split(/\{(\w+)\}/)
    .map((text, i) => {
      const part = i % 2 ? (parts[text] ?? '') : text
      return typeof part === 'number' ? number(part, locale) : part
    })
    .filter((part) => part !== '')
}

/** A sentence as plain text. */
export const plain = (sentence: Sentence) =>
  sentence.map((part) => (typeof part === 'string' ? part : part.title)).join('')

export const number = (value: number, locale?: string) => new Intl.NumberFormat(locale).format(value)
