import type { ProductMatch } from '#shared/wire/product-match'
import type { Rule } from '#shared/wire/rule'
import type { Kit } from '../../app/kit.ts'
import { earningWords } from '../../words/earning.ts'
import { placeName } from '../../words/words.ts'

/** Which products a rule is about, in words. */
export function ruleProducts({ words, format }: Kit, rule: Rule): string {
  const said = earningWords(words).rules.match
  const list = (values: readonly string[] | undefined) =>
    values && values.length > 0 ? said.list(values) : null
  const match: ProductMatch = rule.action === 'pin' ? { products: rule.products } : rule.match
  const money = (minor: number | undefined) => (minor === undefined ? null : format.money(minor))
  const count = (value: number | undefined) => (value === undefined ? null : format.integer(value))
  const [products, categories, brands, tags] = [
    match.products,
    match.categories,
    match.brands,
    match.tags,
  ].map(list)
  const [low, high] = [money(match.min_price_minor), money(match.max_price_minor)]
  const [least, most] = [count(match.min_stock), count(match.max_stock)]
  const parts = [
    products && said.products(products),
    categories && said.categories(categories),
    brands && said.brands(brands),
    tags && said.tags(tags),
    low || high ? said.price(low, high) : null,
    least || most ? said.stock(least, most) : null,
    rule.action === 'pin' && rule.position ? said.position(format.integer(rule.position)) : null,
    (rule.action === 'boost' || rule.action === 'bury') && rule.factor
      ? said.factor(format.decimal(rule.factor, 2))
      : null,
  ]
  return said.list(parts.filter((part) => typeof part === 'string'))
}

/** Where a rule holds, in words. */
export function rulePlaces({ words }: Kit, { placements }: Rule): string {
  const said = earningWords(words).rules
  return placements ? said.match.list(placements.map((name) => placeName(words, name))) : said.everywhere
}

/** When a rule holds, in words. */
export function ruleTime({ words, format }: Kit, { from, until }: Rule): string {
  const said = earningWords(words).rules
  if (from !== undefined && until !== undefined) return said.span(format.date(from), format.date(until))
  if (from !== undefined) return said.from(format.date(from))
  return until === undefined ? said.always : said.until(format.date(until))
}
