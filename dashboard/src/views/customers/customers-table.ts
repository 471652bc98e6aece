import { html, nothing, type TemplateResult } from 'lit'
import type { CustomerList, CustomerRow, CustomerSort, ListedCustomer } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { personKey } from '../../transforms/person.ts'
import { type ColumnName, cellOf, isText, plainValue, sortOf } from './columns.ts'
import { knownByModels } from './usual-columns.ts'
import '../../element/term.ts'

interface CustomersTable {
  kit: Kit
  route: Route
  list: CustomerList
  columns: readonly ColumnName[]
  /** Whether the models may still say something of these people. */
  isAwaited: boolean
  sort: CustomerSort
  direction: 'asc' | 'desc'
}

/** So many columns fit on a phone, beside the one that is sorted by. */
const onPhones = 2

/** One line a person; the heads of what can be sorted by are links, those of the sorted one turn it round. */
export function customersTable(table: CustomersTable): TemplateResult {
  const { kit, route, list, columns } = table
  const { words } = kit
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${words.customers.title}>
    <table class="customers">
      <thead>
        <tr>
          <th scope="col">${words.customers.columns.person}</th>
          ${columns.map((column) => head(table, column))}
        </tr>
      </thead>
      <tbody>
        ${list.customers.map(
          (row) => html`<tr>
            <th scope="row">${person(kit, route, row)}</th>
            ${columns.map((column) => html`<td class=${classes(table, column)}>${cell(table, row, column)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function cell({ kit, isAwaited }: CustomersTable, row: ListedCustomer, column: ColumnName) {
  const isOnItsWay = isAwaited && knownByModels(row, column) && plainValue(kit, row, column) === null
  return isOnItsWay
    ? html`<span class="soft" title=${kit.words.customers.workedOut}>…</span>`
    : cellOf(kit, row, column)
}

function head(table: CustomersTable, column: ColumnName): TemplateResult {
  const { words } = table.kit
  const label = words.customers.columns[column]
  const means = words.customers.means[column]
  const sortable = sortOf(column)
  const isSorted = sortable === table.sort
  const { direction } = table
  return html`<th
    scope="col"
    class=${classes(table, column)}
    aria-sort=${isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : nothing}
  >
    ${sortable ? sorter(table, sortable, label) : means ? html`<kindred-term .label=${label} .definition=${means}></kindred-term>` : label}
  </th>`
}

function sorter({ route, sort, direction }: CustomersTable, by: CustomerSort, label: string): TemplateResult {
  const isSorted = by === sort
  const turned = isSorted && direction === 'desc' ? 'asc' : null
  return html`<a class="sort" href=${formatRoute(withQuery(route, { sort: by, direction: turned, cursor: null }))}
    >${label}<span aria-hidden="true">${isSorted ? (direction === 'asc' ? ' ↑' : ' ↓') : ''}</span></a
  >`
}

function classes({ columns, sort }: CustomersTable, column: ColumnName): string {
  const isShown = columns.indexOf(column) < onPhones || sortOf(column) === sort
  return [isText(column) ? '' : 'end', isShown ? '' : 'roomy'].filter(Boolean).join(' ')
}

function person({ words }: Kit, route: Route, { id, kind, name }: CustomerRow): TemplateResult {
  const label = words.person[kind](personKey(id).short)
  const href = formatRoute({ ...route, id })
  return html`<a class="person" href=${href}>${name || label}</a>
    ${name ? html`<span class="soft">${label}</span>` : nothing}`
}
