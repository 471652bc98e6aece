import { html, type TemplateResult } from 'lit'
import type { CustomerOutlookAnswer } from '#shared/wire/customer-base'
import type { Outlook } from '#shared/wire/portrait'
import type { Kit } from '../../app/kit.ts'
import { tile } from './tile.ts'

/** What the models expect of somebody, and everything that is worked out from. */
export function future(kit: Kit, outlook: Outlook, answer: CustomerOutlookAnswer | null): TemplateResult {
  const { words, format } = kit
  const { future: said } = words.portrait
  return html`<section class="section future" aria-labelledby="future-title">
    <h2 id="future-title">${said.title}</h2>
    ${
      outlook.clv_minor === null || !answer
        ? html`<p class="soft">${said.none}</p>`
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
