/** How many candidates the ranker looks at. */
export const oneStepCandidates = 100
export const distantCandidates = 30

/** What the ranker is told of a candidate, in this order. `docs/science/ranker.md` says what each is. */
export const featureNames = [
  'votes',
  'votes-against-best',
  'next',
  'cosine',
  'next-to-last',
  'share-of-last',
  'cosine-of-last',
  'votes-of-last',
  'two-steps',
  'frequency',
  'rise',
  'ending',
  'seen',
  'is-last',
  'seen-lately',
  'seen-often',
  'seen-in-long',
  'near-last-on-map',
  'near-session-on-map',
  'one-step',
  'share-of-session',
  'on-map',
] as const

export const featureCount = featureNames.length
