import type { DriverLabel, DriversAnswer } from '#shared/wire/drivers'

/** What a change is taken apart by: how people bought, or one of the labels. */
export const whyChoices = [
  'parts',
  'category',
  'brand',
  'placement',
  'tier',
  'rfm',
  'cluster',
] as const satisfies ('parts' | DriverLabel)[]
export type WhyChoice = (typeof whyChoices)[number]

/** A step from the revenue before to the revenue now. `name` is a key for a part, a label as it is called otherwise. */
export interface WhyStep {
  kind: 'whole' | 'change'
  key:
    | 'before'
    | 'after'
    | 'new'
    | 'returning_customers'
    | 'returning_frequency'
    | 'returning_order_value'
    | 'unknown'
    | 'label'
    | 'no_label'
    | 'rest'
  label: string | null
  /** Minor units, signed for a change. */
  value: number
}

/** So many labels are shown; what the others changed is one step. */
const mostSteps = 7

/**
 * The steps from before to now, which add up to the minor unit. By parts: what new people brought, what changed with
 * those who came back (their number, their orders, their baskets), and orders that named nobody. By a label: those
 * that changed most. Null while the labels are being worked out.
 */
export function whySteps(answer: DriversAnswer, by: WhyChoice): WhyStep[] | null {
  const { before, after } = answer.revenue
  const changes = by === 'parts' ? byParts(answer) : byLabel(answer)
  if (!changes) return null
  return [whole('before', before), ...changes.filter(({ value }) => value !== 0), whole('after', after)]
}

/** The greatest of some steps in the direction of the whole change; null where nothing changed. */
export function mainCause(steps: readonly WhyStep[]): WhyStep | null {
  const changes = steps.filter(({ kind }) => kind === 'change')
  const sum = changes.reduce((total, { value }) => total + value, 0)
  const same = changes.filter(({ value }) => value * sum > 0)
  return same.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))[0] ?? null
}

const whole = (key: 'before' | 'after', value: number): WhyStep => ({
  kind: 'whole',
  key,
  label: null,
  value,
})

const change = (key: WhyStep['key'], value: number, label: string | null = null): WhyStep => ({
  kind: 'change',
  key,
  label,
  value,
})

function byParts({ groups }: DriversAnswer): WhyStep[] {
  return groups.flatMap(({ group, change: sum, parts }) =>
    group === 'returning'
      ? [
          change('returning_customers', parts.customers),
          change('returning_frequency', parts.frequency),
          change('returning_order_value', parts.order_value),
        ]
      : [change(group, sum)],
  )
}

function byLabel({ contributors, revenue }: DriversAnswer): WhyStep[] | null {
  if (!contributors) return null
  const shown = contributors.slice(0, mostSteps)
  const steps = shown.map(({ label, name, change: sum }) =>
    label === null ? change('no_label', sum) : change('label', sum, name ?? label),
  )
  const rest = revenue.change - shown.reduce((total, one) => total + one.change, 0)
  return [...steps, change('rest', rest)]
}
