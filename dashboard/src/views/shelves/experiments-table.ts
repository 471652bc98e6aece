import { html, nothing, type TemplateResult } from 'lit'
import type { ExperimentReport } from '#shared/wire/experiment'
import type { Kit } from '../../app/kit.ts'
import { csvOf } from '../../charts/chart-frame/chart-table.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../element/term.ts'
import { earningWords } from '../../words/earning.ts'

/** Every experiment with its groups, and whether people are spread over them as they should be. */
export function experimentsTable(kit: Kit, experiments: readonly ExperimentReport[]): TemplateResult {
  const { words, format } = kit
  const said = earningWords(words).experiments
  const { columns } = said
  const excluded = experiments.reduce((sum, one) => sum + one.excluded, 0)
  return html`<section class="section" aria-labelledby="experiments-title">
    <header class="head">
      <h2 id="experiments-title">${said.title}</h2>
      <button class="tool" type="button" aria-label=${`${said.title}: ${words.charts.save.csv}`} @click=${() => save(kit, experiments)}>CSV</button>
    </header>
    <div class="table-scroll" tabindex="0" role="group" aria-labelledby="experiments-title">
      <table class="experiments">
        <thead>
          <tr>
            <th scope="col">${columns.experiment}</th>
            <th scope="col">${columns.status}</th>
            <th scope="col">${columns.arm}</th>
            <th scope="col" class="end">${columns.people}</th>
            <th scope="col" class="end">${columns.buyers}</th>
            <th scope="col" class="end">${columns.rate}</th>
            <th scope="col" class="end">${columns.revenue}</th>
            <th scope="col" class="end"><kindred-term .label=${columns.past} .definition=${said.pastMeans}></kindred-term></th>
            <th scope="col"><kindred-term .label=${columns.ratio} .definition=${said.ratioMeans}></kindred-term></th>
          </tr>
        </thead>
        ${experiments.map((experiment) => group(kit, experiment))}
      </table>
    </div>
    ${excluded > 0 ? html`<p class="soft">${said.excluded(format.integer(excluded))}</p>` : nothing}
  </section>`
}

/** Every group with its figures as a file: amounts in units of the currency, shares from 0 to 1. */
function save({ words, login }: Kit, experiments: readonly ExperimentReport[]): void {
  const { columns, status } = earningWords(words).experiments
  const unit = minorUnits(login.currency)
  const figure = (value: number) => ({ text: '', value })
  const table = {
    columns: [
      columns.experiment,
      columns.status,
      columns.arm,
      columns.people,
      columns.buyers,
      columns.rate,
      columns.revenue,
      columns.past,
    ].map((name) => ({ name })),
    rows: experiments.flatMap((experiment) =>
      experiment.arms.map((arm) => [
        experiment.id,
        status[experiment.status],
        arm.arm,
        figure(arm.people),
        figure(arm.converters),
        figure(arm.conversion_rate),
        figure(arm.revenue_per_person_minor / unit),
        figure(arm.past_buyers),
      ]),
    ),
  }
  saveFile('experiments.csv', new Blob([csvOf(table)], { type: 'text/csv' }))
}

function group(kit: Kit, experiment: ExperimentReport): TemplateResult {
  const { words, format } = kit
  const said = earningWords(words).experiments
  const { arms, id, note, status } = experiment
  return html`<tbody>
    ${arms.map(
      (arm, index) => html`<tr>
        ${
          index === 0
            ? html`<th scope="rowgroup" rowspan=${arms.length}>${id}${note ? html`<br /><span class="soft">${note}</span>` : nothing}</th>
                <td rowspan=${arms.length}><span class=${`state ${status}`}>${said.status[status]}</span></td>`
            : nothing
        }
        <td>${arm.arm} <span class="soft">${said.expected(format.percent(arm.expected_share))}</span></td>
        <td class="end">${format.integer(arm.people)}</td>
        <td class="end">${format.integer(arm.converters)}</td>
        <td class="end">${arm.people > 0 ? format.percent(arm.conversion_rate) : words.none}</td>
        <td class="end">${arm.people > 0 ? format.money(arm.revenue_per_person_minor) : words.none}</td>
        <td class="end">${format.integer(arm.past_buyers)}</td>
        ${index === 0 ? html`<td rowspan=${arms.length}>${ratio(kit, experiment)}</td>` : nothing}
      </tr>`,
    )}
  </tbody>`
}

function ratio({ words, format }: Kit, { sample_ratio: found }: ExperimentReport): TemplateResult | string {
  const said = earningWords(words).experiments
  if (!found) return said.unknown
  const p = format.decimal(found.p_value, 3)
  return found.is_suspect ? html`<strong class="bad">${said.suspect(p)}</strong>` : said.fine(p)
}
