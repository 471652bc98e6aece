import type { Endpoint } from './endpoint.ts'
import { ref } from './json-schema.ts'

/** What experiments came to. */
export const endpointsOfExperiments: Endpoint[] = [
  {
    method: 'get',
    path: '/v1/insights/experiments',
    group: 'For the merchant',
    summary: 'What each experiment came to',
    description:
      'Figures of each arm since people met it, each arm beside the first with 95 % intervals (one of them valid however often it is looked at), and whether people are spread as the weights say.',
    access: 'secret-or-login',
    answer: { status: 200, description: 'The reports.', schema: ref('ExperimentReports') },
    problems: [],
  },
]
