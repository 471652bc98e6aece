import { html, type TemplateResult } from 'lit'
import type { DriversAnswer } from '#shared/wire/drivers'
import type { Kit } from '../../app/kit.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import type { Route } from '../../route/route.ts'
import { mainCause, type WhyChoice, type WhyStep, whyChoices, whySteps } from '../../transforms/why-steps.ts'
import '../../charts/chart-frame/chart-frame.ts'
import '../../charts/waterfall/waterfall.ts'

interface WhyChart {
  kit: Kit
  route: Route
  answer: DriversAnswer
  by: WhyChoice
}

/** What a route asks for: how people bought unless said otherwise. */
export function whyChoiceOf({ query }: Route): WhyChoice {
  return whyChoices.find((one) => one === query.why) ?? 'parts'
}

/** Why revenue changed, in steps from before to now. */
export function whyChart({ kit, route, answer, by }: WhyChart): TemplateResult {
  const { words, format } = kit
  const said = words.today.why
  const { revenue, from, to, compared_with: then } = answer
  const steps = whySteps(answer, by)
  const choices = choiceLinks({
    route,
    key: 'why',
    label: said.choose,
    names: whyChoices,
    chosen: by,
    word: (one) => said.choice[one],
  })
  const drawn = (steps ?? []).map((step) => ({
    kind: step.kind,
    value: step.value,
    name: nameOf(kit, step),
    text: step.kind === 'whole' ? format.money(step.value) : signed(kit, step.value),
  }))
  const chart =
    steps === null
      ? html`<p class="waiting" role="status">${said.pending}</p>`
      : html`<kindred-waterfall
          .label=${said.label}
          .steps=${drawn}
          .characterWidth=${words.locale.startsWith('zh') ? 13 : 7}
        ></kindred-waterfall>`
  return html`<kindred-chart
    .words=${words}
    .heading=${heading(kit, revenue.before, revenue.change, steps)}
    .means=${said.means}
    .lead=${said.lead(format.range(from, to), format.range(then.from, then.to))}
    .choices=${choices}
    .table=${{
      columns: [{ name: said.columns.step }, { name: said.columns.change, end: true }],
      rows: drawn.map(({ name, text, value }) => [name, { text, value }]),
    }}
    file="why-revenue-changed"
    .chart=${chart}
  ></kindred-chart>`
}

function heading({ words, format }: Kit, before: number, change: number, steps: WhyStep[] | null): string {
  const said = words.today.why
  if (change === 0) return before === 0 ? said.none : said.unchanged(format.money(before))
  const cause = mainCause(steps ?? [])
  const named = cause && (cause.key === 'label' ? cause.label : (said.cause[cause.key] ?? null))
  return said.heading(change > 0 ? 'up' : 'down', format.money(Math.abs(change)), named)
}

function nameOf({ words }: Kit, { key, label }: WhyStep): string {
  if (key !== 'label' || label === null) return words.today.why.step[key]
  return words.shelves.places[label] ?? (words.segments.rfmNames as Record<string, string>)[label] ?? label
}

function signed({ format }: Kit, minor: number): string {
  return `${minor < 0 ? '−' : '+'}${format.money(Math.abs(minor))}`
}
