import { describe, expect, it } from 'vitest'
import { calibration, judgeChances } from './judge-chances.ts'

describe('the judgement of probabilities', () => {
  it('has the log loss, Brier score and area of an example worked out by hand', () => {
    const judged = judgeChances([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])
    // The example of scikit-learn's roc_auc_score: 0.75. Three of the four pairs are in order.
    expect(judged.auc).toBe(0.75)
    expect(judged.log_loss).toBeCloseTo(
      -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4,
      12,
    )
    expect(judged.brier).toBeCloseTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, 12)
  })

  it('counts ties half, knows no area where all did the same, and survives being wrongly sure', () => {
    expect(judgeChances([0.3, 0.3], [0, 1]).auc).toBe(0.5)
    expect(judgeChances([0.3, 0.6], [1, 1]).auc).toBeNull()
    expect(judgeChances([0, 1], [1, 0]).log_loss).toBeCloseTo(-Math.log(1e-6), 9)
  })

  it('parts people into tenths of the same size, the least likely first', () => {
    const chances = Array.from({ length: 25 }, (_, i) => i / 25)
    const came = chances.map((_, i) => (i % 5 === 0 ? 1 : 0))
    const rows = calibration(chances, came)
    expect(rows.reduce((sum, { people }) => sum + people, 0)).toBe(25)
    expect(rows.every(({ people }) => people === 2 || people === 3)).toBe(true)
    expect(rows.reduce((sum, { people, came: share }) => sum + people * share, 0)).toBeCloseTo(5, 12)
    expect(rows.map(({ foretold }) => foretold)).toEqual(
      rows.map(({ foretold }) => foretold).toSorted((a, b) => a - b),
    )
  })
})
