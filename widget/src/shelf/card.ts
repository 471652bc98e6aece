import { html, nothing, type TemplateResult } from 'lit'
import type { OfferedProduct, ShelfProduct } from '#shared/wire/recommendation'
import { safeUrl } from './attributes.ts'
import { priceText } from './price.ts'
import type { Words } from './word-list.ts'
import { fill, number, plain, type Sentence } from './wording.ts'

/** A product whose price is to be shown. */
export interface Priced {
  product: OfferedProduct
  words: Words
  locale: string
}

export interface CardView extends Priced {
  product: ShelfProduct
  /** The reason line; empty for none. */
  line: Sentence
  isAdded: boolean
  /** Hidden by the shopper: the card is kept, unseen, so that bringing it back is nothing. */
  isGone: boolean
  hasCart: boolean
  hasHide: boolean
  onSelect(): void
  onAdd(): void
  onHide(event: Event): void
}

/** One product of a shelf, as a list item. */
export function card(view: CardView): TemplateResult {
  const { product, words } = view
  const add = view.isAdded ? words.added : words.add
  return html`<li part="card" ?hidden=${view.isGone}>
    <a part="link" href=${safeUrl(product.url) ?? nothing} @click=${view.onSelect} @auxclick=${view.onSelect}>
      ${picture(product)}
      <span part="title">${product.title}</span>
    </a>
    ${
      view.hasHide
        ? html`<button
            part="hide"
            type="button"
            title=${words.hide}
            aria-label="${words.hide}: ${product.title}"
            @click=${view.onHide}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 6 12 12M18 6 6 18" /></svg>
          </button>`
        : nothing
    }
    ${prices(view)} ${stars(view)}
    ${view.line.length ? html`<p part="reason">${sentence(view.line)}</p>` : nothing}
    ${
      view.hasCart
        ? html`<button
            part="button"
            type="button"
            aria-label="${add}: ${product.title}"
            @click=${view.onAdd}
          >
            ${add}
          </button>`
        : nothing
    }
  </li>`
}

/** A sentence with the names of products set apart. */
export function sentence(parts: Sentence) {
  return parts.map((part) => (typeof part === 'string' ? part : html`<cite>${part.title}</cite>`))
}

/** The picture, decorative beside the title; without one, or when it fails to load, the title's first letter. */
export function picture({ image_url, title }: OfferedProduct) {
  const src = safeUrl(image_url)
  const fails = (event: Event) => (event.target as Element).remove()
  return html`<span part="image" aria-hidden="true">
    <span class="initial">${[...title][0]}</span>
    ${src ? html`<img src=${src} alt="" loading="lazy" decoding="async" @error=${fails} />` : nothing}
  </span>`
}

/** The price, with the former one struck when it was higher. */
export function prices({ product, words, locale }: Priced) {
  const { price_minor, list_price_minor = 0, currency } = product
  const price = priceText(price_minor, currency, locale)
  if (list_price_minor <= price_minor) return html`<p part="price">${price}</p>`
  return html`<p part="price">
    <span class="unseen">${words.price}</span> ${price}
    <s part="list-price"
      ><span class="unseen">${words.listPrice}</span> ${priceText(list_price_minor, currency, locale)}</s
    >
  </p>`
}

function stars({ product, words, locale }: CardView) {
  const { rating, rating_count } = product
  if (!rating) return nothing
  const say = (template: string, counts: Record<string, number>) => plain(fill(template, counts, locale))
  const said = say(words.rating, { rating })
  const counted = rating_count ? `, ${say(words.ratingCount, { count: rating_count })}` : ''
  return html`<p part="rating">
    <span class="stars" role="img" aria-label=${said + counted} .style=${`--_rating:${Math.min(rating, 5) * 20}%`}
      >★★★★★</span
    >
    ${rating_count ? html`<span aria-hidden="true">${number(rating_count, locale)}</span>` : nothing}
  </p>`
}
