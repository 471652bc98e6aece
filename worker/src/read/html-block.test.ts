import { describe, expect, it } from 'vitest'
import type { ShelfProduct } from '#shared/wire/recommendation'
import { type BlockOptions, htmlBlock } from './html-block.ts'

const product = (more: Partial<ShelfProduct> = {}): ShelfProduct => ({
  id: 'emma',
  title: 'Emma',
  url: '/books/emma',
  price_minor: 990,
  currency: 'GBP',
  recommender: 'taste',
  reason: { because: 'bestseller' },
  ...more,
})
const options: BlockOptions = { title: '', columns: 2, lang: 'en-GB', origin: 'https://shop.example' }

describe('an e-mail block', () => {
  it('is a table of links, pictures and prices, with every address complete', () => {
    const html = htmlBlock(
      [product({ image_url: '/covers/emma.svg', list_price_minor: 1_200 }), product(), product()],
      { ...options, title: 'For you' },
    )
    expect(html).toMatch(/^<table role="presentation".*<h2[^>]*>For you<\/h2>.*<\/table>$/)
    expect(html.match(/<tr>/g)).toHaveLength(3)
    expect(html.match(/<td width/g)).toHaveLength(3)
    expect(html).toContain('href="https://shop.example/books/emma"')
    expect(html).toContain('src="https://shop.example/covers/emma.svg"')
    expect(html).toContain('>£9.90<')
    expect(html).toContain('>£12.00<')
    expect(html).not.toMatch(/class=|<style|<script/)
  })

  it('writes prices in the currency’s own units', () => {
    expect(htmlBlock([product({ currency: 'JPY' })], options)).toContain('JP¥990')
  })

  it('escapes whatever the catalogue holds', () => {
    const title = `"><script>alert('x')</script>&`
    const html = htmlBlock([product({ title, url: 'https://shop.example/?a="b&c' })], { ...options, title })
    expect(html).not.toContain('<script')
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;')
    expect(html).toContain('href="https://shop.example/?a=&quot;b&amp;c"')
  })

  it('leaves out what an e-mail could not link to, and is empty when that is all', () => {
    expect(htmlBlock([product()], { ...options, origin: null })).toBe('')
    expect(htmlBlock([product({ url: 'javascript:alert(1)' })], options)).toBe('')
    expect(htmlBlock([], { ...options, title: 'For you' })).toBe('')
  })
})
