/**
 * What is known of CDNOW: estimates and likelihoods from `lifetimes`' summary file (its tests print three digits; six
 * come from a Nelder-Mead fit of the same likelihood), point values from the tests of lifetimes, BTYD and pymc-marketing.
 */
export const reference = {
  bg_nbd: { r: 0.242593, alpha: 4.413532, a: 0.792886, b: 2.425754, ll: -9582.42556 },
  mbg_nbd: { r: 0.524838, alpha: 6.182992, a: 0.891356, b: 1.613999, ll: -9582.13268 },
  pareto_nbd: { r: 0.553276, alpha: 10.577613, s: 0.606214, beta: 11.66791, ll: -9594.97393 },
  gamma_gamma: { p: 6.248803, q: 3.744589, v: 15.447749, ll: -4055.92324 },
  likelihood_at_rounded: -9582.42683,
  holdout: { actual: 1_882, bg_nbd: 1653.42, mbg_nbd: 1576.74, pareto_nbd: 1665.53 },
  mean_alive: { bg_nbd: 0.813, mbg_nbd: 0.449, pareto_nbd: 0.446 },
  mean_worth: 35.171,
  correlation: 0.114,
  lifetime_values: [36.2785, 4.6375, 8.3441, 8.3441, 8.3441],
  lifetime_sum: 71_509.9,
  tracking: {
    weeks: [20, 21, 22, 23, 24, 25],
    expected: [1309, 1385, 1460, 1533, 1604, 1674],
    actual: [1359, 1414, 1484, 1517, 1573, 1672],
  },
  total: 244_091.94,
  shares: { 0.01: 0.1455, 0.05: 0.3607, 0.1: 0.5081, 0.2: 0.6746, 0.5: 0.8945 },
  gini: 0.630917,
  cohorts: {
    '1997-01': [781, 124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45],
    '1997-02': [857, 134, 110, 75, 77, 75, 61, 61, 74, 70, 59, 57, 59],
    '1997-03': [719, 87, 84, 78, 63, 64, 55, 57, 73, 65, 47, 51, 78],
  },
} as const

/** A figure beside its reference. */
export interface Check {
  name: string
  value: number
  reference: number
  tolerance: number
  ok: boolean
}

/** Compares; the tolerance is half a unit of the last printed digit, unless stated. */
export function check(name: string, value: number, of: number, tolerance?: number): Check {
  const allowed = tolerance ?? 0.5000001 * 10 ** -decimalsOf(of)
  return { name, value, reference: of, tolerance: allowed, ok: Math.abs(value - of) <= allowed }
}

/** Lines of a table, off ones marked. */
export function checkLines(checks: readonly Check[]): string[] {
  return checks.map(({ name, value, reference: of, tolerance, ok }) => {
    const decimals = tolerance === 0 ? 0 : Math.max(decimalsOf(of), 1)
    const cells = [
      of !== 0 && Math.abs(of) < 1e-5 ? value.toExponential(6) : value.toFixed(decimals),
      `${of}`,
      `± ${Number(tolerance.toPrecision(2))}`,
    ]
    return `  ${name.padEnd(44)}${cells.map((cell) => cell.padStart(15)).join('')}   ${ok ? 'ok' : 'OFF'}`
  })
}

function decimalsOf(x: number): number {
  return `${x}`.split('.')[1]?.length ?? 0
}
