import { html, nothing, type TemplateResult } from 'lit'
import type { TierDryRun, TierProgramme } from '#shared/wire/tier'
import type { Kit } from '../../app/kit.ts'
import { Draft } from '../../element/draft.ts'
import { LightElement } from '../../element/light-element.ts'
import { problemNotice } from '../../element/problem.ts'
import { draftFault, withTierOnTop } from '../../transforms/tier-draft.ts'
import { saveProgramme, tryProgramme } from './ask.ts'
import { dryRunTable } from './dry-run-table.ts'
import { programmeFields } from './programme-fields.ts'
import '../../element/term.ts'

/**
 * `<kindred-tier-editor>`: the programme as fields. What is written is tried on all customers before it can be switched
 * on; `kindred-programme-changed` says that it was.
 */
export class TierEditorElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    programme: { attribute: false },
    tried: { state: true },
    busy: { state: true },
    failed: { state: true },
    saved: { state: true },
  }
  declare kit: Kit
  /** The programme that runs. */
  declare programme: TierProgramme
  /** What a dry run said, and of which draft. */
  declare tried: { of: TierProgramme; answer: TierDryRun } | null
  declare busy: boolean
  declare failed: unknown
  declare saved: boolean
  readonly #draft = new Draft<TierProgramme>(this, () => 'loyalty/tiers')

  constructor() {
    super()
    this.tried = null
    this.busy = false
    this.failed = null
    this.saved = false
  }

  protected override render() {
    const { kit, programme } = this
    const { words } = kit
    const said = words.loyalty.editor
    const draft = this.#draft.value ?? programme
    return html`<section class="section tier-editor" aria-labelledby="tier-editor-title">
      <header class="head">
        <h2 id="tier-editor-title">${said.title}</h2>
        <kindred-term class="tool" .label=${words.charts.means} .definition=${said.means}></kindred-term>
      </header>
      <p class="soft">${said.lead}</p>
      <form @submit=${this.#try}>
        ${programmeFields({ kit, draft, change: (next) => this.#change(next) })} ${this.#actions(draft)}
      </form>
      ${this.failed ? problemNotice(words, this.failed, null) : nothing} ${this.#outcome(draft)}
    </section>`
  }

  #actions(draft: TierProgramme): TemplateResult {
    const said = this.kit.words.loyalty.editor
    const fault = draftFault(draft)
    const isChanged = JSON.stringify(draft) !== JSON.stringify(this.programme)
    return html`${fault ? html`<p class="fault" role="alert">${said.faults[fault]}</p>` : nothing}
      <div class="editor-actions">
        <button class="button" type="button" @click=${() => this.#change(withTierOnTop(draft, said.newTier))}>
          ${said.add}
        </button>
        ${
          draft.basis === 'value'
            ? html`<p class="soft">${said.valueUntried}</p>`
            : html`<button class="button main" type="submit" ?disabled=${this.busy || fault !== null}>
                ${this.busy ? said.trying : said.try}
              </button>`
        }
        ${
          isChanged
            ? html`<button class="button" type="button" @click=${() => this.#change(null)}>${said.reset}</button>`
            : nothing
        }
        ${isChanged && draft.basis === 'value' && !fault ? this.#switchOn(draft) : nothing}
        ${isChanged ? html`<p class="soft" role="status">${this.kit.words.forms.unsaved}</p>` : nothing}
        ${this.saved && !isChanged ? html`<p class="soft" role="status">${said.saved}</p>` : nothing}
      </div>`
  }

  #outcome(draft: TierProgramme): TemplateResult | typeof nothing {
    const { kit, tried, programme } = this
    if (!tried || tried.of !== draft) return nothing
    const isChanged = JSON.stringify(draft) !== JSON.stringify(programme)
    return html`${dryRunTable(kit, tried.answer, programme, draft)}
    ${isChanged ? this.#switchOn(draft) : html`<p class="soft">${kit.words.loyalty.editor.unchanged}</p>`}`
  }

  #switchOn(draft: TierProgramme): TemplateResult {
    return html`<button class="button main" type="button" ?disabled=${this.busy} @click=${() => this.#save(draft)}>
      ${this.kit.words.loyalty.editor.switchOn}
    </button>`
  }

  #change(draft: TierProgramme | null): void {
    if (draft && JSON.stringify(draft) !== JSON.stringify(this.programme)) this.#draft.keep(draft)
    else this.#draft.drop()
    this.tried = null
    this.saved = false
    this.failed = null
  }

  async #try(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const draft = this.#draft.value ?? this.programme
    await this.#busily(async () => {
      const answer = await tryProgramme(this.kit.api, draft)
      this.tried = { of: draft, answer }
    })
  }

  async #save(draft: TierProgramme): Promise<void> {
    await this.#busily(async () => {
      const { tiers } = await saveProgramme(this.kit.api, draft)
      this.#change(null)
      this.programme = tiers
      this.saved = true
      this.emit('kindred-programme-changed')
    })
  }

  async #busily(work: () => Promise<void>): Promise<void> {
    this.busy = true
    this.failed = null
    try {
      await work()
    } catch (error) {
      this.failed = error
    } finally {
      this.busy = false
    }
  }
}

if (!customElements.get('kindred-tier-editor'))
  customElements.define('kindred-tier-editor', TierEditorElement)
