import { html, nothing, type TemplateResult } from 'lit'
import type { BriefMe, MePatch } from '#shared/wire/me'
import type { Reach } from '#shared/wire/portrait'
import { AccountElement } from '../account/account-element.ts'
import { accountStyles } from '../account/account-styles.ts'
import { exportMe, tellMe } from '../account/me.ts'
import { say } from '../account/say.ts'
import { baseStyles } from '../shelf/base-styles.ts'
import { priceText } from '../shelf/price.ts'
import { dataPart } from './data-part.ts'
import { type Correctable, correctable, interestsOf, offeredIn, switched, usualPrices } from './interests.ts'
import { interestsPart } from './interests-part.ts'
import { preferencesSkeleton } from './skeleton.ts'
import { styles } from './styles.ts'
import { type PreferencesWords, preferencesWordsFor } from './words.ts'

type Channel = keyof Reach['channels']
const allChannels: readonly Channel[] = ['email', 'sms', 'phone', 'post', 'push']

/**
 * `<kindred-preferences>`: what the store believes about who uses the page, for them to see, correct, take away and
 * delete. Fires `kindred-forgotten` (bubbles, composed) once somebody is forgotten.
 *
 * Attributes: `interests` (JSON: what may be added, as a list of category names or an object of names and labels),
 * `channels` (which ways to be reached are asked for), `sign-in` (an address: an invitation for who is not signed in),
 * `locale` (the nearest `lang`), `heading-level` (2).
 */
export class KindredPreferences extends AccountElement {
  static override styles = [baseStyles, accountStyles, styles]

  static override properties = {
    interests: {},
    channels: {},
    step: { state: true },
    note: { state: true },
  }

  declare interests: unknown
  declare channels: unknown
  /** Where forgetting has got to. */
  declare step: 'none' | 'asked' | 'done'
  declare note: keyof Pick<PreferencesWords, 'saved' | 'failed'> | ''

  protected override readonly isForVisitors = true

  /** The order in which interests were shown first. */
  #order: Record<Correctable, string[]> = { category: [], brand: [], tag: [] }
  #person = ''

  constructor() {
    super()
    this.step = 'none'
    this.note = ''
  }

  protected override skeleton = preferencesSkeleton

  protected override invitation(locale: string) {
    const { invitation: line, signIn: link } = preferencesWordsFor(locale)
    return { line, link }
  }

  protected override absent(locale: string): TemplateResult {
    const { nobody, forgotten } = preferencesWordsFor(locale)
    return html`<section part="section">
      <p part="invitation" role="status">${this.step === 'done' ? forgotten : nobody}</p>
    </section>`
  }

  protected override show(me: BriefMe, locale: string): TemplateResult | null {
    // The browser of a customer who is not signed in: what belongs to the account waits until they prove to own it.
    if (me.id.startsWith('c:') && !me.loyalty) return null
    if (me.id !== this.#person) this.#begin(me.id)
    const words = preferencesWordsFor(locale)
    return html`<section part="section" aria-labelledby="heading">
      <div part="heading" id="heading" role="heading" aria-level=${this.level}>${words.heading}</div>
      ${this.#personalisation(me, words)}
      ${me.beliefs.reach.personalisation ? this.#interests(me, words, locale) : nothing}
      ${me.id.startsWith('v:') ? nothing : this.#channels(me, words)}
      ${dataPart({
        words,
        level: Math.min(this.level + 1, 6),
        isAsked: this.step === 'asked',
        onExport: () => this.#export(),
        onAsk: (isAsked) => this.#askToForget(isAsked),
        onForget: () => this.#forget(),
      })}
      <p part="note" role="status">${this.note ? words[this.note] : ''}</p>
    </section>`
  }

  #begin(person: string): void {
    this.#person = person
    this.#order = { category: [], brand: [], tag: [] }
    if (this.step !== 'done') this.step = 'none'
  }

  #personalisation({ beliefs }: BriefMe, words: PreferencesWords): TemplateResult {
    const { personalisation } = beliefs.reach
    return html`<div part="group" class="switching">
      <label class="switch">
        <input
          part="switch"
          type="checkbox"
          role="switch"
          aria-describedby="hint"
          .checked=${personalisation}
          @change=${(event: Event) => this.#tick(event, (personalisation) => ({ personalisation }))}
        />
        <span>${words.personalisation}</span>
      </label>
      <p class="muted" id="hint">${personalisation ? words.personalisationHint : words.isOff}</p>
    </div>`
  }

  #interests({ beliefs, currency }: BriefMe, words: PreferencesWords, locale: string): TemplateResult {
    const prices = usualPrices(beliefs.interests)
    const money = (minor: number) => priceText(minor, currency, locale)
    return interestsPart({
      words,
      level: Math.min(this.level + 1, 6),
      kinds: correctable.map((kind) => interestsOf(beliefs.interests, kind, this.#order[kind])),
      offered: offeredIn(this.interests),
      facts: [
        ...(prices ? [say(words.prices, { from: money(prices[0]), to: money(prices[1]) })] : []),
        ...(beliefs.looks_for ? [words.needs[beliefs.looks_for]] : []),
      ],
      onSwitch: (interest) => this.#tell(switched(beliefs.interests, interest)),
    })
  }

  #channels({ beliefs }: BriefMe, words: PreferencesWords): TemplateResult {
    const wanted = `${this.channels ?? ''}`.split(/[\s,]+/)
    const asked = allChannels.filter((channel) => wanted.includes(channel))
    return html`<fieldset part="group">
      <legend>${words.channels}</legend>
      <div class="channels">
        ${(asked[0] ? asked : allChannels).map(
          (channel) => html`<label
            ><input
              part="checkbox"
              type="checkbox"
              .checked=${beliefs.reach.channels[channel] === true}
              @change=${(event: Event) =>
                this.#tick(event, (isWanted) => ({ channels: { [channel]: isWanted } }))}
            />${words.channel[channel]}</label
          >`,
        )}
      </div>
    </fieldset>`
  }

  /** A box that was ticked, or not any more; where the service does not take that, it is as it was. */
  async #tick({ target }: Event, told: (isTicked: boolean) => MePatch): Promise<void> {
    const box = target as HTMLInputElement
    if (!(await this.#tell(told(box.checked)))) box.checked = !box.checked
  }

  async #tell(patch: MePatch): Promise<boolean> {
    this.note = ''
    const isTold = await tellMe(patch)
    this.note = isTold ? 'saved' : 'failed'
    return isTold
  }

  async #export(): Promise<void> {
    const file = await exportMe()
    this.note = file ? '' : 'failed'
    if (!file) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = 'my-data.json'
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }

  /** The focus goes along: to the answer that changes nothing, and back. */
  async #askToForget(isAsked: boolean): Promise<void> {
    this.step = isAsked ? 'asked' : 'none'
    this.note = ''
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[part~='${isAsked ? 'keep' : 'forget'}']`)?.focus()
  }

  #forget(): void {
    window.kindred?.('forget', (isForgotten: boolean) => {
      this.step = isForgotten ? 'done' : 'none'
      this.note = isForgotten ? '' : 'failed'
      if (isForgotten) this.dispatchEvent(new Event('kindred-forgotten', { bubbles: true, composed: true }))
    })
  }
}
