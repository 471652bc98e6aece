import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/head.css'
import './styles/tables.css'
import './styles/print.css'
import { createApi } from './api.ts'
import { DashboardElement } from './app/dashboard.ts'
import { Feed } from './live/feed.ts'

const dashboard = new DashboardElement()
dashboard.id = 'dashboard'
dashboard.api = createApi({
  fetch: (input, init) => fetch(input, init),
  WebSocket,
  origin: location.origin,
  onLoggedOut: () => dashboard.loggedOut(),
})
dashboard.feed = new Feed({
  live: (handlers) => dashboard.api.live(handlers),
  setTimeout: (action, ms) => window.setTimeout(action, ms),
  clearTimeout: (id) => window.clearTimeout(id),
  random: Math.random,
  now: Date.now,
})
document.body.append(dashboard)
