/** Sessions from which on a store's ranker learns and serves; below, session-kNN serves alone. */
export const fewestSessions = 200

/** How many candidates the ranker looks at. */
export const oneStepCandidates = 60
export const distantCandidates = 20

/** What the ranker is told of a candidate, in this order. `docs/science/ranker.md` says what each is. */
export const featureNames = [
  'votes',
  'votes-against-best',
  'next',
  'cosine',
  'next-to-last',
  'previous-to-last',
  'second-to-one-before',
  'share-of-one-before',
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
  'vote-share',
  'length',
  'distinct',
  'frequency-of-last',
  'ending-of-last',
  'rise-of-last',
  'last-on-last',
  'repeats-last',
  'focus',
  'best-share',
] as const

export const featureCount = featureNames.length

/** The last of them are the same for all candidates of a session: they say which of the others to believe. */
export const sharedFeatureCount = featureNames.length - featureNames.indexOf('length')
