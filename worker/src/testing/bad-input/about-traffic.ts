import { type BadInput, rowsOf } from './row.ts'

/** Bad input about how people come and how they buy. */
export const badInputAboutTraffic: readonly BadInput[] = [
  {
    input: 'No key and no login',
    to: 'GET /v1/insights/cube',
    answer: '401 `login_required`',
    from: 'nobody',
  },
  { input: 'Publishable key', to: 'GET /v1/insights/channels', answer: '403 `key_forbidden`' },
  ...rowsOf({ from: 'server', to: 'GET /v1/insights/funnel', answer: '400 `invalid_request`' }, [
    { input: 'Funnel by what it does not know', path: '/v1/insights/funnel?by=moon' },
    { input: 'Funnel beside a moon', path: '/v1/insights/funnel?compare=moon' },
    { input: 'Last day before the first', path: '/v1/insights/funnel?from=2026-03-02&to=2026-03-01' },
  ]),
  ...rowsOf({ from: 'server', to: 'GET /v1/insights/hours', answer: '400 `invalid_request`' }, [
    { input: 'A thousand years', path: '/v1/insights/hours?from=1026-01-01&to=2026-01-01' },
  ]),
  ...rowsOf({ from: 'server', to: 'GET /v1/insights/cube', answer: '400 `invalid_request`' }, [
    { input: 'Measure that is none', path: '/v1/insights/cube?measures=love' },
    { input: 'Three dimensions', path: '/v1/insights/cube?by=channel,tier,brand' },
    { input: 'Two steps of time', path: '/v1/insights/cube?by=day,month' },
    { input: 'A dimension twice', path: '/v1/insights/cube?by=tier,tier' },
  ]),
]
