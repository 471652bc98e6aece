import { describe, expect, it } from 'vitest'
import { isUrl, ownUrlKeys, urlKeys } from './url-key.ts'

describe('urlKeys', () => {
  it('drops scheme, www, closing slash and fragment, and knows the path alone', () => {
    expect(urlKeys('https://www.Shop.example/p/1/#top')).toEqual(['shop.example/p/1', '/p/1'])
    expect(urlKeys('http://shop.example/p/1')).toEqual(['shop.example/p/1', '/p/1'])
    expect(urlKeys('/p/1/')).toEqual(['/p/1'])
    expect(urlKeys('https://shop.example')).toEqual(['shop.example/', '/'])
  })

  it('tries a query first and then without it', () => {
    expect(urlKeys('https://shop.example/p/1?utm=x')).toEqual([
      'shop.example/p/1?utm=x',
      '/p/1?utm=x',
      'shop.example/p/1',
      '/p/1',
    ])
    expect(urlKeys('/p/1?')).toEqual(['/p/1'])
  })
})

describe('ownUrlKeys', () => {
  it('registers only the full form when the query tells products apart', () => {
    expect(ownUrlKeys('https://shop.example/item.php?id=5')).toEqual([
      'shop.example/item.php?id=5',
      '/item.php?id=5',
    ])
    expect(ownUrlKeys('/p/1')).toEqual(['/p/1'])
  })
})

describe('isUrl', () => {
  it('tells URLs and paths from SKUs', () => {
    expect(['/p/1', 'https://shop.example/'].every(isUrl)).toBe(true)
    expect(['SKU-1', '//evil.example', 'a/b', 'ftp://x'].some(isUrl)).toBe(false)
  })
})
