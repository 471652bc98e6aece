import { expect, test } from 'vitest'
import { scriptTag } from './script-tag.ts'

const tag = { url: 'https://kindred.example', store: 'shop', key: 'pk_shop_x' }

test('pages of a store whose default is denied wait for a word, others say nothing', () => {
  const start =
    '<script async src="https://kindred.example/widget/kindred.js" data-store="shop" data-key="pk_shop_x"'
  expect(scriptTag({ ...tag, consentDefault: 'granted' })).toBe(`${start}></script>`)
  expect(scriptTag({ ...tag, consentDefault: undefined })).toBe(`${start}></script>`)
  expect(scriptTag({ ...tag, consentDefault: 'denied' })).toBe(`${start} data-consent="wait"></script>`)
})
