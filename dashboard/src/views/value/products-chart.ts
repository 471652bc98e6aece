import { html, type TemplateResult } from 'lit'
import type { ProductReport } from '#shared/wire/goods'
import type { Kit } from '../../app/kit.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'

/** The share of products that the heading is about. */
const told = 0.2
/** A title longer than this is cut in the drawing; the table has it whole. */
const titleLength = 30

/** The products that bring most, and what they bring together, the best first. */
export function productsChart({ words, format, login }: Kit, report: ProductReport): TemplateResult {
  const said = words.value.products
  const brings = report.spread.top.find(({ share }) => share === told)?.brings ?? 0
  const text = (revenue: number, upTo: number) => said.bar(format.money(revenue), format.percentShort(upTo))
  return html`<kindred-chart
    .words=${words}
    .heading=${said.heading(format.percentShort(told), format.percentShort(brings))}
    .means=${said.means}
    .lead=${said.lead(format.range(report.from, report.to), format.integer(report.spread.products))}
    file="best-products"
    .table=${{
      columns: [
        { name: said.columns.product },
        { name: said.columns.revenue, end: true },
        { name: said.columns.share, end: true },
        { name: said.columns.upTo, end: true },
      ],
      rows: report.products.map(({ title, revenue_minor: revenue, share, share_up_to: upTo }) => [
        title,
        { text: format.money(revenue), value: revenue / minorUnits(login.currency) },
        { text: format.percent(share), value: share },
        { text: format.percent(upTo), value: upTo },
      ]),
    }}
    .chart=${html`<kindred-bars
      .label=${said.label}
      .characterWidth=${words.locale === 'en' ? 7 : 9}
      .bars=${report.products.map(({ title, revenue_minor: revenue, share_up_to: upTo }) => ({
        name: short(title),
        value: Math.max(0, revenue),
        text: text(revenue, upTo),
      }))}
    ></kindred-bars>`}
  ></kindred-chart>`
}

function short(title: string): string {
  return title.length > titleLength ? `${title.slice(0, titleLength - 1).trimEnd()}…` : title
}
