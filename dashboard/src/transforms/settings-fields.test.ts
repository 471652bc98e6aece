import { expect, test } from 'vitest'
import type { Settings } from '#shared/wire/settings'
import { patchOf, readValue, type SettingField, shownValue } from './settings-fields.ts'

const settings = {
  name: 'Books',
  origins: ['https://a.example', 'https://b.example'],
  recommendation: { exploration: 0.07, max_per_brand: null, free_shipping_minor: 4_050 },
} as unknown as Settings

const field = (path: string, kind: SettingField['kind'], optional = false): SettingField => ({
  path,
  kind,
  optional,
})

test('a setting is shown as somebody would write it, and read back as it was', () => {
  const cases: [SettingField, string, unknown][] = [
    [field('name', 'text'), 'Books', 'Books'],
    [field('origins', 'lines'), 'https://a.example\nhttps://b.example', settings.origins],
    [field('recommendation.exploration', 'percent'), '7', 0.07],
    [field('recommendation.free_shipping_minor', 'money'), '40.5', 4_050],
    [field('recommendation.max_per_brand', 'number', true), '', null],
  ]
  for (const [one, text, value] of cases) {
    expect(shownValue(settings, one, 100)).toBe(text)
    expect(readValue(text, one, 100)).toEqual(value)
  }
})

test('what is no number goes as it is, for the API to say so', () => {
  expect(readValue('many', field('a', 'number'), 100)).toBe('many')
  expect(readValue('', field('a', 'number'), 100)).toBe('')
})

test('only what was changed is in the request, in its place', () => {
  expect(patchOf({ name: 'A', 'recommendation.weights.view': 2, 'recommendation.diversity': 0 })).toEqual({
    name: 'A',
    recommendation: { weights: { view: 2 }, diversity: 0 },
  })
})
