import { html, nothing, type TemplateResult } from 'lit'
import type {
  ArmComparison,
  ArmFigures,
  Difference,
  ExperimentReport,
  ExperimentReports,
} from '#shared/wire/experiment'
import type { Kit } from '../../app/kit.ts'
import { differenceRow, type ForestRow } from '../../charts/forest/layout.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/forest/forest.ts'

const shares = [0, 0.05, 0.1, 0.2]

interface ProgrammeEffect {
  kit: Kit
  reports: ExperimentReports | null
  /** The share of new customers that is outside now; null until the settings have come. */
  holdout: number | null
  /** The share that was chosen and not saved yet. */
  chosen: number | null
  choose(share: number): void
  saving: boolean
  save(share: number): void
}

/** What the programme itself brings: those in it beside those held out of it by chance, or how to begin. */
export function programmeEffect(effect: ProgrammeEffect): TemplateResult {
  const { kit, reports } = effect
  const said = kit.words.loyalty.effect
  const report = reports?.experiments.find(({ id }) => id === 'loyalty:programme')
  const comparison = report?.comparisons[0]
  if (report && comparison?.revenue_per_person)
    return html`${measured(kit, report, comparison)} ${holdoutForm(effect)}`
  const running = (effect.holdout ?? 0) > 0
  const people = report?.arms.reduce((sum, arm) => sum + arm.people, 0) ?? 0
  return html`<section class="section">
    <h2>${said.title}</h2>
    <p class="notice calm">${running ? said.early(kit.format.integer(people)) : said.none}</p>
    ${holdoutForm(effect)}
  </section>`
}

function measured(kit: Kit, report: ExperimentReport, comparison: ArmComparison): TemplateResult {
  const difference = comparison.revenue_per_person!
  const adjusted = comparison.revenue_per_person_adjusted
  const { words, format } = kit
  const said = words.loyalty.effect
  const signed = signedMoney(kit)
  const isKnown = difference.always_low > 0 || difference.always_high < 0
  return html`<kindred-chart
    .words=${words}
    .heading=${isKnown ? said.heading(signed(difference.difference)) : said.unsure}
    .means=${said.means}
    .lead=${report.sample_ratio?.is_suspect ? said.suspect : null}
    .note=${adjusted ? said.narrower(format.percentShort(Math.max(0, adjusted.narrower))) : null}
    file="programme-effect"
    .table=${table(kit, report)}
    .chart=${html`<kindred-forest
      .label=${said.label}
      .write=${format.moneyShort}
      .characterWidth=${words.locale === 'en' ? 7 : 13}
      .rows=${[
        rowOf(kit, said.label, difference),
        ...(adjusted ? [rowOf(kit, said.adjusted, adjusted)] : []),
      ]}
    ></kindred-forest>`}
  ></kindred-chart>`
}

const signedMoney =
  ({ format }: Kit) =>
  (minor: number) =>
    `${minor > 0 ? '+' : ''}${format.money(minor)}`

function rowOf(kit: Kit, name: string, found: Difference): ForestRow {
  const signed = signedMoney(kit)
  const text = kit.words.loyalty.scores.interval(
    signed(found.difference),
    signed(found.always_low),
    signed(found.always_high),
  )
  return differenceRow(name, found, { text, spoken: `${name}: ${text}` })
}

function table({ words, format }: Kit, { arms }: ExperimentReport) {
  const said = words.loyalty.effect
  const name = (arm: string) => (arm === 'outside' ? said.outside : arm === 'members' ? said.members : arm)
  return {
    columns: [
      { name: said.columns.arm },
      { name: said.columns.people, end: true },
      { name: said.columns.conversion, end: true },
      { name: said.columns.revenue, end: true },
    ],
    rows: arms.map((arm: ArmFigures) => [
      name(arm.arm),
      { text: format.integer(arm.people), value: arm.people },
      { text: format.percent(arm.conversion_rate), value: arm.conversion_rate },
      { text: format.money(arm.revenue_per_person_minor), value: arm.revenue_per_person_minor },
    ]),
  }
}

function holdoutForm({
  kit,
  holdout,
  chosen,
  choose,
  saving,
  save,
}: ProgrammeEffect): TemplateResult | typeof nothing {
  if (holdout === null) return nothing
  const { words, format } = kit
  const said = words.loyalty.effect
  const all = shares.includes(holdout) ? shares : [...shares, holdout].sort((a, b) => a - b)
  const shown = chosen ?? holdout
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save(shown)
  }
  return html`<form class="holdout" @submit=${submit}>
    <label class="field"
      ><span>${said.share}</span>
      <select
        class="input"
        name="holdout"
        @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}
      >
        ${all.map(
          (share) => html`<option value=${share} .selected=${share === shown}>
            ${share === 0 ? said.nobody : format.percent(share)}
          </option>`,
        )}
      </select></label
    >
    <button class="button" type="submit" ?disabled=${saving}>${said.save}</button>
    ${chosen === null ? nothing : html`<span class="soft" role="status">${words.forms.unsaved}</span>`}
  </form>`
}
