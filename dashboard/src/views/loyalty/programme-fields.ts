import { html, nothing, type TemplateResult } from 'lit'
import { type TierBasis, type TierProgramme, tierBases } from '#shared/wire/tier'
import type { Kit } from '../../app/kit.ts'
import { withoutTier, withTier } from '../../transforms/tier-draft.ts'
import { tierTone } from '../../transforms/tier-moves.ts'
import { unitOf } from './amounts.ts'

interface ProgrammeFields {
  kit: Kit
  draft: TierProgramme
  change(draft: TierProgramme): void
}

const windows = ['rolling', 'calendar_year', 'lifetime'] as const

/** What counts, over which time, and the tiers with what each asks. */
export function programmeFields(fields: ProgrammeFields): TemplateResult {
  const { kit, draft, change } = fields
  const { words } = kit
  const said = words.loyalty.editor
  return html`<div class="programme-rules">
      <label class="field"
        ><span>${said.enabled}</span>
        <select class="input" name="enabled" @change=${(event: Event) => change({ ...draft, enabled: written(event) === 'yes' })}>
          <option value="yes" .selected=${draft.enabled}>${said.yes}</option>
          <option value="no" .selected=${!draft.enabled}>${said.no}</option>
        </select></label
      >
      <label class="field"
        ><span>${said.basis}</span>
        <select class="input" name="basis" @change=${(event: Event) => change({ ...draft, basis: written(event) as TierBasis })}>
          ${tierBases.map(
            (basis) =>
              html`<option value=${basis} .selected=${basis === draft.basis}>${words.portrait.loyalty.basis[basis]}</option>`,
          )}
        </select></label
      >
      <label class="field"
        ><span>${said.window}</span>
        <select class="input" name="window" @change=${(event: Event) => change({ ...draft, window: windowOf(written(event)) })}>
          ${windows.map(
            (kind) =>
              html`<option value=${kind} .selected=${kind === draft.window.kind}>${said.windows[kind]}</option>`,
          )}
        </select></label
      >
      ${
        draft.window.kind === 'rolling'
          ? html`<label class="field"
              ><span>${said.days}</span>
              <input class="input" type="number" name="days" min="1" max="3650" required
                .value=${String(draft.window.days)}
                @change=${(event: Event) => change({ ...draft, window: { kind: 'rolling', days: Math.round(Number(written(event))) } })}
              /></label>`
          : nothing
      }
    </div>
    <ol class="tier-rows">
      ${draft.tiers.map((tier, index) => tierRow(fields, tier, index))}
    </ol>`
}

function tierRow(
  { kit, draft, change }: ProgrammeFields,
  tier: TierProgramme['tiers'][number],
  index: number,
): TemplateResult {
  const { words, login } = kit
  const said = words.loyalty.editor
  const unit = unitOf(kit, draft.basis)
  const name = tier.name || said.newTier
  const threshold =
    draft.basis === 'net_spend'
      ? said.thresholdMoney(login.currency)
      : words.portrait.loyalty.basis[draft.basis]
  return html`<li class=${`tier-row tone-${tierTone(
    tier.id,
    draft.tiers.map(({ id }) => id),
  )}`}>
    <label class="field"
      ><span>${said.name}</span>
      <input class="input" name="name" maxlength="128" required .value=${tier.name}
        @change=${(event: Event) => change(withTier(draft, index, { name: written(event).trim() }))}
    /></label>
    <label class="field"
      ><span>${said.from(threshold)}</span>
      <input class="input" type="number" name="threshold" min="0" step="any" required ?disabled=${index === 0}
        .value=${String(tier.threshold / unit)}
        @change=${(event: Event) => change(withTier(draft, index, { threshold: Math.round(Number(written(event)) * unit) }))}
    /></label>
    <label class="field"
      ><span>${said.multiplier}</span>
      <input class="input" type="number" name="multiplier" min="1" max="100" step="any" required
        .value=${String(tier.multiplier ?? 1)}
        @change=${(event: Event) => change(withTier(draft, index, { multiplier: Number(written(event)) }))}
    /></label>
    ${
      index === 0
        ? nothing
        : html`<button class="tool" type="button" aria-label=${said.removeTier(name)} @click=${() => change(withoutTier(draft, index))}>
            ${said.remove}
          </button>`
    }
  </li>`
}

function windowOf(kind: string): TierProgramme['window'] {
  if (kind === 'calendar_year' || kind === 'lifetime') return { kind }
  return { kind: 'rolling', days: 365 }
}

function written(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value
}
