import { html, nothing } from 'lit'
import { LightElement } from '../element/light-element.ts'
import { type Language, languages, type Words } from '../words/words.ts'
import { type Theme, themes } from './preferences.ts'

/**
 * `<kindred-reader-choices>`: appearance, language and logging out. Fires `kindred-theme` and `kindred-language`
 * with the choice, and `kindred-log-out`.
 */
export class ReaderChoicesElement extends LightElement {
  static override properties = {
    words: { attribute: false },
    theme: {},
    language: {},
    loggedIn: { type: Boolean },
  }
  declare words: Words
  declare theme: Theme
  declare language: Language
  declare loggedIn: boolean

  protected override render() {
    const { words } = this
    return html`<div class="choices-of-reader">
      <label
        ><span>${words.theme.label}</span
        ><select class="input" @change=${(event: Event) => this.#choose('kindred-theme', event)}>
          ${themes.map(
            (name) =>
              html`<option value=${name} ?selected=${name === this.theme}>${words.theme[name]}</option>`,
          )}
        </select></label
      >
      <label
        ><span>${words.language}</span
        ><select class="input" @change=${(event: Event) => this.#choose('kindred-language', event)}>
          ${Object.entries(languages).map(
            ([code, name]) =>
              html`<option value=${code} lang=${code} ?selected=${code === this.language}>${name}</option>`,
          )}
        </select></label
      >
      ${
        this.loggedIn
          ? html`<button class="button" type="button" @click=${() => this.emit('kindred-log-out')}>
              ${words.logOut}
            </button>`
          : nothing
      }
    </div>`
  }

  #choose(name: string, event: Event): void {
    this.emit(name, (event.target as HTMLSelectElement).value)
  }
}

if (!customElements.get('kindred-reader-choices'))
  customElements.define('kindred-reader-choices', ReaderChoicesElement)
