import { type BadInput, long, rowsOf } from './row.ts'

const answer = { id: 'a', kind: 'csat', touch_point: 'buying', value: 4 }
const mine = { placement: 'order', ...answer }

/** Bad input about questions, answers and who is held out. */
export const badInputAboutQuestions: readonly BadInput[] = [
  { input: 'No token', to: 'GET /v1/me/question?placement=order', answer: '401 `visitor_invalid`' },
  ...rowsOf({ headers: ({ visitor }) => ({ 'x-kindred-visitor': visitor }) }, [
    { input: 'No placement', to: 'GET /v1/me/question', answer: '400 `invalid_request`' },
    {
      input: 'Placement with a slash',
      to: 'GET /v1/me/question?placement=a/b',
      answer: '400 `invalid_request`',
    },
    ...rowsOf({ to: 'POST /v1/me/answers', answer: '400 `invalid_request`' }, [
      { input: 'Answer without a placement', body: answer },
      { input: 'Answer off its scale', body: { ...mine, value: 6 } },
      { input: 'NPS of 11', body: { ...mine, kind: 'nps', value: 11 } },
      { input: 'Half of an expectation', body: { ...mine, kind: 'expectation' } },
      { input: 'What was expected, of another kind', body: { ...mine, expected: 3 } },
      { input: 'Kind of question that is not known', body: { ...mine, kind: 'ces' } },
      { input: 'Comment of 281 characters', body: { ...mine, comment: long(281) } },
    ]),
  ]),
  {
    input: 'Expired identity token',
    to: 'POST /v1/me/answers',
    answer: '401 `identity_invalid`',
    headers: ({ identity }) => ({ 'x-kindred-identity': identity.expired }),
    body: mine,
  },
  {
    input: 'No key and no login',
    to: 'GET /v1/insights/satisfaction',
    answer: '401 `login_required`',
    from: 'nobody',
  },
  {
    input: 'Publishable key',
    to: 'POST /v1/customers/42/answers',
    answer: '403 `key_forbidden`',
    body: { answers: [answer] },
  },
  ...rowsOf({ from: 'server' }, [
    {
      input: 'No answer at all',
      to: 'POST /v1/customers/42/answers',
      answer: '400 `invalid_request`',
      body: { answers: [] },
    },
    {
      input: 'Answers of somebody nobody knows',
      to: 'POST /v1/customers/42/answers',
      answer: '404 `not_found`',
      body: { answers: [answer] },
    },
    { input: 'Person nobody knows', to: 'GET /v1/customers/42/answers', answer: '404 `not_found`' },
    {
      input: 'Last day before the first',
      to: 'GET /v1/insights/satisfaction?from=2026-03-02&to=2026-03-01',
      answer: '400 `invalid_request`',
    },
    ...rowsOf({ to: 'PUT /v1/settings', answer: '400 `invalid_request`' }, [
      { input: 'Most customers held out of the programme', body: { loyalty: { holdout: 0.6 } } },
      { input: 'Quiet period of no days', body: { questions: { quiet_days: 0 } } },
      {
        input: 'The same question twice in one place',
        body: {
          questions: {
            ask: Array.from({ length: 2 }, () => ({
              placement: 'order',
              kind: 'csat',
              touch_point: 'buying',
            })),
          },
        },
      },
      {
        input: 'Question put to more than all',
        body: { questions: { ask: [{ placement: 'order', kind: 'csat', touch_point: 'buying', share: 2 }] } },
      },
    ]),
  ]),
]
