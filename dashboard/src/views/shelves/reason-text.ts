import type { Reason } from '#shared/wire/reason'
import type { Kit } from '../../app/kit.ts'
import { earningWords } from '../../words/earning.ts'

/** Why a product is shown, in the merchant's words. */
export function reasonText({ words, format }: Kit, reason: Reason): string {
  const { because: said } = earningWords(words)
  const counted = (text: string, { people, of }: { people?: number; of?: number }) =>
    people !== undefined && of !== undefined
      ? text + said.people(format.integer(people), format.integer(of))
      : text
  switch (reason.because) {
    case 'viewed':
      return said.viewed(reason.item.title)
    case 'also_viewed':
    case 'bought_together':
    case 'viewed_then_bought':
      return counted(said[reason.because](reason.item.title), reason)
    case 'similar':
      return said.similar(reason.item.title, reason.shared ?? null)
    case 'history':
      return (reason.did === 'bought' ? said.bought : said.looked)(reason.item.title)
    case 'brand':
      return said.brand(reason.brand)
    case 'category':
      return said.category(reason.category)
    case 'on_sale':
      return said.on_sale(reason.percent === undefined ? null : format.percent(reason.percent / 100))
    case 'to_free_shipping':
      return said.to_free_shipping(format.money(reason.missing_minor))
    default:
      return said[reason.because]
  }
}
