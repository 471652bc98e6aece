import { html, nothing, type TemplateResult } from 'lit'
import type { AttractivenessAnswer, AttractivenessRow } from '#shared/wire/attractiveness'
import type { PersonLabel } from '#shared/wire/drivers'
import type { ExperimentReports } from '#shared/wire/experiment'
import type { Kit } from '../../app/kit.ts'
import { csvOf } from '../../charts/chart-frame/chart-table.ts'
import { dataTable } from '../../charts/chart-frame/data-table.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import { formatRoute, type Route } from '../../route/route.ts'
import { minorUnits } from '../../transforms/people-filter.ts'
import '../../element/term.ts'
import { type ClusterNaming, rfmName } from './names.ts'

export const targetLabels = ['rfm', 'cluster', 'tier', 'band'] as const satisfies readonly PersonLabel[]

interface TargetsSection {
  kit: Kit
  route: Route
  answer: AttractivenessAnswer
  naming: ClusterNaming
  experiments: ExperimentReports | null
  go(change: Record<string, string | null>): void
}

/** Which group to turn to: size, what one is worth, how it responds, what approaching it costs. */
export function targetsSection(section: TargetsSection): TemplateResult {
  const { kit, route, answer } = section
  const { words } = kit
  const said = words.kinds.targets
  const table = tableOf(section)
  const save = () => saveFile('targets.csv', new Blob([csvOf(table)], { type: 'text/csv' }))
  return html`<section class="section" aria-labelledby="targets-title">
    <header class="head">
      <h2 id="targets-title">${said.title}</h2>
      ${choiceLinks({
        route,
        key: 'target',
        label: said.which,
        names: targetLabels,
        chosen: answer.by,
        word: (by) => words.kinds.explained.by[by],
      })}
      <kindred-term class="tool" .label=${words.charts.means} .definition=${said.means}></kindred-term>
      <button class="tool" type="button" @click=${save}>${words.charts.save.csv}</button>
    </header>
    <p class="soft">${answer.experiment ? said.lead : said.leadUnknown}</p>
    ${assumptions(section)}
    ${
      answer.groups.length === 0
        ? html`<p class="notice calm">${said.none}</p>`
        : dataTable(table, said.title, words.charts.moreRows)
    }
  </section>`
}

/** What the merchant knows: what approaching one person costs, and which experiment tells the uplift. */
function assumptions({ kit, route, experiments, go }: TargetsSection): TemplateResult {
  const { words, login } = kit
  const said = words.kinds.targets
  const unit = minorUnits(login.currency)
  const cost = Number(route.query.cost ?? Number.NaN)
  const told = experiments?.experiments ?? []
  const takeCost = (event: Event) => {
    const { value } = event.target as HTMLInputElement
    const minor = Math.round(Number(value) * unit)
    go({ cost: value !== '' && minor >= 0 ? String(minor) : null })
  }
  const takeExperiment = (event: Event) =>
    go({ experiment: (event.target as HTMLSelectElement).value || null })
  return html`<form class="assumptions" @submit=${(event: Event) => event.preventDefault()}>
    <label class="field"
      ><span>${said.cost(login.currency)}</span>
      <input class="input" type="number" name="cost" min="0" step="any" inputmode="decimal"
        .value=${Number.isFinite(cost) ? String(cost / unit) : ''} @change=${takeCost}
    /></label>
    ${
      told.length === 0
        ? nothing
        : html`<label class="field"
            ><span>${said.experiment}</span>
            <select class="input" name="experiment" @change=${takeExperiment}>
              <option value="">${said.noExperiment}</option>
              ${told.map(
                ({ id }) =>
                  html`<option value=${id} .selected=${id === route.query.experiment}>${id}</option>`,
              )}
            </select></label
          >`
    }
  </form>`
}

function tableOf(section: TargetsSection) {
  const { kit, answer } = section
  const { words, format, login } = kit
  const { columns, interval } = words.kinds.targets
  const unit = minorUnits(login.currency)
  const lacking = { text: words.none, value: null }
  const money = (minor: number | null) =>
    minor === null ? lacking : { text: format.money(minor), value: minor / unit }
  const estimate = (figure: AttractivenessRow['clv'], write: (value: number) => string, scale: number) => {
    if (!figure) return lacking
    const { value, low, high } = figure
    const text =
      low === null || high === null ? write(value) : interval(write(value), write(low), write(high))
    return { text, value: value / scale }
  }
  return {
    columns: [
      { name: columns.group },
      ...(['size', 'clv', 'potential', 'uplift', 'cost', 'score'] as const).map((name) => ({
        name: columns[name],
        end: true,
      })),
    ],
    rows: answer.groups.map((row) => [
      nameCell(section, row.label),
      { text: format.integer(row.size), value: row.size },
      estimate(row.clv, format.money, unit),
      money(row.potential_minor),
      estimate(row.uplift, format.percent, 1),
      money(row.cost_minor),
      row.score === null ? lacking : { text: format.decimal(row.score, 1, 1), value: row.score },
    ]),
  }
}

function nameCell({ kit, answer, naming }: TargetsSection, label: string) {
  const { words } = kit
  const query = {
    rfm: { rfm: label },
    cluster: { cluster: label },
    tier: { tier: label },
    band: null,
    lifecycle: null,
  }[answer.by]
  const text =
    answer.by === 'rfm' ? rfmName(words, label) : answer.by === 'cluster' ? naming(Number(label)) : label
  return query
    ? { text, value: text, href: formatRoute({ view: 'customers', id: null, query }) }
    : { text, value: text }
}
