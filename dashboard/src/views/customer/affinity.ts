import { html, nothing, type TemplateResult } from 'lit'
import type { Affinities, Affinity } from '#shared/wire/taste'
import type { Kit } from '../../app/kit.ts'
import { affinityLabel } from '../../transforms/portrait.ts'
import { bar } from './tile.ts'
import '../../element/term.ts'

const shownOf = { category: 6, brand: 4, price_band: 4, tag: 4 }

/** What somebody likes, by category, brand, price band and tag: a bar for each, its share beside it in figures. */
export function affinity(kit: Kit, kinds: readonly Affinities[]): TemplateResult {
  const { affinity: said } = kit.words.portrait
  const known = kinds.filter(({ entries }) => entries.some(isShown))
  return html`<section class="section taste" aria-labelledby="taste-title">
    <h2 id="taste-title"><kindred-term .label=${said.title} .definition=${said.means}></kindred-term></h2>
    ${known.length === 0 ? html`<p class="soft">${said.empty}</p>` : known.map((kind) => list(kit, kind))}
  </section>`
}

function list(kit: Kit, { kind, entries, evidence, confidence }: Affinities): TemplateResult {
  const { words, format } = kit
  const { affinity: said } = words.portrait
  const shown = entries.filter(isShown).slice(0, shownOf[kind])
  const largest = Math.max(...shown.map(({ share }) => share)) || 1
  return html`<h3>
      <kindred-term
        .label=${said.kind[kind]}
        .definition=${said.rests(format.decimal(evidence, 1), format.percent(confidence))}
      ></kindred-term>
    </h3>
    <ul class="bars">
      ${shown.map(
        (entry) => html`<li>
          <span>
            ${affinityLabel(kit, kind, entry.key)}
            ${entry.said ? html`<span class="soft">${said.said[entry.said]}</span>` : nothing}
          </span>
          <span class="number">${format.percent(entry.share)}</span>
          ${bar(entry.share / largest)}
        </li>`,
      )}
    </ul>`
}

const isShown = ({ share, said }: Affinity): boolean => share > 0 || said !== undefined
