import { html, nothing, type TemplateResult } from 'lit'
import type { Overview } from '#shared/wire/insight'
import type { Kit } from '../../app/kit.ts'
import type { Format } from '../../format/format.ts'
import type { Change } from '../../transforms/change.ts'
import { type Figure, type FigureName, figuresOf } from '../../transforms/figures.ts'
import type { Words } from '../../words/words.ts'
import '../../element/term.ts'

const sections: { title: 'sales' | 'shelfWork'; names: FigureName[] }[] = [
  { title: 'sales', names: ['revenue', 'net_revenue', 'orders', 'customers', 'new_customers'] },
  { title: 'shelfWork', names: ['impressions', 'clicks', 'attributed_orders', 'attributed_revenue'] },
]

/** The key figures, in two groups: what was sold, and what the shelves did. */
export function figureSections(kit: Kit, overview: Overview, compare: boolean): TemplateResult {
  // With a segment what is counted without a person is not known.
  const figures = figuresOf(overview, compare).filter(({ value }) => value !== null)
  return html`${sections.map(
    ({ title, names }) => html`<section class="figure-section" aria-labelledby=${`figures-${title}`}>
      <h2 id=${`figures-${title}`}>${kit.words.overview[title]}</h2>
      <dl class="figures number">
        ${figures.filter((figure) => names.includes(figure.name)).map((figure) => tile(kit, figure))}
      </dl>
    </section>`,
  )}`
}

function tile({ words, format }: Kit, figure: Figure): TemplateResult {
  const { name, means } = words.overview.figure[figure.name]
  const write = figure.unit === 'money' ? format.money : format.integer
  const share =
    figure.share === null ? null : words.overview.share[figure.name]?.(format.percent(figure.share))
  return html`<div class="figure" data-figure=${figure.name}>
    <dt><kindred-term .label=${name} .definition=${means}></kindred-term></dt>
    <dd>
      <span class="value">${write(figure.value)}</span>
      <span class="beside">
        ${changeNote(words, format, figure)}
        ${!figure.before || !figure.change ? nothing : words.overview.before(write(figure.before))}
      </span>
      ${share ? html`<span class="beside">${share}</span>` : nothing}
    </dd>
  </div>`
}

const arrows = { up: '▲', down: '▼', same: '' } as const

function changeNote(words: Words, format: Format, { change, moreIsBetter }: Figure) {
  if (!change) return nothing
  if (change.ratio === null) return words.overview.new
  const text = change.direction === 'same' ? words.overview.same : format.change(change.ratio)
  return html`<span class="change ${tone(change, moreIsBetter)}">
    ${
      arrows[change.direction]
        ? html`<span aria-hidden="true">${arrows[change.direction]}</span>
            <span class="visually-hidden">${words.overview[change.direction]}</span>`
        : nothing
    }
    ${text}
  </span>`
}

/** Colour only where more is plainly better or worse; the arrow and the sign say it without. */
function tone(change: Change, moreIsBetter: boolean): 'good' | 'bad' | '' {
  if (!moreIsBetter || change.direction === 'same') return ''
  return change.direction === 'up' ? 'good' : 'bad'
}
