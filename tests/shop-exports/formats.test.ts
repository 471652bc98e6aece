import { expect, it } from 'vitest'
import { recognised } from '#shared/shop-export/formats'
import { plainText } from '#shared/shop-export/plain-text'

it('recognises a file by its columns, and no other file', () => {
  expect(recognised('products', ['Handle', 'Title', 'Variant Price', 'Tags'])).toBe('shopify')
  expect(recognised('products', ['ID', 'Type', 'SKU', 'Name', 'Regular price'])).toBe('woocommerce')
  expect(recognised('orders', ['order_id', 'order_currency', 'line_item_1'])).toBe('woocommerce')
  expect(recognised('orders', ['Handle', 'Title', 'Variant Price'])).toBeNull()
})

it('keeps the words of HTML, and neither tags nor code', () => {
  expect(
    plainText('<style>p{}</style><h2>Tea</h2><p>5&nbsp;&#8364; &amp; &#x31;</p><p>un<em>usual</em></p>'),
  ).toBe('Tea 5 € & 1 unusual')
})
