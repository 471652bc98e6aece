import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How wide a chart may be drawn: the width of its element, 0 until it is known. A hidden chart keeps its width. */
export class Sized implements ReactiveController {
  width = 0
  readonly #host: ReactiveControllerHost & Element
  readonly #observer = new ResizeObserver(([entry]) => {
    // In the next frame: drawing within the observer's own turn would change what it observes.
    requestAnimationFrame(() => this.#take(Math.round(entry?.contentRect.width ?? 0)))
  })

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#observer.disconnect()
  }

  #take(width: number): void {
    if (width === 0 || width === this.width) return
    this.width = width
    this.#host.requestUpdate()
  }
}
