import type { Desk } from '../desk.ts'
import type { Outcome, Work } from '../work.ts'
import { workedOut } from '../work.ts'
import type { Business } from './business.ts'

type Named = Exclude<keyof Business, 'snapshotContext' | 'kept'>

/** Questions about the business as a whole: the methods of `Business` by their names. */
export type BusinessQuestions = {
  [Q in Named]: [asked: Parameters<Business[Q]>[0], answer: Outcome<ReturnType<Business[Q]>>]
}
type BusinessQuestion = keyof BusinessQuestions
type Asked<Q extends BusinessQuestion> = BusinessQuestions[Q][0]
type Answer<Q extends BusinessQuestion> = BusinessQuestions[Q][1]
type Answering<Q extends BusinessQuestion> = (desk: Desk, asked: Asked<Q>) => Answer<Q> | Promise<Answer<Q>>

export const businessAnswers: { [Q in BusinessQuestion]: Answering<Q> } = {
  ...kept('drivers'),
  ...kept('scorecard'),
  ...kept('segmentations'),
  ...kept('attractiveness'),
  ...kept('acquisition'),
  ...kept('categoryShares'),
  ...kept('movements'),
  ...kept('treatment'),
  ...keptWithNames('movementPeople'),
  ...keptWithNames('valueRanking'),
  ...keptWithNames('sampleByBand'),
  ...made('clusters'),
  ...made('renameCluster'),
  ...made('saveTreatment'),
  ...made('keyAccounts'),
  ...made('patchAccount'),
  ...made('personNotes'),
  ...made('spend'),
  ...made('saveSpend'),
  ...made('npv'),
}

/** A question that reads everybody: its answer is kept. */
function kept<Q extends BusinessQuestion>(question: Q): Record<Q, Answering<Q>> {
  const answering: Answering<Q> = ({ business }, asked) =>
    business.kept(JSON.stringify([question, asked]), () => madeBy(business, question, asked))
  return { [question]: answering } as Record<Q, Answering<Q>>
}

/** The same of one whose answer names people. */
function keptWithNames<Q extends BusinessQuestion>(question: Q): Record<Q, Answering<Q>> {
  const answering: Answering<Q> = ({ business, kept: room }, asked) =>
    room.list(question, asked as object, () => madeBy(business, question, asked))
  return { [question]: answering } as Record<Q, Answering<Q>>
}

/** A question that costs little, or changes something. */
function made<Q extends BusinessQuestion>(question: Q): Record<Q, Answering<Q>> {
  const answering: Answering<Q> = ({ business }, asked) => workedOut(madeBy(business, question, asked))
  return { [question]: answering } as Record<Q, Answering<Q>>
}

function madeBy<Q extends BusinessQuestion>(
  business: Business,
  question: Q,
  asked: Asked<Q>,
): Answer<Q> | Work<Answer<Q>> {
  const method = business[question] as (asked: Asked<Q>) => Answer<Q> | Work<Answer<Q>>
  return method.call(business, asked)
}
