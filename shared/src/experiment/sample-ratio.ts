import { chiSquaredTail } from '../maths/incomplete-gamma.ts'
import type { SampleRatio } from '../wire/experiment.ts'

/**
 * Below this the spread is taken for broken rather than for chance: the threshold that Fabijan and others recommend
 * ("Diagnosing Sample Ratio Mismatch in Online Controlled Experiments", KDD 2019).
 */
const suspectBelow = 0.001

/**
 * Pearson's chi-squared test of whether people are spread over the arms as their weights say; null when there are no
 * people or only one arm.
 *
 * @example sampleRatio([821_588, 815_482], [1, 1])?.p_value // 1.8e-6
 */
export function sampleRatio(people: readonly number[], weights: readonly number[]): SampleRatio | null {
  const all = sum(people)
  const total = sum(weights)
  if (all === 0 || people.length < 2) return null
  const chi_squared = sum(
    people.map((count, i) => {
      const expected = (all * weights[i]!) / total
      return (count - expected) ** 2 / expected
    }),
  )
  const degrees_of_freedom = people.length - 1
  const p_value = chiSquaredTail(chi_squared, degrees_of_freedom)
  return { chi_squared, degrees_of_freedom, p_value, is_suspect: p_value < suspectBelow }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
