import { html, type TemplateResult } from 'lit'
import type { CustomerValue, ExplainedPart } from '#shared/wire/worth'
import type { Kit } from '../../app/kit.ts'
import { dearestPart, inputText } from '../../transforms/portrait.ts'
import '../../element/term.ts'

/** The composite value: a row for each part that adds up to it, and below what each part is worked out from. */
export function worth(kit: Kit, value: CustomerValue): TemplateResult {
  const { words } = kit
  const { worth: said } = words.portrait
  const { columns } = said
  const most = dearestPart(value)
  return html`<section class="section worth" aria-labelledby="worth-title">
    <h2 id="worth-title">
      <kindred-term .label=${said.title} .definition=${said.valueMeans}></kindred-term>
    </h2>
    <p class="lead">${said.story(points(kit, value.value), most ? said.part[most] : null)}</p>
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${columns.part}</th>
            <th scope="col" class="end">${columns.raw}</th>
            <th scope="col" class="end">${columns.score}</th>
            <th scope="col" class="end">${columns.weight}</th>
            <th scope="col" class="end">${columns.adds}</th>
          </tr>
        </thead>
        <tbody>
          ${value.parts.map((part) => row(kit, part))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="4">${said.together}</th>
            <td class="end">${points(kit, value.value)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
    <details>
      <summary>${words.portrait.inputsTitle}</summary>
      <dl class="inputs">${value.parts.map((part) => inputsOf(kit, part))}</dl>
      <p class="soft">${said.rounded}</p>
    </details>
  </section>`
}

function row(kit: Kit, part: ExplainedPart): TemplateResult {
  const { words, format } = kit
  const said = words.portrait.worth
  return html`<tr>
    <th scope="row">
      <kindred-term .label=${said.part[part.part]} .definition=${meaning(kit, part)}></kindred-term>
    </th>
    <td class="end">${rawText(kit, part)}</td>
    <td class="end">${part.by === 'unknown' ? words.none : points(kit, part.score)}</td>
    <td class="end">${format.percentShort(part.weight)}</td>
    <td class="end">${points(kit, part.adds)}</td>
  </tr>`
}

function inputsOf(kit: Kit, part: ExplainedPart): TemplateResult {
  const said = kit.words.portrait.worth
  const known = Object.entries(part.inputs).filter(([, value]) => value !== null)
  return html`<div>
    <dt>${said.part[part.part]}</dt>
    <dd>
      <p>${meaning(kit, part)}</p>
      <p class="soft">
        ${known.map(
          ([name, value], index) =>
            html`${index > 0 ? ' · ' : ''}${said.inputs[name] ?? name}
              <b class="number">${inputText(kit, name, value ?? 0)}</b>`,
        )}
      </p>
      <p class="soft">${said.scoredBy(said.by[part.by])}</p>
    </dd>
  </div>`
}

function meaning({ words }: Kit, { part, inputs }: ExplainedPart): string {
  const said = words.portrait.worth
  return part === 'future' && !('clv_minor' in inputs) ? said.futureByRhythm : said.partMeans[part]
}

function rawText({ words, format }: Kit, { raw, unit }: ExplainedPart): string {
  if (raw === null) return words.none
  return unit === 'minor' ? format.money(raw) : format.percent(raw)
}

/** Scores are read on a scale of 100, as on the view of value. */
function points({ format }: Kit, share: number): string {
  return format.decimal(share * 100, 1, 1)
}
