import { expect, test } from 'vitest'
import { earningWords } from './earning.ts'
import { en } from './en.ts'
import { goodsWords } from './goods.ts'
import { statusWords } from './status.ts'
import { zh } from './zh.ts'

const views = { earning: earningWords, goods: goodsWords, status: statusWords }

function entries(value: object, path: string): [string, unknown][] {
  return Object.entries(value).flatMap(([key, entry]) =>
    typeof entry === 'object'
      ? entries(entry, `${path}.${key}`)
      : [[`${path}.${key}`, entry] as [string, unknown]],
  )
}

test('the words of a view are those of the reader’s language, the same ones in both', () => {
  for (const [name, words] of Object.entries(views)) {
    const [english, chinese] = [entries(words(en), name), entries(words(zh), name)]
    expect(chinese.map(([path]) => path).sort()).toEqual(english.map(([path]) => path).sort())
    const left = chinese.filter(([, text]) => typeof text === 'string' && !/[\u4e00-\u9fff]/.test(text))
    expect(left).toEqual([])
  }
})
