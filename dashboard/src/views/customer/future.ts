import { html, type TemplateResult } from 'lit'
import { type BasePending, type CustomerOutlookAnswer, runPhases } from '#shared/wire/customer-base'
import type { Portrait } from '#shared/wire/portrait'
import type { Kit } from '../../app/kit.ts'
import { bar, tile } from './tile.ts'

/** What the models expect of somebody, and everything that is worked out from; or why nothing is expected yet. */
export function future(
  kit: Kit,
  { worth: { outlook, models }, how }: Portrait,
  answer: CustomerOutlookAnswer | BasePending | null,
): TemplateResult {
  const { words, format } = kit
  const { future: said } = words.portrait
  return html`<section class="section future" aria-labelledby="future-title">
    <h2 id="future-title">${said.title}</h2>
    ${
      outlook.clv_minor === null || answer?.state !== 'ready'
        ? missing(kit, answer ?? models, how.orders)
        : html`<dl class="figures number">
              ${tile(said.clv, said.clvMeans, format.money(outlook.clv_minor))}
              ${tile(said.spend, said.spendMeans, format.money(answer.lifetime_value))}
              ${tile(said.alive, said.aliveMeans, format.percent(answer.alive))}
              ${tile(said.next90, said.next90Means, format.percent(answer.chance_90_days))}
              ${tile(said.orders365, said.orders365Means, format.decimal(answer.expected_orders.days_365, 2))}
              ${tile(said.orderWorth, said.orderWorthMeans, format.money(answer.order_worth))}
            </dl>
            ${inputs(kit, answer)}`
    }
  </section>`
}

/** Why there is nothing to show: the models are at work, or have nothing to say of this person. */
function missing(
  { words, format }: Kit,
  state: CustomerOutlookAnswer | BasePending | Portrait['worth']['models'],
  orders: number,
): TemplateResult {
  const { models: said } = words.portrait
  if (orders === 0) return html`<p class="soft">${said.noOrder}</p>`
  if (!state) return html`<p class="soft">${said.silent}</p>`
  if (state.state === 'ready') return html`<p class="soft">${said.tooLittle}</p>`
  const { phase } = state
  if (!phase) return html`<p class="soft working" role="status">${said.about}</p>`
  const step = runPhases.indexOf(phase) + 1
  return html`<p class="soft working" role="status">
      ${said.waiting(said.phase[phase], format.integer(step), format.integer(runPhases.length))}
    </p>
    ${bar(step / (runPhases.length + 1))}`
}

function inputs({ words, format }: Kit, { history, model, as_of }: CustomerOutlookAnswer): TemplateResult {
  const { future: said } = words.portrait
  const number = (value: number) => format.decimal(value, 6)
  const line = (pairs: [string, string][]) =>
    pairs.map(([name, value], i) => html`${i > 0 ? ' · ' : ''}${name} <b class="number">${value}</b>`)
  const parameters = { ...model.orders, ...(model.spending ?? { mean_worth: model.mean_worth }) }
  return html`<details>
    <summary>${words.portrait.inputsTitle}</summary>
    <dl class="inputs">
      <div>
        <dt>${said.history}</dt>
        <dd>
          <p class="soft">
            ${line([
              [said.repeats, number(history.repeats)],
              [said.recency, number(history.recency_weeks)],
              [said.age, number(history.age_weeks)],
              [said.value, format.money(history.value)],
            ])}
          </p>
        </dd>
      </div>
      <div>
        <dt>${said.model}</dt>
        <dd>
          <p class="soft">${line(Object.entries(parameters).map(([name, value]) => [name, number(value)]))}</p>
        </dd>
      </div>
    </dl>
    <p class="soft">${said.asOf(format.day(as_of))}</p>
  </details>`
}
