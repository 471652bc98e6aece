import { html, type TemplateResult } from 'lit'
import type { Kit } from '../../app/kit.ts'
import { type ColumnName, columnNames } from './columns.ts'

/** Boxes to tick, one a column; `choose` gets those that are ticked, which are never none. */
export function columnChooser(
  { words }: Kit,
  columns: readonly ColumnName[],
  choose: (columns: readonly ColumnName[]) => void,
): TemplateResult {
  const { customers: said } = words
  const tick = (name: ColumnName, isOn: boolean) =>
    choose(columnNames.filter((one) => (one === name ? isOn : columns.includes(one))))
  return html`<details class="column-chooser">
    <summary>${said.columnsTitle}</summary>
    <fieldset>
      <legend class="visually-hidden">${said.columnsTitle}</legend>
      ${columnNames.map((name) => {
        const isOn = columns.includes(name)
        return html`<label>
          <input
            type="checkbox"
            name=${name}
            .checked=${isOn}
            ?disabled=${isOn && columns.length === 1}
            @change=${(event: Event) => tick(name, (event.target as HTMLInputElement).checked)}
          />
          ${said.columns[name]}
        </label>`
      })}
    </fieldset>
  </details>`
}
