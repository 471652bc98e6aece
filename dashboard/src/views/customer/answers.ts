import { html, nothing } from 'lit'
import { type Answer, type AnswersReply, scales } from '#shared/wire/question'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import '../../element/term.ts'

const shown = 6

/** `<kindred-answers>`: what a person answered when they were asked, the newest first. Nothing while there is no answer. */
export class AnswersElement extends LightElement {
  static override properties = { kit: { attribute: false }, person: { attribute: false } }
  declare kit: Kit
  declare person: string
  readonly #reply = new Loading<AnswersReply>(this)

  protected override willUpdate(): void {
    const path = `/v1/customers/${encodeURIComponent(this.person)}/answers`
    this.#reply.want(this.person, (signal) => this.kit.api.get<AnswersReply>(path, {}, signal))
  }

  protected override render() {
    const { value } = this.#reply.state
    if (!value || value.answers.length === 0) return nothing
    const { answers: said } = this.kit.words.portrait
    return html`<section class="section answers" aria-labelledby="answers-title">
      <h2 id="answers-title"><kindred-term .label=${said.title} .definition=${said.means}></kindred-term></h2>
      <ul class="rows">
        ${value.answers.slice(0, shown).map((answer) => this.#row(answer))}
      </ul>
    </section>`
  }

  #row({ at, kind, touch_point, value, expected, comment }: Answer) {
    const { words, format } = this.kit
    const { answers: said } = words.portrait
    const [, best] = scales[kind]
    const of = said.of(format.integer(value), format.integer(best))
    return html`<li>
      <span class="soft number">${format.date(at)}</span>
      <span>
        ${said.kind[kind]}: <b class="number">${of}</b>
        <span class="soft">
          ${said.about[touch_point]}${expected === undefined ? nothing : ` · ${said.expected(format.integer(expected))}`}
        </span>
        ${comment ? html`<q class="comment">${comment}</q>` : nothing}
      </span>
    </li>`
  }
}

if (!customElements.get('kindred-answers')) customElements.define('kindred-answers', AnswersElement)
