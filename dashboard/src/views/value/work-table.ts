import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { AccountPatch, KeyAccountRow } from '#shared/wire/account'
import type { Kit } from '../../app/kit.ts'
import { formatRoute } from '../../route/route.ts'
import { personName } from '../../transforms/person-name.ts'

interface WorkTable {
  laterDays: number
  /** Whose line was kept last. */
  kept: string | null
  note(row: KeyAccountRow, patch: AccountPatch): void
  later(row: KeyAccountRow): void
}

/** One line an account: what it is worth and what is at risk, and what is to be done, which can be written here. */
export function workTable(kit: Kit, rows: readonly KeyAccountRow[], table: WorkTable): TemplateResult {
  const { columns, title } = kit.words.value.work
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${title}>
    <table class="work">
      <thead>
        <tr>
          <th scope="col">${columns.customer}</th>
          <th scope="col" class="end roomy">${columns.value}</th>
          <th scope="col" class="end roomy">${columns.alive}</th>
          <th scope="col" class="end">${columns.atRisk}</th>
          <th scope="col">${columns.next}</th>
          <th scope="col">${columns.due}</th>
          <th scope="col">${columns.done}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          ({ person }) => person,
          (row) => line(kit, row, table),
        )}
      </tbody>
    </table>
  </div>`
}

function line(kit: Kit, row: KeyAccountRow, table: WorkTable): TemplateResult {
  const { words, format } = kit
  const said = words.value.work
  const name = personName(words, row.person, row.name)
  const money = (minor: number | null) => (minor === null ? words.none : format.money(minor))
  const text = (event: Event) => (event.target as HTMLInputElement).value.trim() || null
  return html`<tr>
    <th scope="row">
      <a href=${formatRoute({ view: 'customers', id: row.person, query: {} })}>${name}</a>
    </th>
    <td class="end roomy">${money(row.value)}</td>
    <td class="end roomy">${row.alive === null ? words.none : format.percent(row.alive)}</td>
    <td class="end">${money(row.value_at_risk)}</td>
    <td>
      <input
        class="input"
        maxlength="500"
        aria-label=${said.next(name)}
        placeholder=${said.columns.next}
        .value=${row.next_action ?? ''}
        @change=${(event: Event) => table.note(row, { next_action: text(event) })}
      />
    </td>
    <td>
      <input
        class="input"
        type="date"
        aria-label=${said.due(name)}
        .value=${row.due_on ?? ''}
        @change=${(event: Event) => table.note(row, { due_on: text(event) })}
      />
    </td>
    <td>
      <select class="input" aria-label=${said.state(name)} @change=${(event: Event) => change(event, row, table)}>
        <option value="open" .selected=${row.state === 'open'}>${said.states.open}</option>
        <option value="done" .selected=${row.state === 'done'}>${said.states.done}</option>
        <option value="snoozed" .selected=${row.state === 'snoozed'}>
          ${
            row.state === 'snoozed' && row.snoozed_until
              ? `${said.states.snoozed}: ${format.dayShort(row.snoozed_until)}`
              : said.laterDays(format.integer(table.laterDays))
          }
        </option>
      </select>
      ${table.kept === row.person ? html`<span class="soft" role="status">${said.kept}</span>` : nothing}
    </td>
  </tr>`
}

function change(event: Event, row: KeyAccountRow, table: WorkTable): void {
  const { value } = event.target as HTMLSelectElement
  if (value === 'snoozed') table.later(row)
  else table.note(row, { state: value === 'done' ? 'done' : 'open' })
}
