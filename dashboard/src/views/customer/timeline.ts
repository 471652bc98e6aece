import { html, nothing, type TemplateResult } from 'lit'
import type { CustomerDetail, TimelineEntry } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { firstLines, type TimelineDay, type TimelineLine, timelineDays } from '../../transforms/timeline.ts'
import { deed, placeName, recommenderName } from '../../words/words.ts'

const shownItems = 3
/** So many lines are shown until somebody asks for the others. */
const newest = 10

/**
 * What a person did, by day of the store, newest first, with the shelf each step came from: the newest lines, or all.
 * `unfold` is asked for the others.
 */
export function timeline(
  kit: Kit,
  person: CustomerDetail,
  isWhole: boolean,
  unfold: () => void,
): TemplateResult {
  const { words, format, login } = kit
  const all = timelineDays(person.timeline, login.time_zone)
  const days = isWhole ? all : firstLines(all, newest)
  const left = linesOf(all) - linesOf(days)
  return html`<section class="section timeline" aria-labelledby="timeline-title">
    <h2 id="timeline-title">${words.customer.timeline}</h2>
    ${days.length === 0 ? html`<p class="soft">${words.customer.timelineEmpty}</p>` : nothing}
    ${days.map(
      ({ at, lines }) => html`<h3>${format.dateLong(at)}</h3>
        <ol>
          ${lines.map((line) => row(kit, line))}
        </ol>`,
    )}
    ${left > 0 ? html`<button class="button more" type="button" @click=${unfold}>${words.customer.unfold(format.integer(left))}</button>` : nothing}
  </section>`
}

const linesOf = (days: readonly TimelineDay[]) => days.reduce((sum, { lines }) => sum + lines.length, 0)

function row({ words, format }: Kit, { entry, times }: TimelineLine): TemplateResult {
  const { at, type, name, items, order_id: order, amount_minor: amount, search_term: term } = entry
  return html`<li class=${name === 'cancelled' ? `${type} cancelled` : type}>
    <time class="soft number" datetime=${new Date(at).toISOString()}>${format.time(at)}</time>
    <p>
      ${deed(words, type, term ? 'search_for' : name)} ${itemList(words.customer.more, format.integer, items)}
      ${term ? html`<b>“${term}”</b>` : nothing}
      ${times > 1 ? html`<span class="soft">${words.customer.times(format.integer(times))}</span>` : nothing}
      ${amount === undefined ? nothing : html`<span class="amount number">${format.money(amount)}</span>`}
      ${order ? html`<span class="soft whole">${words.customer.orderId(order)}</span>` : nothing}
      ${via(words, entry)}
    </p>
  </li>`
}

function itemList(
  more: (count: string) => string,
  count: (value: number) => string,
  items: TimelineEntry['items'],
): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing
  const shown = items.slice(0, shownItems)
  return html`${shown.map(
    (item, index) => html`${index > 0 ? ', ' : nothing}<b title=${item.id}>${item.title || item.id}</b>`,
  )}${items.length > shownItems ? html` <span class="soft">${more(count(items.length - shownItems))}</span>` : nothing}`
}

function via(words: Kit['words'], { name, placement, recommender }: TimelineEntry) {
  if (!placement) return nothing
  const chosenBy = recommender ? recommenderName(words, recommender) : null
  const shelf = words.shelves.one(placeName(words, placement), chosenBy)
  if (name === 'view_item_list') return html`<b>${shelf}</b>`
  return html`<span class="via">${words.customer.viaShelf(shelf)}</span>`
}
