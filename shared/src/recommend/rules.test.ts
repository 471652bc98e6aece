import { describe, expect, it } from 'vitest'
import { parse } from '../wire/parse.ts'
import { type Rule, rulesSchema } from '../wire/rule.ts'
import type { MatchFacts } from './product-match.ts'
import { matcherOf } from './product-match.ts'
import { activeRules, isAllowed, nextChange, noRules, weightOf } from './rules.ts'

const emma: MatchFacts = {
  id: 'emma',
  group: 'austen',
  brand: 'Penguin',
  categories: ['Fiction', 'Comedy'],
  tags: ['classic'],
  price_minor: 990,
  stock: 3,
}
const at = (rules: Rule[], now = 100, name = 'home', isMixed = true) =>
  activeRules(rules, { name, isMixed, now })

describe('a match', () => {
  it.each([
    [{ products: ['emma'] }, true],
    [{ products: ['austen'] }, true],
    [{ products: ['other'] }, false],
    [{ brands: ['Penguin', 'Virago'] }, true],
    [{ brands: ['penguin'] }, false],
    [{ categories: ['Comedy'] }, true],
    [{ categories: ['Comedy'], tags: ['new'] }, false],
    [{ min_price_minor: 990, max_price_minor: 990 }, true],
    [{ min_price_minor: 991 }, false],
    [{ max_stock: 3 }, true],
    [{ min_stock: 4 }, false],
  ])('of %j says %s of Emma', (match, expected) => {
    expect(matcherOf(match)(emma)).toBe(expected)
  })

  it('of brands or of stock passes over what has none', () => {
    expect(matcherOf({ brands: [''] })({ ...emma, brand: null })).toBe(false)
    expect(matcherOf({ max_stock: 9 })({ ...emma, stock: null })).toBe(false)
  })
})

describe('rules', () => {
  it('hold from their first to their last moment, while they are enabled', () => {
    const rule: Rule = { id: 'r', action: 'exclude', match: { products: ['emma'] }, from: 100, until: 200 }
    expect([99, 100, 200, 201].map((now) => isAllowed(at([rule], now), emma))).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(at([{ ...rule, enabled: false }], 150)).toBe(noRules)
    expect([nextChange([rule], 99), nextChange([rule], 100), nextChange([rule], 201)]).toEqual([
      100,
      201,
      Number.POSITIVE_INFINITY,
    ])
  })

  it('hold where they are said to; unnamed, only exclusions reach a list that promises one thing', () => {
    const exclude: Rule = { id: 'e', action: 'exclude', match: { products: ['emma'] } }
    const pin: Rule = { id: 'p', action: 'pin', products: ['emma'] }
    expect(at([exclude, pin], 1, 'bought-together', false)).toMatchObject({
      pins: [],
      excludes: { length: 1 },
    })
    expect(at([{ ...pin, placements: ['bought-together'] }], 1, 'bought-together', false).pins).toHaveLength(
      1,
    )
    expect(at([{ ...exclude, placements: ['cart'] }])).toBe(noRules)
  })

  it('multiply what several boosts and buries say', () => {
    const rules: Rule[] = [
      { id: 'a', action: 'boost', match: { brands: ['Penguin'] } },
      { id: 'b', action: 'boost', match: { tags: ['classic'] }, factor: 3 },
      { id: 'c', action: 'bury', match: { products: ['emma'] }, factor: 0.5 },
      { id: 'd', action: 'bury', match: { products: ['other'] } },
    ]
    expect(weightOf(at(rules), emma)).toBe(3)
  })

  it('narrow each other where several let only some products pass', () => {
    const rules: Rule[] = [
      { id: 'a', action: 'include_only', match: { brands: ['Penguin'] } },
      { id: 'b', action: 'include_only', match: { tags: ['new'] } },
    ]
    expect(isAllowed(at(rules), emma)).toBe(false)
    expect(isAllowed(at(rules.slice(0, 1)), emma)).toBe(true)
  })

  it('pin by place, the rule that comes first first', () => {
    const rules: Rule[] = [
      { id: 'a', action: 'pin', products: ['x'], position: 3 },
      { id: 'b', action: 'pin', products: ['y', 'z'] },
      { id: 'c', action: 'pin', products: ['w'], position: 1 },
    ]
    expect(at(rules).pins).toEqual([
      { place: 0, products: ['y', 'z'] },
      { place: 0, products: ['w'] },
      { place: 2, products: ['x'] },
    ])
  })
})

describe('rules as they are sent', () => {
  const faults = (rules: unknown) => {
    const parsed = parse(rulesSchema, rules)
    return parsed.ok ? [] : parsed.faults
  }

  it.each([
    [[{ id: 'a', action: 'hide', match: { brands: ['A'] } }], '0.action', 'must be pin'],
    [[{ id: 'a', action: 'exclude', match: {} }], '0.match', 'at least one property'],
    [[{ id: 'a', action: 'exclude', match: { brands: [] } }], '0.match.brands', 'at least one value'],
    [[{ id: 'a', action: 'exclude', match: { min_price_minor: 2, max_price_minor: 1 } }], '0.match', 'above'],
    [[{ id: 'a', action: 'pin', products: [] }], '0.products', 'at least one product'],
    [[{ id: 'a', action: 'pin', products: ['x'], position: 0 }], '0.position', ''],
    [[{ id: 'a', action: 'boost', match: { brands: ['A'] }, factor: 0.5 }], '0.factor', ''],
    [[{ id: 'a', action: 'pin', products: ['x'], from: 2, until: 1 }], '0', 'ends before it begins'],
    [
      [
        { id: 'a', action: 'pin', products: ['x'] },
        { id: 'a', action: 'pin', products: ['y'] },
      ],
      '',
      'same id',
    ],
  ])('%j has a fault at %s', (rules, path, message) => {
    expect(faults(rules)).toEqual([{ path, message: expect.stringContaining(message) }])
  })
})
