import { expect, test } from 'vitest'
import { lorenz, topShare } from '#shared/insight/lorenz'
import { bringsAt } from '../charts/lorenz/layout.ts'
import { concentration } from './concentration.ts'

const spread = lorenz(Array.from({ length: 137 }, (_, n) => (n + 1) ** 3))
const top = [0.01, 0.05, 0.1, 0.2, 0.5].map((share) => ({
  share,
  brings: topShare(spread, share),
  from: null,
}))
const points = concentration({ curve: spread.curve, top })

test('it begins with nobody and ends with everybody, and never falls', () => {
  expect(points[0]).toEqual({ share: 0, brings: 0 })
  expect(points.at(-1)).toEqual({ share: 1, brings: 1 })
  const brings = points.map((point) => point.brings)
  expect(brings).toEqual(brings.toSorted((a, b) => a - b))
})

test('where a share is told exactly, the curve says the same', () => {
  for (const { share, brings } of top) expect(bringsAt(points, share)).toBe(brings)
})

test('where nobody has paid anything there is no curve', () => {
  expect(concentration({ curve: [], top: top.map((one) => ({ ...one, brings: 0 })) })).toEqual([])
})
