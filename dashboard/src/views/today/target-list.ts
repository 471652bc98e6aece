import { html, type TemplateResult } from 'lit'
import { type TargetFigure, type TargetRow, targetFigures } from '#shared/wire/target'
import { dayAt } from '../../route/range.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import { saveTarget } from './ask.ts'
import type { PlanField } from './plan-form.ts'
import { PlanListElement } from './plan-list.ts'

/** `<kindred-target-list>`: what figures should come to, and how far each has come. */
export class TargetListElement extends PlanListElement<TargetRow> {
  protected readonly kind = 'targets'

  protected texts() {
    return this.kit.words.today.targets
  }

  protected fields(row: TargetRow | null): PlanField[] {
    const { words, login, now } = this.kit
    const said = words.today.targets
    const today = dayAt(now(), login.time_zone)
    const unit = row && isMoney(row.figure) ? minorUnits(login.currency) : 1
    return [
      {
        name: 'figure',
        label: said.figure,
        type: 'choice',
        value: row?.figure ?? 'revenue_minor',
        choices: targetFigures.map((figure) => [figure, said.figures[figure]]),
      },
      {
        name: 'from',
        label: said.from,
        type: 'date',
        value: row?.from ?? `${today.slice(0, 7)}-01`,
        required: true,
      },
      { name: 'to', label: said.to, type: 'date', value: row?.to ?? monthEnd(today), required: true },
      {
        name: 'value',
        label: said.valueIn(login.currency),
        type: 'number',
        value: row ? String(row.value / unit) : '',
        required: true,
      },
      { name: 'note', label: said.note, type: 'text', value: row?.note ?? '' },
    ]
  }

  protected row(row: TargetRow): TemplateResult {
    const { words, format } = this.kit
    const said = words.today.targets
    const write = isMoney(row.figure) ? format.money : format.integer
    const share = Math.min(1, row.so_far / row.value)
    const name = said.figures[row.figure]
    return html`<div class="target">
      <p>
        <b>${name}</b> <span class="soft">${format.range(row.from, row.to)}${row.note ? ` · ${row.note}` : ''}</span>
      </p>
      <progress
        class="reached"
        max="1"
        .value=${Math.max(0, share)}
        aria-label=${said.bar(name, format.percentShort(row.so_far / row.value))}
      ></progress>
      <p class="number">
        ${said.progress(write(row.so_far), write(row.value))}
        <span class=${`change ${tone(row.state)}`}>${said.state[row.state]}</span>
        ${row.state === 'ahead' || row.state === 'behind' ? html`<span class="soft">${said.due(write(row.due))}</span>` : ''}
      </p>
    </div>`
  }

  protected keep(
    id: string,
    { figure, from = '', to = '', value, note }: Record<string, string>,
  ): Promise<unknown> {
    const asked = figure as TargetFigure
    const unit = isMoney(asked) ? minorUnits(this.kit.login.currency) : 1
    const request = { figure: asked, from, to, value: Math.round(Number(value) * unit) }
    return saveTarget(this.kit.api, id, note ? { ...request, note } : request)
  }
}

function isMoney(figure: TargetFigure): boolean {
  return figure.endsWith('_minor')
}

function tone(state: TargetRow['state']): string {
  if (state === 'ahead' || state === 'reached') return 'good'
  return state === 'behind' || state === 'missed' ? 'bad' : ''
}

function monthEnd(day: string): string {
  const [year, month] = day.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10)
}

if (!customElements.get('kindred-target-list'))
  customElements.define('kindred-target-list', TargetListElement)
