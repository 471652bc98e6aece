import { html, nothing, type TemplateResult } from 'lit'
import type { Maturity } from '#shared/wire/inspection'
import type { Kit } from '../../app/kit.ts'

/** How far the store has come in five stages, and the one thing to do next. */
export function maturitySteps(kit: Kit, maturity: Extract<Maturity, { state: 'ready' }>): TemplateResult {
  const { words, format } = kit
  const said = words.today.maturity
  const { stage, stages, next_step: next } = maturity
  const missing = stages.flatMap(({ evidence }) => evidence).find(({ evidence }) => evidence === next)
  const write = (value: number) => (next?.endsWith('_share') ? format.percent(value) : format.integer(value))
  return html`<section class="section maturity" aria-labelledby="maturity-title">
    <h2 id="maturity-title">${said.title}</h2>
    <p class="soft">${stage === 0 ? said.none : said.stage(format.integer(stage), format.integer(stages.length))}</p>
    <ol class="stages">
      ${stages.map(
        ({ name, stage: number, reached }) =>
          html`<li class=${reached && number <= stage ? 'reached-stage' : ''} aria-current=${number === stage + 1 ? 'step' : nothing}>
            <span aria-hidden="true">${reached && number <= stage ? '✓' : number}</span> ${said.stages[name]}
          </li>`,
      )}
    </ol>
    ${
      next
        ? html`<p class="next-step">
            <b>${said.next}:</b> ${said.step[next]}
            ${missing ? html`<span class="soft">${said.have(write(missing.have), write(missing.need))}</span>` : nothing}
          </p>`
        : html`<p class="soft">${said.done}</p>`
    }
  </section>`
}
