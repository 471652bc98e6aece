import type { GoodsName } from '#shared/wire/goods'
import { catalogueOf } from '../objects/names.ts'

/** What products of these catalogue numbers are called; those that are gone keep their last name. */
export async function goodsNames(
  env: Env,
  store: string,
  numbers: readonly number[],
): Promise<Map<number, GoodsName>> {
  const wanted = [...new Set(numbers)].filter((n) => n > 0)
  if (wanted.length === 0) return new Map()
  const { byNumber } = await catalogueOf(env, store).describe([], wanted)
  return new Map(
    wanted.flatMap((n, i) => {
      const product = byNumber[i]
      return product ? [[n, { id: product.id, title: product.title }] as const] : []
    }),
  )
}
