import { html, nothing, type TemplateResult } from 'lit'
import type { OfferedProduct } from '#shared/wire/recommendation'
import { safeUrl } from '../shelf/attributes.ts'
import { picture, prices, sentence } from '../shelf/card.ts'
import type { Words } from '../shelf/word-list.ts'
import type { Sentence } from '../shelf/wording.ts'

export interface BundleItemView {
  product: OfferedProduct
  /** Position in the bundle, from 0: the page's own product. */
  place: number
  /** What stands before the title of the page's own product; empty for the others. */
  own: string
  /** Why it is here; empty for nothing to say. */
  line: Sentence
  words: Words
  locale: string
  isTicked: boolean
  onTick(isTicked: boolean): void
  onSelect(): void
}

/** One product of a bundle, as a list item with its tick. The page's own product is no link: the shopper is there. */
export function bundleItem(view: BundleItemView): TemplateResult {
  const { product, place, own, line } = view
  const title = html`<span part="title">${own ? html`<b>${own}</b>` : nothing}${product.title}</span>`
  return html`<li part="item" class=${view.isTicked ? '' : 'left'}>
    <input
      part="checkbox"
      id="tick-${place}"
      type="checkbox"
      aria-label=${product.title}
      .checked=${view.isTicked}
      @change=${(event: Event) => view.onTick((event.target as HTMLInputElement).checked)}
    />
    ${
      own
        ? html`<span class="link"><label for="tick-${place}">${picture(product)}</label>${title}</span>`
        : html`<a
            part="link"
            class="link"
            href=${safeUrl(product.url) ?? nothing}
            @click=${view.onSelect}
            @auxclick=${view.onSelect}
            >${picture(product)}${title}</a
          >`
    }
    ${prices(view)} ${line.length ? html`<p part="reason">${sentence(line)}</p>` : nothing}
  </li>`
}
