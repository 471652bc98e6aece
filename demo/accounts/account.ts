import { hash53 } from '#shared/maths/hash'
import { slug } from '../books/book.ts'
import { demoSeed } from '../seed.ts'
import { shopperName } from '../shoppers/names.ts'
import { accountShopper } from '../shoppers/shopper.ts'
import { favouritesOf } from '../shoppers/taste.ts'

export interface Account {
  id: string
  name: string
}

/** An account that the sign-in page offers, with what its owner likes to read. */
export interface DemoAccount extends Account {
  genres: string[]
}

const simulatedAccounts = 600
const offered = [0, 3, 8, 23]

/** The accounts to try the shop with: four of the simulated shoppers. */
export const demoAccounts: readonly DemoAccount[] = offered.map((index) => {
  const { shopper } = accountShopper(demoSeed, index)
  return { id: shopper.id, name: shopper.name, genres: favouritesOf(shopper.taste).slice(0, 2) }
})

const simulated = new Map(
  Array.from({ length: simulatedAccounts }, (_, index) => {
    const id = `reader-${String(index + 1).padStart(4, '0')}`
    return [shopperName(index).toLowerCase(), { id, name: shopperName(index) }] as const
  }),
)

/**
 * The account of a name: a simulated shopper's where the name is one, else one made from the name, the same each
 * time. The demo shop asks for no password, and says so. Null for an empty name.
 */
export function accountOfName(input: string): Account | null {
  const name = input.trim().replace(/\s+/g, ' ').slice(0, 60)
  if (name === '') return null
  const known = simulated.get(name.toLowerCase())
  if (known) return known
  const words = slug(name)
  return { id: words === '' ? `name-${hash53(name).toString(36)}` : `name-${words}`, name }
}
