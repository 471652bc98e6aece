/** How session-kNN weighs. The values were found on two public sets of browsing sessions, Diginetica and Yoochoose. */
export interface SessionKnnSettings {
  /** Distinct items of the current session that are looked at, newest first. */
  contextItems: number
  /** Positions from the matched item over which a neighbour item's weight falls to 1/e. */
  positionDecay: number
  /** Factor of neighbour items that came before the matched one. */
  beforeFactor: number
  /** A neighbour of length n counts n^−lengthPower. */
  lengthPower: number
  /** Positions back in the current session over which a match's weight falls to 1/e. */
  recencyDecay: number
  /** An item of df sessions counts df^−popularityPower. */
  popularityPower: number
  /** Factor of items the current session holds already. */
  seenFactor: number
}

export const defaultSessionKnnSettings: SessionKnnSettings = {
  contextItems: 9,
  positionDecay: 2,
  beforeFactor: 0.6,
  lengthPower: 0.3,
  recencyDecay: 2,
  popularityPower: 0.1,
  seenFactor: 1.5,
}
