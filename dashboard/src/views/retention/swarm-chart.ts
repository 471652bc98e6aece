import { html, type TemplateResult } from 'lit'
import { aliveFrom } from '#shared/insight/alive-grid'
import type { BaseRetention } from '#shared/wire/customer-base'
import type { Kit } from '../../app/kit.ts'
import { peopleIn, type SwarmBrush } from '../../charts/swarm/layout.ts'
import { formatRoute, type Route, segmentIn, withQuery } from '../../route/route.ts'
import {
  type AliveSwarm,
  aliveSwarm,
  brushFilter,
  brushOf,
  brushText,
  slippingBrush,
  spentFrom,
} from '../../transforms/alive-swarm.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/swarm/swarm.ts'
import '../people-list/people-list.ts'

interface SwarmChart {
  kit: Kit
  route: Route
  grid: BaseRetention['alive_by_worth']
  go(change: Record<string, string | null>): void
}

/** Everybody by spend and by the chance of ordering again, with a brush; and the people it holds. */
export function swarmChart({ kit, route, grid, go }: SwarmChart): TemplateResult {
  const { words, format } = kit
  const said = words.retention.swarm
  const swarm = aliveSwarm(grid)
  const cells = swarm.fields.map((field) => ({ ...field, spoken: spoken(kit, swarm, field) }))
  const slipping = slippingBrush(swarm)
  const brush = brushOf(route.query.brush, swarm)
  const heading = slipping
    ? said.heading(
        format.integer(peopleIn(cells, slipping)),
        format.moneyShort(spentFrom(swarm.firstRow + slipping.rows[0])),
      )
    : said.headingNone
  return html`<kindred-chart
      .words=${words}
      .heading=${heading}
      .means=${said.means}
      .lead=${lead(kit, route, swarm, { slipping, brush })}
      file="customers-by-chance-and-spend"
      .table=${table(kit, swarm)}
      .chart=${html`<kindred-swarm
        .label=${said.label}
        .cells=${memo(cells)}
        .columns=${swarm.columns}
        .rows=${swarm.rows}
        .tickX=${(edge: number) => (edge % 4 === 0 ? format.percent(aliveFrom(edge)) : '')}
        .tickY=${(edge: number) => tickOfWorth(kit, swarm, edge)}
        .axes=${said.axes}
        .tellDots=${(people: number) => said.dots(people, format.integer(people))}
        .brush=${brush}
        @kindred-brush=${({ detail }: CustomEvent<SwarmBrush>) => go({ brush: brushText(detail, swarm) })}
      ></kindred-swarm>`}
    ></kindred-chart>
    ${brush ? people(kit, route, swarm, { brush, go }) : ''}`
}

let kept: { key: string; cells: unknown } | null = null

/** The same list as before while it says the same: then the chart need not lay thousands of dots out anew. */
function memo<T>(cells: T): T {
  const key = JSON.stringify(cells)
  if (kept?.key !== key) kept = { key, cells }
  return kept.cells as T
}

function lead(
  { words }: Kit,
  route: Route,
  swarm: AliveSwarm,
  { slipping, brush }: { slipping: SwarmBrush | null; brush: SwarmBrush | null },
): TemplateResult {
  const said = words.retention.swarm
  const to = (text: string | null) => formatRoute(withQuery(route, { brush: text }))
  return html`${said.hint}
  ${slipping ? html`<a href=${to(brushText(slipping, swarm))}>${said.slipping}</a>` : ''}
  ${brush ? html` · <a href=${to(null)}>${said.clear}</a>` : ''}`
}

function people(
  kit: Kit,
  route: Route,
  swarm: AliveSwarm,
  { brush, go }: { brush: SwarmBrush; go: SwarmChart['go'] },
): TemplateResult {
  const { words } = kit
  const said = words.retention.swarm
  const [alive, spent] = [aliveText(kit, brush), spentText(kit, swarm, brush)]
  return html`<kindred-people-list
    .kit=${kit}
    .filter=${{ ...segmentIn(route), ...brushFilter(brush, swarm) }}
    .tell=${(count: string) => said.chosen(count, alive, spent)}
    .name=${said.segment(alive, spent)}
    @kindred-close=${() => go({ brush: null })}
  ></kindred-people-list>`
}

function aliveText({ words, format }: Kit, { columns }: Pick<SwarmBrush, 'columns'>): string {
  return words.retention.swarm.range(
    format.percent(aliveFrom(columns[0])),
    format.percent(aliveFrom(columns[1] + 1)),
  )
}

function spentText(
  { words, format }: Kit,
  { firstRow, rows: all }: AliveSwarm,
  { rows }: Pick<SwarmBrush, 'rows'>,
): string {
  const isOpen = rows[1] >= all - 1
  return words.retention.swarm.range(
    format.moneyShort(spentFrom(firstRow + rows[0])),
    isOpen ? null : format.moneyShort(spentFrom(firstRow + rows[1] + 1)),
  )
}

function tickOfWorth({ format }: Kit, { firstRow }: AliveSwarm, edge: number): string {
  const step = firstRow + edge
  return format.moneyShort(spentFrom(step))
}

function spoken(kit: Kit, swarm: AliveSwarm, { column, row, count }: AliveSwarm['fields'][number]): string {
  const field: SwarmBrush = { columns: [column, column], rows: [row, row] }
  return kit.words.retention.swarm.spoken({
    alive: aliveText(kit, field),
    spent: spentText(kit, { ...swarm, rows: Number.POSITIVE_INFINITY }, field),
    people: count,
    text: kit.format.integer(count),
  })
}

function table(kit: Kit, swarm: AliveSwarm) {
  const { words, format, login } = kit
  const { columns } = words.retention.swarm
  const unit = minorUnits(login.currency)
  return {
    columns: [
      { name: columns.spent },
      { name: columns.alive },
      { name: columns.people, end: true },
      { name: columns.worth, end: true },
    ],
    rows: [...swarm.fields].reverse().map((field) => {
      const at: SwarmBrush = { columns: [field.column, field.column], rows: [field.row, field.row] }
      return [
        spentText(kit, { ...swarm, rows: Number.POSITIVE_INFINITY }, at),
        aliveText(kit, at),
        { text: format.integer(field.count), value: field.count },
        { text: format.money(field.worth), value: field.worth / unit },
      ]
    }),
  }
}
