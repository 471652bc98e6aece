import { html, nothing, type TemplateResult } from 'lit'
import type { ShelfProduct } from '#shared/wire/recommendation'
import { safeUrl } from './attributes.ts'
import { priceText } from './price.ts'
import { fill, number, plain, type Sentence, type Words } from './words.ts'

export interface CardView {
  product: ShelfProduct
  /** The reason line; empty for none. */
  line: Sentence
  words: Words
  locale: string
  isAdded: boolean
  hasCart: boolean
  onSelect(): void
  onAdd(): void
}

/** One product of a shelf, as a list item. */
export function card(view: CardView): TemplateResult {
  const { product, words } = view
  const add = view.isAdded ? words.added : words.add
  return html`<li part="card">
    <a part="link" href=${safeUrl(product.url) ?? nothing} @click=${view.onSelect} @auxclick=${view.onSelect}>
      ${picture(product)}
      <span part="title">${product.title}</span>
    </a>
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
function picture({ image_url, title }: ShelfProduct) {
  const src = safeUrl(image_url)
  const fails = (event: Event) => (event.target as Element).remove()
  return html`<span part="image" aria-hidden="true">
    <span class="initial">${[...title][0]}</span>
    ${src ? html`<img src=${src} alt="" loading="lazy" decoding="async" @error=${fails} />` : nothing}
  </span>`
}

function prices({ product, words, locale }: CardView) {
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
  const said = plain(fill(words.rating, { rating: number(rating, locale) }))
  const count = rating_count ? number(rating_count, locale) : ''
  const counted = count && `, ${plain(fill(words.ratingCount, { count }))}`
  return html`<p part="rating">
    <span class="stars" role="img" aria-label=${said + counted} .style=${`--_rating:${Math.min(rating, 5) * 20}%`}
      >★★★★★</span
    >
    ${count ? html`<span aria-hidden="true">${count}</span>` : nothing}
  </p>`
}
