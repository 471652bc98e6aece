import { html, type TemplateResult } from 'lit'
import type { Lifecycle } from '#shared/wire/worth'
import type { Kit } from '../../app/kit.ts'
import { waitsText } from '../../transforms/portrait.ts'
import '../../element/term.ts'

/** Where somebody stands, and the rule that decided it with its figures. */
export function stage({ words, format }: Kit, { stage: name, rule, inputs }: Lifecycle): TemplateResult {
  const { stage: said } = words.portrait
  const told = {
    orders: format.integer(inputs.orders),
    overdue: inputs.overdue === null ? words.none : waitsText({ format }, inputs.overdue),
    alive: inputs.p_alive === null ? words.none : format.percent(inputs.p_alive),
    days: format.integer(Math.floor(inputs.days_since_seen)),
  }
  return html`<section class="section stage" aria-labelledby="stage-title">
    <h2 id="stage-title"><kindred-term .label=${said.title} .definition=${said.means}></kindred-term></h2>
    <p class="large">${said.name[name]}</p>
    <p class="soft">${said.rule[rule](told)}</p>
  </section>`
}
