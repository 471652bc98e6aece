import { expect, test } from 'vitest'
import type { Rule } from '#shared/wire/rule'
import { changesBetween, formOf, type RuleForm, type RuleUnits, ruleOf, ruleState } from './rule-draft.ts'

const units: RuleUnits = {
  minor: 100,
  beginning: (day) => Date.parse(`${day}T00:00:00Z`),
  dayOf: (ms) => new Date(ms).toISOString().slice(0, 10),
}
const form = (change: Partial<RuleForm>): RuleForm => ({ ...formOf(null, units), id: 'one', ...change })
const rules: Rule[] = [
  {
    id: 'spring',
    action: 'pin',
    products: ['emma', 'walden'],
    position: 2,
    placements: ['home'],
    note: 'Spring',
  },
  { id: 'more', action: 'boost', match: { brands: ['Penguin'], min_stock: 3 }, factor: 3 },
  { id: 'less', action: 'bury', match: { tags: ['old'] } },
  {
    id: 'cheap',
    action: 'exclude',
    match: { categories: ['Novels'], max_price_minor: 550 },
    from: units.beginning('2026-03-01'),
    until: units.beginning('2026-03-08') - 1,
    enabled: false,
  },
  { id: 'only', action: 'include_only', match: { products: ['emma'], min_price_minor: 100, max_stock: 9 } },
]

test('what a form is filled with comes out of it again, for every action', () => {
  for (const rule of rules) expect(ruleOf(formOf(rule, units), units, [])).toEqual(rule)
})

test('the last day is counted to its end', () => {
  const rule = ruleOf(form({ products: 'emma', until: '2026-03-07' }), units, []) as Rule
  expect(rule.until).toBe(units.beginning('2026-03-08') - 1)
})

test('what is missing is said', () => {
  expect(ruleOf(form({ id: '' }), units, [])).toBe('missingId')
  expect(ruleOf(form({ products: 'emma' }), units, ['one'])).toBe('missingId')
  expect(ruleOf(form({ products: ' , ' }), units, [])).toBe('missingProducts')
  expect(ruleOf(form({ action: 'exclude' }), units, [])).toBe('missingMatch')
  expect(ruleOf(form({ products: 'emma', from: '2026-03-02', until: '2026-03-01' }), units, [])).toBe('dates')
})

test('Chinese commas part a list, too', () => {
  expect(ruleOf(form({ action: 'exclude', tags: '旧书，绝版、绝版' }), units, [])).toEqual({
    id: 'one',
    action: 'exclude',
    match: { tags: ['旧书', '绝版'] },
  })
})

test('a rule holds within its days, unless it is switched off', () => {
  const at = units.beginning('2026-03-03')
  expect(ruleState(rules[3]!, at)).toBe('off')
  const on = { ...rules[3]!, enabled: true }
  expect([ruleState(on, at), ruleState(on, at - 9 * 86_400_000), ruleState(on, at + 9 * 86_400_000)]).toEqual(
    ['on', 'later', 'over'],
  )
})

test('changes are counted rule by rule, another order as one', () => {
  expect(changesBetween(rules, rules)).toBe(0)
  expect(changesBetween(rules, rules.slice(1))).toBe(1)
  expect(changesBetween(rules, [...rules].reverse())).toBe(1)
  expect(changesBetween(rules, [{ ...rules[0]!, enabled: false }, ...rules.slice(1)])).toBe(1)
})
