import { html, nothing, type TemplateResult } from 'lit'
import { type Cell, type ChartTable, cellOf } from './chart-table.ts'

/** So many rows are shown; a file has them all. */
export const mostRows = 200

/** A table of data as HTML, in a box that scrolls sideways by itself; `label` names it to those who cannot see it. */
export function dataTable(
  { columns, rows }: ChartTable,
  label: string,
  more: (rows: number) => string,
): TemplateResult {
  const end = (index: number) => (columns[index]?.end ? 'end' : '')
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${label}>
      <table class="data">
        <thead>
          <tr>
            ${columns.map(({ name }, index) => html`<th scope="col" class=${end(index)}>${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, mostRows).map(
            ([heading, ...cells]) => html`<tr>
              <th scope="row">${heading === undefined ? nothing : content(cellOf(heading))}</th>
              ${cells.map((cell, index) => html`<td class=${end(index + 1)}>${content(cellOf(cell))}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rows.length > mostRows ? html`<p class="soft">${more(rows.length - mostRows)}</p>` : nothing}`
}

function content({ text, href }: Cell): TemplateResult | string {
  return href ? html`<a href=${href}>${text}</a>` : text
}
