import type { Reason } from '#shared/wire/reason'

/** Every word a shelf says, in one language. `{title}` and its like are filled in. */
export interface Words {
  /** Headings by `because`; `…Item` where the reason names a product too. */
  heading: Record<Reason['because'] | 'categoryItem' | 'unknown', string>
  /** What stands for the title of the product whose page this is. */
  this: string
  /** How the title of a product is set apart in text. */
  quote(title: string): string
  /** The line on a card whose reason is not the heading's. */
  line: Record<Reason['because'], string>
  /** Population figures of a reason. */
  people: string
  price: string
  listPrice: string
  rating: string
  ratingCount: string
  add: string
  added: string
  previous: string
  next: string
}

const en: Words = {
  heading: {
    viewed: 'Because you looked at {title}',
    also_viewed: 'People who looked at {title} also looked at',
    bought_together: 'Bought together with {title}',
    recently_viewed: 'You looked at these before',
    category: 'Popular in {category}',
    categoryItem: 'Popular in {category}, because you looked at {title}',
    viewed_then_bought: 'Bought after looking at {title}',
    buy_again: 'Buy it again',
    similar: 'Similar to {title}',
    history: 'Goes with {title}',
    brand: 'More of a brand you like',
    on_sale: 'Reduced',
    to_free_shipping: 'On the way to free shipping',
    trending: 'Trending',
    bestseller: 'Popular right now',
    new: 'New arrivals',
    chosen: 'Our choice',
    discover: 'Just in',
    unknown: 'Also in the shop',
  },
  this: 'this',
  quote: (title) => title, // the page sets it in italics
  line: {
    viewed: 'Because you looked at {title}',
    also_viewed: 'Also viewed with {title}',
    bought_together: 'Bought together with {title}',
    recently_viewed: 'You looked at this before',
    category: 'Popular in {category}',
    viewed_then_bought: 'Bought after looking at {title}',
    buy_again: 'You bought this before',
    similar: 'Similar to {title}',
    history: 'Goes with {title}',
    brand: 'A brand you like',
    on_sale: 'Reduced',
    to_free_shipping: 'For free shipping',
    trending: 'Trending',
    bestseller: 'Popular right now',
    new: 'New arrival',
    chosen: 'Our choice',
    discover: 'Just in',
  },
  people: '{people} of {of} people',
  price: 'Price',
  listPrice: 'Original price',
  rating: '{rating} out of 5 stars',
  ratingCount: '{count} ratings',
  add: 'Add to cart',
  added: 'Added to cart',
  previous: 'Previous products',
  next: 'More products',
}

const zh: Words = {
  heading: {
    viewed: '因为你看过{title}',
    also_viewed: '看过{title}的人还看了',
    bought_together: '与{title}一起购买',
    recently_viewed: '你之前看过',
    category: '“{category}”热门',
    categoryItem: '你看过{title}，“{category}”里这些正热门',
    viewed_then_bought: '看过{title}的人最终买了',
    buy_again: '再次购买',
    similar: '与{title}相似',
    history: '与{title}相配',
    brand: '你喜欢的品牌',
    on_sale: '降价商品',
    to_free_shipping: '凑单免运费',
    trending: '正在流行',
    chosen: '店家推荐',
    discover: '新鲜发现',
    bestseller: '近期热门',
    new: '新品上架',
    unknown: '店内更多商品',
  },
  this: '这件商品',
  quote: (title) => `“${title}”`,
  line: {
    viewed: '因为你看过{title}',
    also_viewed: '看过{title}的人也看了',
    bought_together: '与{title}一起购买',
    recently_viewed: '你之前看过',
    category: '“{category}”热门',
    viewed_then_bought: '看过{title}的人最终买了',
    buy_again: '你买过',
    similar: '与{title}相似',
    history: '与{title}相配',
    brand: '你喜欢的品牌',
    on_sale: '降价',
    to_free_shipping: '凑单免运费',
    trending: '正在流行',
    bestseller: '近期热门',
    new: '新品',
    chosen: '店家推荐',
    discover: '新鲜发现',
  },
  people: '{of} 人中有 {people} 人',
  price: '现价',
  listPrice: '原价',
  rating: '{rating} 分（满分 5 分）',
  ratingCount: '{count} 条评价',
  add: '加入购物车',
  added: '已加入购物车',
  previous: '前面的商品',
  next: '更多商品',
}

/** The words for a locale: Simplified Chinese for Chinese outside the traditional-script regions, else English. */
export function wordsFor(locale: string): Words {
  return /^zh(?!.*\b(hant|tw|hk|mo)\b)/i.test(locale) ? zh : en
}

/** A title, to be set apart from the words around it. */
export interface Title {
  title: string
}
export type Sentence = (string | Title)[]

/** The heading that says why a shelf is shown, on the page of the product `own`; `reason` null says what is certain. */
export function headingOf(words: Words, reason: Reason | null, own?: string): Sentence {
  const kind = reason?.because === 'category' && reason.item ? 'categoryItem' : reason?.because
  return fill(words.heading[kind ?? 'unknown'] ?? words.heading.unknown, partsOf(words, reason, own))
}

/**
 * The line that says why one product is shown, where that is not what `heading` says already: then only the figures
 * are left to say, if there are any. Empty when nothing is.
 */
export function lineOf(
  words: Words,
  reason: Reason,
  { heading, own, locale }: { heading: Reason | null; own?: string | undefined; locale: string },
): Sentence {
  const isSaid = reason.because === heading?.because && subject(reason) === subject(heading)
  const line = isSaid ? [] : fill(words.line[reason.because] ?? '', partsOf(words, reason, own))
  if (!('of' in reason) || !reason.people || !reason.of) return line
  const figures = { people: number(reason.people, locale), of: number(reason.of, locale) }
  const people = fill(words.people, figures)
  return isSaid ? people : [...line, ' · ', ...people]
}

/** What a reason is about, to tell two reasons apart. */
const subject = (reason: Reason) =>
  ('category' in reason && reason.category) || ('item' in reason && reason.item?.id) || ''

function partsOf(words: Words, reason: Reason | null, own?: string): Parts {
  const item = (reason && 'item' in reason && reason.item) || { id: '', title: '' }
  return {
    title: item.id && item.id === own ? words.this : { title: words.quote(item.title) },
    category: (reason && 'category' in reason && reason.category) || '',
  }
}

type Parts = Record<string, string | Title>

/** The template with its `{names}` filled in. */
export function fill(template: string, parts: Parts): Sentence {
  return template
    .split(/\{(\w+)\}/)
    .map((text, i) => (i % 2 ? (parts[text] ?? '') : text))
    .filter((part) => part !== '')
}

/** A sentence as plain text. */
export const plain = (sentence: Sentence) =>
  sentence.map((part) => (typeof part === 'string' ? part : part.title)).join('')

export const number = (value: number, locale: string) => new Intl.NumberFormat(locale).format(value)
