import { html, nothing, type TemplateResult } from 'lit'
import { type CustomerList, type CustomerRow, type CustomerSort, customerSorts } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { personKey } from '../../transforms/person.ts'

interface CustomersTable {
  kit: Kit
  route: Route
  list: CustomerList
  sort: CustomerSort
}

type Column = 'revenue' | 'net' | 'orders' | 'sessions' | 'last_seen' | 'first_seen'

interface ColumnSpec {
  name: Column
  /** Whether phones show it too. */
  narrow: boolean
}

const columns: ColumnSpec[] = [
  { name: 'revenue', narrow: true },
  { name: 'net', narrow: false },
  { name: 'orders', narrow: true },
  { name: 'sessions', narrow: false },
  { name: 'last_seen', narrow: true },
  { name: 'first_seen', narrow: false },
]

/** One line a person; the heads of what can be sorted by are links. */
export function customersTable({ kit, route, list, sort }: CustomersTable): TemplateResult {
  const { words } = kit
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${words.customers.title}>
    <table class="customers">
      <thead>
        <tr>
          <th scope="col">${words.customers.columns.person}</th>
          ${columns.map((column) => head(kit, route, sort, column))}
        </tr>
      </thead>
      <tbody>
        ${list.customers.map(
          (row) => html`<tr>
            <th scope="row">${person(kit, route, row)}</th>
            ${columns.map(
              ({ name, narrow }) =>
                html`<td class=${classes(narrow || name === sort)}>${cell(kit, row, name)}</td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function head({ words }: Kit, route: Route, sort: CustomerSort, { name, narrow }: ColumnSpec) {
  const label = words.customers.columns[name]
  const sortable = customerSorts.find((known) => known === name)
  const isSorted = sortable === sort
  return html`<th
    scope="col"
    class=${classes(narrow || isSorted)}
    aria-sort=${isSorted ? 'descending' : nothing}
  >
    ${
      sortable
        ? html`<a class="sort" href=${formatRoute(withQuery(route, { sort: sortable, cursor: null }))}
            >${label}<span aria-hidden="true">${isSorted ? ' ↓' : ''}</span></a
          >`
        : label
    }
  </th>`
}

const classes = (onPhones: boolean) => (onPhones ? 'end' : 'end roomy')

function person({ words }: Kit, route: Route, { id, kind, name }: CustomerRow): TemplateResult {
  const label = words.person[kind](personKey(id).short)
  const href = formatRoute({ ...route, id })
  return html`<a class="person" href=${href}>${name || label}</a>
    ${name ? html`<span class="soft">${label}</span>` : nothing}`
}

function cell({ words, format, now }: Kit, row: CustomerRow, column: Column) {
  switch (column) {
    case 'revenue':
      return row.orders === 0 ? words.none : format.money(row.revenue_minor)
    case 'net':
      return row.orders === 0 ? words.none : format.money(row.net_revenue_minor)
    case 'orders':
      return format.integer(row.orders)
    case 'sessions':
      return format.integer(row.sessions)
    case 'last_seen':
      return when(format.agoShort(row.last_seen_at, now()), format.date(row.last_seen_at), row.last_seen_at)
    case 'first_seen':
      return when(format.date(row.first_seen_at), null, row.first_seen_at)
    default:
      return column satisfies never
  }
}

function when(text: string, title: string | null, ms: number) {
  return html`<time datetime=${new Date(ms).toISOString()} title=${title ?? nothing}>${text}</time>`
}
