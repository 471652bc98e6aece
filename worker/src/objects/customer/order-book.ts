import { applyOrder, applyRefund, type OrderOutcome } from '#shared/customer/apply-order'
import type { KnownOrder } from '#shared/customer/known-order'
import type { Profile } from '#shared/customer/profile'
import type { Refund } from '#shared/wire/order'
import type { Coming, Elsewhere, OrderRules } from './customer-calls.ts'
import { inSlices } from './in-slices.ts'
import type { Membership } from './membership.ts'
import type { PersonPorts } from './person-ports.ts'
import type { Policy } from './person-row.ts'

/** A person's orders: each a row of its own, written together with the profile it changes. */
export class OrderBook {
  readonly #ports: PersonPorts
  readonly #membership: Membership

  constructor(ports: PersonPorts, membership: Membership) {
    this.#ports = ports
    this.#membership = membership
  }

  /** Takes orders, some at a time; one outcome each, in order. `coming` counts beside the person's own visits and clicks. */
  async apply(
    orders: readonly KnownOrder[],
    policy: Policy,
    coming: Coming,
    rules: OrderRules,
  ): Promise<OrderOutcome[] | Elsewhere> {
    const outcomes: OrderOutcome[] = []
    const { loyalty, tasteWeight } = rules
    for (const some of inSlices(orders)) {
      await this.#ports.makeRoom()
      const elsewhere = await this.#ports.elsewhere()
      if (elsewhere) return elsewhere
      const isLast = outcomes.length + some.length === orders.length
      // The books are settled once, over all orders: until then the alarm knows that they are to be.
      const settled = (profile: Profile): Profile =>
        isLast
          ? this.#membership.settled(profile, loyalty, policy, Date.now())
          : this.#membership.unsettled(profile, Date.now())
      outcomes.push(...this.#applySome(some, policy, { ...coming, tasteWeight }, settled))
    }
    return outcomes
  }

  /** Takes a refund of one of the orders; `null` when it is not here. */
  async refund(
    id: string,
    refund: Refund,
    policy: Policy,
    rules: OrderRules,
  ): Promise<OrderOutcome | Elsewhere | null> {
    const { rows, known, context, keep } = this.#ports
    const elsewhere = await this.#ports.elsewhere()
    if (elsewhere) return elsewhere
    const order = rows.order(id)
    if (!order) return null
    const person = known(policy)
    const applied = applyRefund(person.profile, order, refund, context(policy))
    if (applied.outcome !== 'unchanged') {
      rows.writeOrder(applied.order)
      keep(
        { ...person, profile: this.#membership.settled(applied.profile, rules.loyalty, policy, Date.now()) },
        0,
      )
    }
    return applied.outcome
  }

  #applySome(
    orders: readonly KnownOrder[],
    policy: Policy,
    more: Coming & { tasteWeight: number },
    settled: (profile: Profile) => Profile,
  ): OrderOutcome[] {
    const { rows, known, keep } = this.#ports
    const person = known(policy)
    const context = { ...this.#ports.context(policy), ...more }
    let { profile } = person
    const outcomes = orders.map((order) => {
      const applied = applyOrder(profile, rows.order(order.id), order, context)
      profile = applied.profile
      if (applied.outcome !== 'unchanged') rows.writeOrder(applied.order)
      return applied.outcome
    })
    if (profile !== person.profile) keep({ ...person, profile: settled(profile) }, 0)
    return outcomes
  }
}
