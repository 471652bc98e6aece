import { html, nothing } from 'lit'
import { type Api, ApiError } from '../../api.ts'
import { LightElement } from '../../element/light-element.ts'
import { problemText } from '../../element/problem.ts'
import type { Words } from '../../words/words.ts'
import './login-view.css'

/** `<kindred-login-view>`: exchanges the secret key for a login and fires `kindred-logged-in`. */
export class LoginViewElement extends LightElement {
  static override properties = {
    api: { attribute: false },
    words: { attribute: false },
    ended: { type: Boolean },
    pending: { state: true },
    fault: { state: true },
  }
  declare api: Api
  declare words: Words
  /** Whether the merchant was logged in until now. */
  declare ended: boolean
  declare pending: boolean
  declare fault: string | null

  constructor() {
    super()
    this.ended = false
    this.pending = false
    this.fault = null
  }

  protected override render() {
    const { login } = this.words
    return html`<form class="login" @submit=${this.#submit} novalidate>
      <h1>${login.title}</h1>
      <p>${login.lead}</p>
      ${this.ended && !this.fault ? html`<p class="notice calm" role="status">${login.ended}</p>` : nothing}
      <label for="secret-key">${login.key}</label>
      <input
        class="input"
        id="secret-key"
        name="key"
        type="password"
        autocomplete="current-password"
        spellcheck="false"
        required
        aria-describedby="key-hint key-fault"
        aria-invalid=${this.fault ? 'true' : 'false'}
      />
      <p id="key-hint" class="soft">${login.hint}</p>
      <p id="key-fault" class="fault" role="alert">${this.fault ?? nothing}</p>
      <button class="button main" type="submit" ?disabled=${this.pending}>
        ${this.pending ? login.submitting : login.submit}
      </button>
      <p class="soft">${login.privacy}</p>
    </form>`
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const input = this.querySelector<HTMLInputElement>('#secret-key')
    const key = input?.value.trim() ?? ''
    this.fault = this.#faultOf(key)
    if (this.fault || this.pending) {
      input?.focus()
      return
    }
    this.pending = true
    try {
      await this.api.logIn(key)
      this.emit('kindred-logged-in')
    } catch (error) {
      this.fault = this.#reason(error)
      input?.focus()
    } finally {
      this.pending = false
    }
  }

  #faultOf(key: string): string | null {
    if (key === '') return this.words.login.missing
    return key.startsWith('pk_') ? this.words.login.publishable : null
  }

  #reason(error: unknown): string {
    if (error instanceof ApiError && [400, 401, 403].includes(error.status)) return this.words.login.wrong
    const { text, requestId } = problemText(this.words, error)
    return requestId ? `${text} ${this.words.reference(requestId)}` : text
  }
}

if (!customElements.get('kindred-login-view')) customElements.define('kindred-login-view', LoginViewElement)
