import { midRanks } from '../../maths/ranks.ts'

/** How well probabilities foretold what came. */
export interface Judgement {
  /** Mean of −ln of the probability given to what came; less is better. */
  log_loss: number
  /** Mean square of the miss. */
  brier: number
  /** The chance that who bought was given more than who did not; null when all did the same. */
  auc: number | null
}

/** One tenth of the people, by the probability they were given. */
export interface CalibrationRow {
  people: number
  /** Mean of the probabilities. */
  foretold: number
  /** Share that came true. */
  came: number
}

/** A probability of 0 or 1 that is wrong would be infinitely wrong. */
const surest = 1e-6

/** Judges probabilities by what came (1) and what did not (0). Both lists are as long, and not empty. */
export function judgeChances(chances: readonly number[], came: readonly number[]): Judgement {
  let loss = 0
  let squares = 0
  chances.forEach((chance, i) => {
    const bounded = Math.min(1 - surest, Math.max(surest, chance))
    loss -= Math.log(came[i] === 1 ? bounded : 1 - bounded)
    squares += (chance - came[i]!) ** 2
  })
  return { log_loss: loss / chances.length, brier: squares / chances.length, auc: auc(chances, came) }
}

/** The people in tenths by their probability, the lowest first; each tenth within one person as large. */
export function calibration(
  chances: readonly number[],
  came: readonly number[],
  parts = 10,
): CalibrationRow[] {
  const order = chances.map((_, i) => i).sort((i, j) => chances[i]! - chances[j]! || i - j)
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((order.length * part) / parts)
    const own = order.slice(from, Math.floor((order.length * (part + 1)) / parts))
    const mean = (of: (i: number) => number) =>
      own.reduce((sum, i) => sum + of(i), 0) / Math.max(1, own.length)
    return { people: own.length, foretold: mean((i) => chances[i]!), came: mean((i) => came[i]!) }
  }).filter(({ people }) => people > 0)
}

/** The area under the ROC curve by ranks (Mann and Whitney): ties count half. */
function auc(chances: readonly number[], came: readonly number[]): number | null {
  const ones = came.reduce((sum, one) => sum + one, 0)
  const others = came.length - ones
  if (ones === 0 || others === 0) return null
  const ranks = midRanks(chances)
  const sum = ranks.reduce((total, rank, i) => total + (came[i] === 1 ? rank : 0), 0)
  return (sum - (ones * (ones + 1)) / 2) / (ones * others)
}
