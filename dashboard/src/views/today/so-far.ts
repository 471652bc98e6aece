import { html, nothing, type TemplateResult } from 'lit'
import type { Overview } from '#shared/wire/insight'
import type { Kit } from '../../app/kit.ts'
import { type DaySoFar, daySoFar } from '../../transforms/day-so-far.ts'

/** Today's figures beside those of the same weekday a week before. `overview` is of the eight days that end today. */
export function soFarSection(kit: Kit, { series, from, to }: Overview): TemplateResult {
  const { words, format } = kit
  const said = words.today.soFar
  return html`<section class="figure-section so-far" aria-labelledby="so-far-title">
    <h2 id="so-far-title">${said.title}</h2>
    <p class="soft">${said.lead(format.weekday(from))}</p>
    <dl class="figures number">
      ${daySoFar(series, to, from).map((one) => tile(kit, one))}
    </dl>
  </section>`
}

function tile({ words, format }: Kit, { figure, value, weekBefore, reached }: DaySoFar): TemplateResult {
  const said = words.today.soFar
  const write = figure.endsWith('_minor') ? format.money : format.integer
  return html`<div class="figure" data-today=${figure}>
    <dt>${said.figure[figure]}</dt>
    <dd>
      <span class="value">${write(value)}</span>
      ${
        reached === null
          ? nothing
          : html`<progress
              class="reached"
              max="1"
              .value=${reached}
              aria-label=${said.reached(said.figure[figure], format.percentShort(reached))}
            ></progress>`
      }
      <span class="beside">${weekBefore === 0 ? said.none : said.of(write(weekBefore))}</span>
    </dd>
  </div>`
}
