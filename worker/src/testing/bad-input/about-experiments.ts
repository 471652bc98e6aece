import { type BadInput, rowsOf } from './row.ts'

const arms = [
  { id: 'none', weight: 1, placements: { home: null } },
  { id: 'shelf', weight: 1 },
]
const running = { id: 'holdout', status: 'running', arms }

/** Rows about experiments. */
export const badInputAboutExperiments: BadInput[] = [
  ...rowsOf({ from: 'server', to: 'PUT /v1/settings', answer: '400 `invalid_request`' }, [
    { input: 'Experiment with one arm', body: { experiments: [{ ...running, arms: arms.slice(0, 1) }] } },
    {
      input: 'Experiment whose arms change nothing',
      body: {
        experiments: [
          {
            ...running,
            arms: [
              { id: 'a', weight: 1 },
              { id: 'b', weight: 1 },
            ],
          },
        ],
      },
    },
    {
      input: 'Arm with a weight of 0',
      body: { experiments: [{ ...running, arms: [arms[0], { id: 'shelf', weight: 0 }] }] },
    },
    { input: 'Two experiments with one id', body: { experiments: [running, running] } },
    { input: 'Experiment for 120 % of visitors', body: { experiments: [{ ...running, share: 1.2 }] } },
  ]),
]
