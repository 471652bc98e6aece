const rounds = 1_000_000
const tries = 5

/**
 * How fast the machine computes at this moment: processor milliseconds of a fixed piece of work, the least of five. A
 * clock that was turned down, and neighbours that nobody sees from here, show in nothing else.
 */
export function machinePace(): number {
  let least = Number.POSITIVE_INFINITY
  for (let n = 0; n < tries; n++) {
    const began = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(began)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}

/** Arithmetic and objects, as a program is made of. */
function work(): number {
  const seen = new Map<number, { round: number }>()
  let state = 1
  for (let round = 0; round < rounds; round++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    if ((round & 15) === 0) seen.set(state & 0xffff, { round })
  }
  return seen.size
}
