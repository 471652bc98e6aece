import { describe, expect, it } from 'vitest'
import { askableWords, contentOf, matchOf } from './content-index.ts'
import { wordsOf } from './words-of.ts'

describe('wordsOf', () => {
  it('makes plurals, capitals and accents alike', () => {
    expect(wordsOf('Élégies & Cats, glass 7')).toEqual(['elegie', 'cat', 'glass', '7'])
  })

  it('cuts scripts without spaces into pairs', () => {
    expect(wordsOf('红楼梦 Dream')).toEqual(['红楼', '楼梦', 'dream'])
    expect(wordsOf('茶tea')).toEqual(['茶', 'tea'])
  })
})

describe('what a search for others like a product asks', () => {
  it('is its words, each once', () => {
    const product = { title: 'Emma', brand: 'Penguin', categories: ['Novels'], tags: ['emma'] }
    expect(contentOf(product)).toEqual(['emma', 'penguin', 'novel', 'emma', ''])
    expect(askableWords(product)).toEqual(['emma', 'penguin', 'novel'])
  })

  it('is the rarest of them, as far as the search stays small', () => {
    const products = new Map([
      ['emma', 2],
      ['the', 30_000],
      ['novel', 900],
    ])
    const count = (word: string) => products.get(word) ?? 0
    expect(matchOf(['the', 'novel', 'emma', 'unheard'], count, 200_000)).toBe('"emma" OR "novel"')
    expect(matchOf(['the'], count, 200_000)).toBe('"the"')
    // What a quarter of all products hold tells nothing.
    expect(matchOf(['the', 'emma'], count, 100_000)).toBe('"emma"')
    expect(matchOf(['unheard'], count, 200_000)).toBeNull()
  })
})
