import { html, nothing, type TemplateResult } from 'lit'
import type { DataQuality, QualityCheck, QualityPart } from '#shared/wire/inspection'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { ModelAnswer, modelsAtWork } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import '../../charts/bars/bars.ts'
import '../../charts/chart-frame/chart-frame.ts'

type Ready = Extract<DataQuality, { state: 'ready' }>

/** `<kindred-quality-part>`: how good the data is, part by part, and what to do about what is not. */
export class QualityPartElement extends LightElement {
  static override properties = { kit: { attribute: false } }
  declare kit: Kit
  readonly #quality = new ModelAnswer<DataQuality>(this)

  protected override willUpdate(): void {
    this.#quality.want('now', (signal) => this.kit.api.get('/v1/insights/data-quality', {}, signal))
  }

  protected override render() {
    const { kit } = this
    const { ready, waiting, state } = this.#quality
    if (state.error) return problemNotice(kit.words, state.error, () => this.#quality.refresh())
    if (waiting) return modelsAtWork(kit, {})
    if (!ready) return html`<p class="waiting" role="status">${kit.words.loading}</p>`
    return html`${this.#chart(ready)} ${this.#steps(ready)} ${this.#table(ready)} ${this.#differences(ready)}`
  }

  #chart({ score, parts }: Ready): TemplateResult {
    const { words, format } = this.kit
    const said = words.settings.quality
    const percent = (value: number | null) => (value === null ? words.none : format.percentShort(value))
    const bars = parts.map(({ part, score: one }) => ({
      name: said.parts[part],
      value: one ?? 0,
      text: percent(one),
    }))
    return html`<kindred-chart
      .words=${words}
      .heading=${score === null ? said.nothing : said.score(format.integer(score))}
      .means=${said.means}
      .table=${{
        columns: [
          { name: said.part },
          { name: said.scoreColumn, end: true },
          { name: said.weight, end: true },
        ],
        rows: parts.map((one) => [
          said.parts[one.part],
          { text: percent(one.score), value: one.score },
          { text: format.percent(one.weight), value: one.weight },
        ]),
      }}
      file="data-quality"
      .chart=${html`<kindred-bars
        label=${said.title}
        .bars=${bars}
        .characterWidth=${words.locale.startsWith('zh') ? 13 : 7}
      ></kindred-bars>`}
    ></kindred-chart>`
  }

  #steps({ parts }: Ready): TemplateResult | typeof nothing {
    const said = this.kit.words.settings.quality
    const open = checksOf(parts).filter(({ next_step }) => next_step !== null)
    const worst = open.toSorted((a, b) => order[a.verdict] - order[b.verdict])
    const steps = [...new Set(worst.map(({ next_step }) => next_step))].slice(0, 6)
    if (steps.length === 0) return html`<p class="notice calm">${said.done}</p>`
    return html`<section class="section" aria-labelledby="quality-steps">
      <h2 id="quality-steps">${said.next}</h2>
      <ol class="steps-list">
        ${steps.map((step) => (step ? html`<li>${said.steps[step]}</li>` : nothing))}
      </ol>
    </section>`
  }

  #table({ parts }: Ready): TemplateResult {
    const { words, format } = this.kit
    const said = words.settings.quality
    const row = (check: QualityCheck) => html`<tr>
      <th scope="row">${said.checks[check.check]}</th>
      <td class="end">${check.share === null ? words.none : format.percent(check.share)}</td>
      <td class="end">${said.of(format.integer(check.have), format.integer(check.of))}</td>
      <td class="end">${format.percent(check.goal)}</td>
      <td><span class=${`verdict ${check.verdict}`}>${said.verdicts[check.verdict]}</span></td>
    </tr>`
    return html`<section class="section" aria-labelledby="quality-checks">
      <h2 id="quality-checks">${said.checked}</h2>
      <div class="table-scroll" tabindex="0" role="group" aria-labelledby="quality-checks">
        <table>
          <thead>
            <tr>
              <th scope="col">${said.check}</th>
              <th scope="col" class="end">${said.share}</th>
              <th scope="col" class="end">${said.count}</th>
              <th scope="col" class="end">${said.goal}</th>
              <th scope="col">${said.verdict}</th>
            </tr>
          </thead>
          <tbody>
            ${checksOf(parts).map(row)}
          </tbody>
        </table>
      </div>
    </section>`
  }

  #differences({ differences }: Ready): TemplateResult | typeof nothing {
    const { words, format } = this.kit
    if (differences.length === 0) return nothing
    return html`<div class="notice" role="alert">
      <p>${words.settings.quality.differences(differences.map(({ day }) => format.day(day)).join('; '))}</p>
    </div>`
  }
}

const order = { poor: 0, fair: 1, good: 2, unknown: 3 } as const

function checksOf(parts: readonly QualityPart[]): QualityCheck[] {
  return parts.flatMap(({ checks }) => checks)
}

if (!customElements.get('kindred-quality-part'))
  customElements.define('kindred-quality-part', QualityPartElement)
