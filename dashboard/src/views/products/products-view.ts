import { html, type TemplateResult } from 'lit'
import type { Kit } from '../../app/kit.ts'
import { partLinks, partOf } from '../../element/choice-links.ts'
import { LightElement } from '../../element/light-element.ts'
import type { Route } from '../../route/route.ts'
import './goods-part.ts'
import './together-part.ts'
import './traffic-part.ts'
import './products-view.css'
import { goodsWords } from '../../words/goods.ts'

const productParts = ['together', 'goods', 'traffic'] as const

/** `<kindred-products-view>`: what goes with what, each product by itself, and how people come to buy. */
export class ProductsViewElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route

  protected override render() {
    const { tabs, tab } = goodsWords(this.kit.words)
    return html`${partLinks(this.route, { label: tabs, parts: productParts, names: tab })} ${this.#part()}`
  }

  #part(): TemplateResult {
    const { kit, route } = this
    const part = partOf(route, productParts)
    if (part === 'goods') return html`<kindred-goods-part .kit=${kit} .route=${route}></kindred-goods-part>`
    if (part === 'traffic')
      return html`<kindred-traffic-part .kit=${kit} .route=${route}></kindred-traffic-part>`
    return html`<kindred-together-part .kit=${kit} .route=${route}></kindred-together-part>`
  }
}

if (!customElements.get('kindred-products-view'))
  customElements.define('kindred-products-view', ProductsViewElement)
