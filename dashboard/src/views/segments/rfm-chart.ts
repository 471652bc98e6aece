import { html, nothing, type TemplateResult } from 'lit'
import type { BaseSegments } from '#shared/wire/customer-base'
import type { Kit } from '../../app/kit.ts'
import type { MarkPlace } from '../../charts/marks/roving.ts'
import type { Route } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/size-grid/size-grid.ts'
import '../people-list/people-list.ts'

interface RfmChart {
  kit: Kit
  route: Route
  grid: BaseSegments['rfm']['grid']
  /** Ranks are among a segment's people: no list of customers knows them. */
  some: boolean
  go(change: Record<string, string | null>): void
}

const scores = [1, 2, 3, 4, 5]
/** Orders that each score of frequency stands for. */
const orders = ['1', '2', '3–4', '5–7', '8+']
/** The most recent stand at the top. */
const recencies = scores.toReversed()

/** Customers by recency and frequency: a square as large as they are many and as strong as what one is worth. */
export function rfmChart({ kit, route, grid, some, go }: RfmChart): TemplateResult {
  const { words, format } = kit
  const said = words.kinds.rfm
  const all = grid.reduce((sum, { customers }) => sum + customers, 0)
  const top = grid.filter(({ recency, frequency }) => recency >= 4 && frequency >= 4)
  const best = top.reduce((sum, { customers }) => sum + customers, 0)
  const field = some ? null : fieldIn(route, grid)
  return html`<kindred-chart
      .words=${words}
      .heading=${said.heading(format.percent(all > 0 ? best / all : 0))}
      .means=${said.means}
      .lead=${some ? said.lead : `${said.lead} ${said.hint}`}
      file="rfm"
      .table=${table(kit, grid)}
      .chart=${html`<kindred-size-grid
        .label=${said.label}
        .columns=${orders}
        .rows=${recencies.map((score) => said.recency(score))}
        .axis=${said.axis}
        .characterWidth=${words.locale === 'en' ? 7 : 13}
        .cells=${grid.map(({ recency, frequency, customers, worth }) => {
          const mean = customers > 0 ? worth / customers : 0
          const text = customers > 0 ? format.integer(customers) : words.none
          return {
            column: frequency - 1,
            row: 5 - recency,
            size: customers,
            value: Math.max(0, mean),
            text,
            spoken: said.spoken({
              recency,
              frequency,
              people: text,
              mean: format.moneyWhole(mean),
              worth: format.moneyWhole(worth),
            }),
          }
        })}
        .chosen=${field && { row: 5 - field.recency, column: field.frequency - 1 }}
        @kindred-mark=${({ detail }: CustomEvent<MarkPlace>) =>
          some ? undefined : go({ field: `${5 - detail.row}-${detail.column + 1}`, group: null })}
      ></kindred-size-grid>`}
    ></kindred-chart>
    ${
      field
        ? html`<kindred-people-list
            .kit=${kit}
            .filter=${fieldFilter(field)}
            .tell=${(people: string) => said.chosen(people, field.recency, field.frequency)}
            .name=${said.segment(field.recency, field.frequency)}
            @kindred-close=${() => go({ field: null })}
          ></kindred-people-list>`
        : nothing
    }`
}

function fieldIn({ query }: Route, grid: RfmChart['grid']) {
  return grid.find(({ recency, frequency }) => query.field === `${recency}-${frequency}`) ?? null
}

function fieldFilter({ recency, frequency }: { recency: number; frequency: number }): Record<string, string> {
  return {
    rfm_recency_min: String(recency),
    rfm_recency_max: String(recency),
    rfm_frequency_min: String(frequency),
    rfm_frequency_max: String(frequency),
  }
}

function table({ words, format, login }: Kit, grid: RfmChart['grid']) {
  const { columns } = words.kinds.rfm
  const unit = minorUnits(login.currency)
  return {
    columns: [
      { name: columns.recency },
      { name: columns.frequency },
      { name: columns.people, end: true },
      { name: columns.worth, end: true },
    ],
    rows: grid.map(({ recency, frequency, customers, worth }) => [
      { text: format.integer(recency), value: recency },
      { text: format.integer(frequency), value: frequency },
      { text: format.integer(customers), value: customers },
      { text: format.money(worth), value: worth / unit },
    ]),
  }
}
