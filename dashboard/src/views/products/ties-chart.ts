import { html, type TemplateResult } from 'lit'
import type { ProductRule } from '#shared/wire/association'
import type { Kit } from '../../app/kit.ts'
import type { NetworkLink, NetworkNode } from '../../charts/network/layout.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { type Tie, type TiedProduct, tiesOf } from '../../transforms/product-ties.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/network/network.ts'
import { goodsWords } from '../../words/goods.ts'
import { ruleCells } from './together-tables.ts'

/** More pairs than these no picture tells apart; on a phone fewer. */
const most = { wide: 36, narrow: 14 }
const narrow = '(max-width: 760px)'
/** Dots of so many pixels each fit a phone. */
const heights = { least: 280, most: 560, each: 16 }

interface TiesChart {
  kit: Kit
  route: Route
  rules: readonly ProductRule[]
  /** The product whose rules are shown. */
  item: string | null
  go(change: Record<string, string | null>): void
}

/** Products bought together as a network; a chosen one narrows the table below down to it. */
export function tiesChart({ kit, route, rules, item, go }: TiesChart): TemplateResult {
  const { words, format } = kit
  const said = goodsWords(words).together.network
  const { nodes, links, products, pairs } = drawn(kit, rules)
  const chosen = products.findIndex(({ id }) => id === item)
  const title = rules.flatMap(({ left, right }) => [left, right]).find(({ id }) => id === item)?.title
  return html`<kindred-chart
    .words=${words}
    .heading=${
      title ? said.one(title) : said.heading(format.integer(links.length), format.integer(products.length))
    }
    .means=${said.means}
    .lead=${
      item ? html`<a href=${formatRoute(withQuery(route, { item: null }))}>${said.clear}</a>` : said.lead
    }
    .note=${pairs > links.length ? said.few(format.integer(links.length), format.integer(pairs)) : null}
    .table=${ruleCells(kit, rules)}
    file="bought-together"
    .chart=${html`<kindred-network
      .label=${said.label}
      .nodes=${nodes}
      .links=${links}
      .height=${Math.min(heights.most, Math.max(heights.least, nodes.length * heights.each))}
      .characterWidth=${words.locale === 'en' ? 6.6 : 8}
      .chosen=${chosen < 0 ? null : chosen}
      @kindred-mark=${({ detail }: CustomEvent<number>) => {
        const id = products[detail]?.id ?? null
        go({ item: id === item ? null : id })
      }}
    ></kindred-network>`}
  ></kindred-chart>`
}

interface Drawn {
  nodes: NetworkNode[]
  links: NetworkLink[]
  products: TiedProduct[]
  pairs: number
}

const kept = new WeakMap<readonly ProductRule[], { words: unknown; most: number; drawn: Drawn }>()

/** The same lists as before for the same rules: then the chart need not lay them out anew. */
function drawn({ words, format }: Kit, rules: readonly ProductRule[]): Drawn {
  const known = kept.get(rules)
  const shown = matchMedia(narrow).matches ? most.narrow : most.wide
  if (known?.words === words && known.most === shown) return known.drawn
  const { ties, products, pairs } = tiesOf(rules, shown)
  const said = goodsWords(words).together.network
  const nodes = products.map(({ id, title, orders, others }) => ({
    id,
    name: title,
    weight: orders,
    spoken: said.spoken({
      name: title,
      orders: format.integer(orders),
      others: said.list(others),
    }),
  }))
  const drawn = { nodes, links: ties.map(linkOf), products, pairs }
  kept.set(rules, { words, most: shown, drawn })
  return drawn
}

/** Lifts reach over orders of magnitude: their logarithm tells lines apart. */
function linkOf({ a, b, least }: Tie): NetworkLink {
  return { from: a.id, to: b.id, weight: Math.log(Math.max(1, least)) }
}
