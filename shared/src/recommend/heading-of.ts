import type { Cause } from './picked.ts'

/** The cause of a shelf's first product as its heading: it speaks of all products, so it carries no figures of one. */
export function headingOf(cause: Cause): Cause {
  switch (cause.because) {
    case 'also_viewed':
    case 'viewed_then_bought':
    case 'bought_together':
      return { ...cause, people: 0, of: 0 }
    case 'trending':
      return { ...cause, people: 0 }
    case 'buy_again':
      return { because: 'buy_again', times: 0, lastAt: 0 }
    case 'similar':
      return { ...cause, shared: null }
    case 'on_sale':
      return { ...cause, percent: 0 }
    default:
      return cause
  }
}
