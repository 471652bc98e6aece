import type { ExportedTier, PersonExport } from '../../wire/person-export.ts'
import type { TierState } from '../../wire/tier.ts'
import type { About } from '../about.ts'
import { moment, momentOrNull } from './moment.ts'

/** What somebody said of themselves, or the shop's server told. */
export function exportedAbout(about: About = {}): PersonExport['told'] {
  const {
    birthday = null,
    birth_year = null,
    country = null,
    personalisation = true,
    channels = {},
    interests = {},
    answers = [],
    declined_at,
    ...rest
  } = about
  rest satisfies Record<string, never>
  return {
    birthday,
    birth_year,
    country,
    personalisation,
    channels,
    interests,
    answers: answers.map(({ at, expected = null, order_id = null, comment = null, ...answer }) => ({
      ...answer,
      at: moment(at),
      expected,
      order_id,
      comment,
    })),
    question_put_off_at: momentOrNull(declined_at),
  }
}

/** Where somebody is on the ladder, and how they came there. */
export function exportedTier({
  tier,
  since,
  rests_on,
  term_ends_at,
  grace,
  history,
}: TierState): ExportedTier {
  return {
    id: tier,
    since: moment(since),
    certain_until: momentOrNull(term_ends_at),
    grace_until: momentOrNull(grace?.until),
    rests_on: rests_on && { ...rests_on, from: momentOrNull(rests_on.from), to: moment(rests_on.to) },
    history: history.map(({ at, what, tier: id, amount, until, why = null }) => ({
      at: moment(at),
      what,
      tier: id,
      amount,
      until: momentOrNull(until),
      why,
    })),
  }
}
