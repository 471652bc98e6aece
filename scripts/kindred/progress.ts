const barWidth = 24
const drawEveryMs = 120
const lineEveryMs = 5_000

/**
 * Progress of one long step: on a terminal a bar with rate and time left that redraws itself, elsewhere a plain line
 * every five seconds. `skipped` units were done by an earlier run and do not count for the rate.
 */
export class Progress {
  readonly #label: string
  readonly #total: number
  readonly #skipped: number
  readonly #started = performance.now()
  readonly #isTerminal = process.stderr.isTTY === true
  #shown = performance.now()

  constructor(label: string, total: number, skipped = 0) {
    this.#label = label
    this.#total = total
    this.#skipped = skipped
  }

  update(done: number): void {
    const now = performance.now()
    if (now - this.#shown < (this.#isTerminal ? drawEveryMs : lineEveryMs)) return
    this.#shown = now
    this.#show(done)
  }

  finish(done: number): void {
    this.#show(done)
    if (this.#isTerminal) process.stderr.write('\n')
  }

  #show(done: number): void {
    const seconds = (performance.now() - this.#started) / 1000
    const rate = (done - this.#skipped) / Math.max(seconds, 0.001)
    const share = this.#total > 0 ? Math.min(done / this.#total, 1) : 1
    const left = rate > 0 && done < this.#total ? `, ${duration((this.#total - done) / rate)} left` : ''
    const figures = `${number(done)}/${number(this.#total)} ${this.#label}, ${number(rate)}/s${left}`
    const percent = `${Math.floor(share * 100)} %`.padStart(5)
    if (this.#isTerminal) {
      const filled = Math.round(share * barWidth)
      process.stderr.write(
        `\r\x1b[K${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${percent}  ${figures}`,
      )
    } else process.stderr.write(`${percent}  ${figures}\n`)
  }
}

/** Seconds in words: `8 s`, `2 min 5 s`, `1 h 3 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en')
}
