import { studentQuantile } from '../maths/student.ts'
import { touchPoints } from '../wire/question.ts'
import type {
  AnswerCount,
  ExpectationFigure,
  Figure,
  Said,
  SatisfactionReport,
} from '../wire/satisfaction.ts'

/** Fewer answers, or people, give no figure. */
export const minimumAnswers = 10

const alpha = 0.05
/** The normal quantile for 95 % on two sides. */
const z = 1.959963984540054

/** A figure of the answers: how often each of its values came. */
type Tally = readonly { value: number; answers: number }[]

/** All figures, over everything and by touch-point, from how often each answer was given. */
export function satisfaction(
  counts: readonly AnswerCount[],
): Pick<SatisfactionReport, 'answers' | 'all' | 'touch_points' | 'counts'> {
  return {
    answers: sum(counts.map(({ answers }) => answers)),
    all: said(counts),
    touch_points: touchPoints.flatMap((touch_point) => {
      const about = counts.filter((count) => count.touch_point === touch_point)
      return about.length > 0 ? [{ touch_point, ...said(about) }] : []
    }),
    counts: [...counts],
  }
}

/** Whether an answer is a good or a bad one: as CSAT and NPS count; of an expectation, better or worse than expected. */
export function toneOf({
  kind,
  value,
  expected,
}: Pick<AnswerCount, 'kind' | 'value' | 'expected'>): 'good' | 'neither' | 'bad' {
  if (kind === 'expectation') return toneOfGap(value - (expected ?? value))
  const [good, bad] = kind === 'nps' ? [9, 6] : [4, 2]
  return value >= good ? 'good' : value <= bad ? 'bad' : 'neither'
}

/** The share of answers of 4 and 5 with Wilson's interval. */
export function csatOf(tally: Tally): Figure {
  const n = sum(tally.map(({ answers }) => answers))
  const good = sum(tally.map(({ value, answers }) => (value >= 4 ? answers : 0)))
  const share = good / n
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const reach = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  return figure(n, share, Math.max(0, middle - reach), Math.min(1, middle + reach))
}

/**
 * Per cent of 9 and 10 less per cent of 0 to 6: 100 times the mean of +1, 0 and −1, whose variance is p + d − (p − d)².
 */
export function npsOf(tally: Tally): Figure {
  const marks = tally.map(({ value, answers }) => ({ value: value >= 9 ? 1 : value <= 6 ? -1 : 0, answers }))
  const { n, mean, squares } = momentsOf(marks)
  const reach = z * Math.sqrt(squares / n / n)
  return figure(n, 100 * mean, 100 * Math.max(-1, mean - reach), 100 * Math.min(1, mean + reach))
}

/** The mean with Student's interval. */
export function meanOf(tally: Tally): Figure {
  const { n, mean, squares } = momentsOf(tally)
  if (n < minimumAnswers) return figure(n, mean, mean, mean)
  const reach = studentQuantile(alpha, n - 1) * Math.sqrt(squares / (n - 1) / n)
  return figure(n, mean, mean - reach, mean + reach)
}

/** The mean of experienced − expected, paired answer by answer, with Student's interval; and the two means. */
export function expectationOf(counts: readonly AnswerCount[]): ExpectationFigure {
  const gaps = counts.map(({ value, expected, answers }) => ({ value: value - (expected ?? value), answers }))
  const gap = meanOf(gaps)
  const isKnown = gap.value !== null
  return {
    ...gap,
    expected: isKnown
      ? momentsOf(counts.map(({ expected, answers }) => ({ value: expected ?? 0, answers }))).mean
      : null,
    experienced: isKnown ? momentsOf(counts).mean : null,
  }
}

function said(counts: readonly AnswerCount[]): Said {
  const of = (kind: AnswerCount['kind']) => counts.filter((count) => count.kind === kind)
  return {
    csat: csatOf(of('csat')),
    nps: npsOf(of('nps')),
    effort: meanOf(of('effort')),
    expectation: expectationOf(of('expectation')),
  }
}

function toneOfGap(gap: number): 'good' | 'neither' | 'bad' {
  return gap > 0 ? 'good' : gap < 0 ? 'bad' : 'neither'
}

function figure(n: number, value: number, low: number, high: number): Figure {
  return n < minimumAnswers
    ? { n, value: null, low: null, high: null, reason: 'too_few' }
    : { n, value, low, high, reason: null }
}

/** Number, mean, and the sum of squared distances from the mean. */
function momentsOf(tally: Tally): { n: number; mean: number; squares: number } {
  const n = sum(tally.map(({ answers }) => answers))
  const mean = sum(tally.map(({ value, answers }) => value * answers)) / n
  return { n, mean, squares: sum(tally.map(({ value, answers }) => answers * (value - mean) ** 2)) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
