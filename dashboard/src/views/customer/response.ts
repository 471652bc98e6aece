import { html, nothing, type TemplateResult } from 'lit'
import type { Portrait } from '#shared/wire/portrait'
import type { Kit } from '../../app/kit.ts'
import { placeName, recommenderName } from '../../words/words.ts'
import { tile } from './tile.ts'
import '../../element/term.ts'

/** How somebody responds: to shelves, and to discounts and reduced products. */
export function response(kit: Kit, { response: told }: Portrait): TemplateResult {
  const { words, format } = kit
  const { response: said } = words.portrait
  const { shelves_seen: seen, clicks, click_rate: rate, promotions } = told
  const { share, on_offer: onOffer, average_on_offer_minor: average } = promotions
  const other = promotions.average_otherwise_minor
  const whole = format.integer
  return html`<section class="section response" aria-labelledby="response-title">
    <h2 id="response-title"><kindred-term .label=${said.title} .definition=${said.means}></kindred-term></h2>
    <dl class="figures number">
      ${tile(said.clicks, said.clicksMeans, rate === null ? words.none : format.percent(rate), rate === null ? said.noShelf : said.clicksOf(whole(clicks), whole(seen)))}
      ${tile(said.followed, said.followedMeans, whole(told.orders_after_click))}
      ${share === null ? nothing : tile(said.offers, said.offersMeans, format.percent(share), said.offersOf(whole(onOffer), whole(promotions.orders)))}
      ${average === null ? nothing : tile(said.average, said.averageMeans, format.money(average), other === null ? '' : said.otherwise(format.money(other)))}
    </dl>
    ${promotions.discount_minor > 0 ? html`<p class="soft note">${said.saved(format.money(promotions.discount_minor))}</p>` : nothing}
    ${told.shelves.length > 0 ? shelves(kit, told.shelves) : nothing}
  </section>`
}

function shelves({ words, format }: Kit, list: Portrait['response']['shelves']): TemplateResult {
  const { response: said } = words.portrait
  const name = (placement: string, recommender: string) =>
    words.shelves.one(placeName(words, placement), recommenderName(words, recommender))
  return html`<h3>${said.shelves}</h3>
    <ul class="soft">
      ${list.map(
        ({ placement, recommender, clicks, orders }) => html`<li>
          ${name(placement, recommender)}
          <span class="number">${said.shelf(format.integer(clicks), format.integer(orders))}</span>
        </li>`,
      )}
    </ul>`
}
