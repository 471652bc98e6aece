import type { PersonChance } from '#shared/insight/goods/person-chance'
import type { GoodsPending } from '#shared/wire/goods'
import { askInsights } from '../ask-insights.ts'
import { askedNow } from '../asked-now.ts'
import type { PersonGoods } from '../objects/insights/goods/goods-desk.ts'
import { insightsOf } from '../objects/names.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'

/** The probability that a person orders within 30 days; null before the first run, or without an order. */
export async function chanceOfOrder(
  env: Env,
  store: StoreRecord,
  person: string,
): Promise<PersonChance | null> {
  const asked = { about: 'person', person, day: askedNow(store).today, margin: store.value.margin } as const
  const said = (await askInsights(insightsOf(env, store.id), 'goods', asked)) as PersonGoods | GoodsPending
  return 'state' in said ? null : said.chance
}
