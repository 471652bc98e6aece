import { html, nothing, type TemplateResult } from 'lit'
import type { BriefMe, MyLoyalty } from '#shared/wire/me'
import type { TierStanding } from '#shared/wire/tier'
import { AccountElement } from '../account/account-element.ts'
import { accountStyles } from '../account/account-styles.ts'
import { count, day, say } from '../account/say.ts'
import { baseStyles } from '../shelf/base-styles.ts'
import { priceText } from '../shelf/price.ts'
import { benefitsOf, keepLine, nextLine, pointLines, type Speech } from './sentences.ts'
import { loyaltySkeleton } from './skeleton.ts'
import { styles } from './styles.ts'
import { loyaltyWordsFor } from './words.ts'

/**
 * `<kindred-loyalty>`: the tier and the points of the customer who is signed in, what is missing for the next tier and
 * what it brings; it follows what happens elsewhere while it is in sight. Nothing at all for anybody else.
 *
 * Attributes: `sign-in` (an address: an invitation for who is not signed in), `locale` (the nearest `lang`),
 * `heading-level` (2).
 */
export class KindredLoyalty extends AccountElement {
  static override styles = [baseStyles, accountStyles, styles]

  protected override readonly isWatching = true

  /** What was shown last, for saying what changed. */
  #last: { person: string; tier: string | undefined; points: number } | undefined
  #news = ''

  protected override skeleton = loyaltySkeleton

  protected override invitation(locale: string) {
    const { invitation: line, signIn: link } = loyaltyWordsFor(locale)
    return { line, link }
  }

  protected override show({ id, loyalty, currency }: BriefMe, locale: string): TemplateResult | null {
    if (!loyalty || (!loyalty.tier && !loyalty.points.earned && !loyalty.points.held)) return null
    const words = loyaltyWordsFor(locale)
    const speech = { words, locale, currency }
    this.#notice(id, loyalty, speech)
    const { tier } = loyalty
    return html`<section part="section" aria-labelledby="heading">
      <div part="heading" id="heading" role="heading" aria-level=${this.level}>${words.heading}</div>
      <div class="panels">
        ${tier ? tierPanel(tier, speech) : nothing} ${pointsPanel(loyalty, speech)}
        ${tier ? this.#benefits(tier, speech) : nothing}
      </div>
      <p class="unseen" role="status">${this.#news}</p>
    </section>`
  }

  /** Says to who cannot see it what an order changed. */
  #notice(person: string, { tier, points }: MyLoyalty, { words, locale }: Speech): void {
    const last = this.#last
    const now = { person, tier: tier?.tier.name, points: points.active + points.pending }
    this.#last = now
    if (last?.person !== person) this.#news = ''
    else if (now.tier && last.tier !== now.tier) this.#news = say(words.nowTier, { tier: now.tier })
    else if (last.points !== now.points) this.#news = count(words.nowPoints, now.points, locale)
  }

  #benefits(standing: TierStanding, speech: Speech): TemplateResult {
    const { words } = speech
    const { tier, next } = standing
    const list = (part: string, heading: string, lines: readonly string[]) =>
      lines[0]
        ? html`<div part=${part}>
            <div class="title" role="heading" aria-level=${Math.min(this.level + 1, 6)}>${heading}</div>
            <ul role="list">
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>
          </div>`
        : nothing
    return html`<div class="lists">
      ${list('benefits', say(words.benefits, { tier: tier.name }), benefitsOf(speech, standing))}
      ${next ? list('next-benefits', say(words.brings, { tier: next.name }), next.benefits) : nothing}
    </div>`
  }
}

function tierPanel(standing: TierStanding, speech: Speech): TemplateResult {
  const { words, locale } = speech
  const { tier, since, next, amount } = standing
  const keep = keepLine(speech, standing, Date.now())
  const done = next ? Math.min(1, Math.max(0, amount / next.threshold)) : 1
  const line = nextLine(speech, standing)
  return html`<div part="panel" class="tier">
    <p class="big">
      <strong part="tier">${tier.name}</strong>
      ${since === null ? nothing : html`<span class="muted">${say(words.since, { date: day(since, locale) })}</span>`}
    </p>
    ${
      next
        ? html`<div
            part="progress"
            role="progressbar"
            aria-label=${say(words.progress, { tier: next.name })}
            aria-valuenow=${Math.floor(done * 100)}
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuetext=${line}
          >
            <div part="bar" .style=${`inline-size:${done * 100}%`}></div>
          </div>`
        : nothing
    }
    <p part="next">${line}</p>
    ${
      keep
        ? html`<p part=${keep.isAtRisk ? 'keep at-risk' : 'keep'}>
            ${keep.isAtRisk ? html`<strong>${words.atRisk}</strong> ` : nothing}${keep.text}
          </p>`
        : nothing
    }
  </div>`
}

function pointsPanel({ points, points_worth_minor }: MyLoyalty, speech: Speech): TemplateResult {
  const { words, locale, currency } = speech
  return html`<div part="panel" class="points">
    <p class="big">
      <strong part="points">${count(words.points, points.active, locale)}</strong>
      ${
        points_worth_minor > 0
          ? html`<span class="muted">${say(words.worth, { amount: priceText(points_worth_minor, currency, locale) })}</span>`
          : nothing
      }
    </p>
    <ul part="lots" role="list">
      ${pointLines(speech, points).map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`
}
