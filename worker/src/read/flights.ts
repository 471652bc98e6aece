/** Another request's fetch is waited for this long: its request may have been cancelled, and its promise with it. */
const patienceMs = 500

/**
 * Fetches under way in this isolate, so that requests which miss the same thing at the same moment fetch it once.
 * Fails open: what does not arrive in time from somebody else's fetch is fetched again.
 */
export class Flights<K> {
  readonly #flying = new Map<K, Promise<unknown>>()

  /**
   * Resolves when all of `keys` have been fetched: those nobody is fetching by `load`, the others by whoever is.
   * Rejects when `load` does.
   */
  async fetch(keys: readonly K[], load: (keys: K[]) => Promise<unknown>): Promise<void> {
    const others = new Set<Promise<unknown>>()
    const own: K[] = []
    for (const key of keys) {
      const flight = this.#flying.get(key)
      if (flight) others.add(flight)
      else own.push(key)
    }
    const mine = own.length > 0 ? this.#start(own, load) : null
    if (others.size > 0 && !(await arrives([...others]))) {
      const mineAlready = new Set(own)
      await load(keys.filter((key) => !mineAlready.has(key)))
    }
    await mine
  }

  /** Whether somebody is fetching this. */
  isFetching(key: K): boolean {
    return this.#flying.has(key)
  }

  #start(keys: K[], load: (keys: K[]) => Promise<unknown>): Promise<unknown> {
    const flight = load(keys).finally(() => {
      for (const key of keys) if (this.#flying.get(key) === flight) this.#flying.delete(key)
    })
    for (const key of keys) this.#flying.set(key, flight)
    flight.catch(() => {}) // whoever awaits it sees the error; nobody may be left to
    return flight
  }
}

/** True when all of these flights land in time and well. */
async function arrives(flights: Promise<unknown>[]): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | null = null
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs)
  })
  const landed = Promise.all(flights).then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([landed, late])
  } finally {
    clearTimeout(timer)
  }
}
