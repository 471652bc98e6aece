/** Lets everybody act while it is open. Whoever closes it waits until nobody is in the middle of something. */
export class Gate {
  #inside = 0
  #isOpen = true
  /** To be told when the gate opens, or when nobody is inside any more. */
  #waiting: (() => void)[] = []

  /** Does `act` once the gate is open. */
  async pass(act: () => Promise<void>): Promise<void> {
    while (!this.#isOpen) await this.#change()
    this.#inside++
    try {
      await act()
    } finally {
      this.#inside--
      this.#tell()
    }
  }

  async close(): Promise<void> {
    this.#isOpen = false
    while (this.#inside > 0) await this.#change()
  }

  open(): void {
    this.#isOpen = true
    this.#tell()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #tell(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
