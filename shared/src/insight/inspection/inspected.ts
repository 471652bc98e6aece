/** A person’s row as an inspection reads it; null where orders have nobody they belong to. */
export interface InspectedRow {
  kind: 'customer' | 'guest' | 'visitor' | 'nobody'
  isNamed: boolean
  hasCountry: boolean
  hasBirthYear: boolean
  hasBirthday: boolean
  /** Whether they may be written to was said, and that they may. */
  saidOfEmail: boolean
  allowsEmail: boolean
  orders: number
  revenueMinor: number
  lastAt: number
  pointsHeld: number
}

/** An order as an inspection reads it. */
export interface InspectedOrder {
  id: string
  day: string
  at: number
  grossMinor: number
  netMinor: number
  refundMinor: number
  cancelled: boolean
  /** Whether one of its products is in the catalogue; null for orders told before products were. */
  hasKnownProduct: boolean | null
  /** The visitor who placed it, where that is another than its owner. */
  placedBy: string | null
}

export interface InspectedPerson {
  id: string
  row: InspectedRow | null
  orders: InspectedOrder[]
}
