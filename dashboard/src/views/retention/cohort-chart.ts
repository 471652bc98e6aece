import { html, nothing, type TemplateResult } from 'lit'
import type { BaseRetention } from '#shared/wire/customer-base'
import type { Kit } from '../../app/kit.ts'
import type { HeatCell } from '../../charts/heat-map/layout.ts'
import type { MarkPlace } from '../../charts/marks/roving.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import { type Route, segmentIn } from '../../route/route.ts'
import {
  type CohortMetric,
  cellValue,
  cohortFilter,
  cohortMetrics,
  meanValueAfter,
  monthAfter,
  orderedByMonth,
  shownCohorts,
  shownMonths,
  strongest,
} from '../../transforms/cohort-map.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/heat-map/heat-map.ts'
import '../people-list/people-list.ts'

type Cohort = BaseRetention['cohorts'][number]

interface CohortChart {
  kit: Kit
  route: Route
  cohorts: readonly Cohort[]
  /** Asks for another address. */
  go(change: Record<string, string | null>): void
}

/** Customers by the month of their first order, and what became of them; with the people of the chosen field. */
export function cohortChart({ kit, route, cohorts, go }: CohortChart): TemplateResult {
  const { words, format } = kit
  const said = words.retention.cohorts
  const metric = cohortMetrics.find((known) => known === route.query.show) ?? 'people'
  const shown = shownCohorts(cohorts, metric)
  const chosen = chosenIn(route, shown.cohorts)
  const cellAt = (cohort: Cohort, after: number) => cohort.cells[after]
  return html`<kindred-chart
      .words=${words}
      .heading=${headingOf(kit, cohorts, metric)}
      .means=${said.means}
      .note=${cohorts.length > shownMonths ? said.older(format.integer(shownMonths)) : null}
      .choices=${choices(kit, route, metric)}
      file="cohorts"
      .table=${table(kit, cohorts)}
      .chart=${html`<kindred-heat-map
        .label=${said.label}
        .hint=${said.hint}
        .columns=${shown.after.map((after) => format.integer(after))}
        .rows=${shown.cohorts.map((cohort) => ({
          name: format.month(`${cohort.name}-01`),
          beside: format.integer(cohort.customers),
          cells: shown.after.map((after) => {
            const cell = cellAt(cohort, after)
            return cell ? heatCell(kit, cohort, cell, metric) : null
          }),
        }))}
        .top=${strongest(shown.cohorts, metric)}
        .titles=${{ rows: said.columns.cohort, beside: said.columns.customers, columns: said.columns.after }}
        .chosen=${chosen && { row: chosen.row, column: shown.after.indexOf(chosen.after) }}
        .characterWidth=${words.locale === 'en' ? 7 : 9}
        @kindred-mark=${({ detail }: CustomEvent<MarkPlace>) =>
          go({
            cohort: shown.cohorts[detail.row]?.name ?? null,
            after: String(shown.after[detail.column]),
            who: null,
          })}
      ></kindred-heat-map>`}
    ></kindred-chart>
    ${chosen ? people(kit, route, chosen, go) : nothing}`
}

/** The field that an address chooses, if it is one of these cohorts'. */
function chosenIn({ query }: Route, cohorts: readonly Cohort[]) {
  const row = cohorts.findIndex(({ name }) => name === query.cohort)
  const after = Number(query.after ?? Number.NaN)
  return row >= 0 && cohorts[row]!.cells[after] ? { row, after, cohort: cohorts[row]!.name } : null
}

function people(
  kit: Kit,
  route: Route,
  { cohort, after }: { cohort: string; after: number },
  go: CohortChart['go'],
): TemplateResult {
  const { words, format } = kit
  const said = words.retention.cohorts
  const which = route.query.who === 'missed' && after > 0 ? 'missed' : 'came'
  const first = format.month(`${cohort}-01`)
  const month = format.month(monthAfter(cohort, after).from)
  const tell = (count: string) => {
    if (after === 0) return said.chosenFirst(count, first)
    return which === 'came' ? said.chosen(count, first, month) : said.missed(count, first, month)
  }
  const name =
    after === 0
      ? said.segmentFirst(first)
      : which === 'came'
        ? said.segment(first, month)
        : said.gone(first, month)
  return html`<div class="of-field">
    ${
      after > 0
        ? choiceLinks({
            route,
            key: 'who',
            label: said.which,
            names: ['came', 'missed'],
            chosen: which,
            word: (one) => said.whichOnes[one],
          })
        : nothing
    }
    <kindred-people-list
      .kit=${kit}
      .filter=${{ ...segmentIn(route), ...cohortFilter(cohort, after, which) }}
      .tell=${tell}
      .name=${name}
      @kindred-close=${() => go({ cohort: null, after: null, who: null })}
    ></kindred-people-list>
  </div>`
}

function choices({ words }: Kit, route: Route, metric: CohortMetric): TemplateResult {
  const said = words.retention.cohorts
  return choiceLinks({
    route,
    key: 'show',
    label: said.show,
    names: cohortMetrics,
    chosen: metric,
    word: (name) => said.metric[name],
  })
}

function headingOf({ words, format }: Kit, cohorts: readonly Cohort[], metric: CohortMetric): string {
  const said = words.retention.cohorts
  const months = orderedByMonth(cohorts)
  const [, second] = months
  if (!second) return said.early
  if (metric === 'people') return said.heading.people(format.percent(second.share), said.after(1))
  if (metric === 'revenue') return said.heading.revenue(format.money(strongest(cohorts, 'revenue')))
  const after = Math.min(3, months.length - 1)
  return said.heading.value(format.money(meanValueAfter(cohorts, after) ?? 0), said.after(after))
}

function heatCell(kit: Kit, cohort: Cohort, cell: Cohort['cells'][number], metric: CohortMetric): HeatCell {
  const { words, format } = kit
  const value = cellValue(cell, metric)
  return {
    value,
    text: metric === 'people' ? format.percentShort(value) : format.moneyShort(value),
    spoken: words.retention.cohorts.spoken({
      cohort: format.month(`${cohort.name}-01`),
      customers: format.integer(cohort.customers),
      month: format.month(monthAfter(cohort.name, cell.after).from),
      people: format.integer(cell.people),
      share: format.percentShort(cell.share),
      revenue: format.moneyShort(cell.revenue),
      value: format.moneyShort(cell.cumulative_per_customer),
      incomplete: !cell.complete,
    }),
    incomplete: !cell.complete,
  }
}

/** Every field of every cohort: a row each. */
function table({ words, format, login }: Kit, cohorts: readonly Cohort[]) {
  const said = words.retention.cohorts
  const unit = minorUnits(login.currency)
  return {
    columns: [
      { name: said.columns.cohort },
      { name: said.columns.customers, end: true },
      { name: said.columns.after, end: true },
      { name: said.metric.people, end: true },
      { name: '%', end: true },
      { name: said.metric.revenue, end: true },
      { name: said.metric.value, end: true },
      { name: '' },
    ],
    rows: cohorts.flatMap(({ name, customers, cells }) =>
      cells.map((cell) => [
        { text: format.month(`${name}-01`), value: name },
        { text: format.integer(customers), value: customers },
        { text: format.integer(cell.after), value: cell.after },
        { text: format.integer(cell.people), value: cell.people },
        { text: format.percent(cell.share), value: cell.share },
        { text: format.money(cell.revenue), value: cell.revenue / unit },
        {
          text: format.money(cell.cumulative_per_customer),
          value: cell.cumulative_per_customer / unit,
        },
        cell.complete ? '' : words.charts.incomplete,
      ]),
    ),
  }
}
