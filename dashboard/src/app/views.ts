import { html, type TemplateResult } from 'lit'
import type { Route, ViewName } from '../route/route.ts'
import type { Kit } from './kit.ts'

/** A view of the dashboard: a file that is loaded when the view is first opened, and the element it defines. */
export interface View {
  load(): Promise<unknown>
  render(kit: Kit, route: Route): TemplateResult
  /** Whether the date range applies to it. */
  dated: boolean
  /** The drawing beside its name, a path in a square of 24. */
  icon: string
}

export const views: Record<ViewName, View> = {
  overview: {
    load: () => import('../views/overview/overview-view.ts'),
    render: (kit, route) => html`<kindred-overview-view .kit=${kit} .route=${route}></kindred-overview-view>`,
    dated: true,
    icon: 'M4 19V5M4 19H20M7.5 15l4-5 3.5 3 5-6.5',
  },
  live: {
    load: () => import('../views/live/live-view.ts'),
    render: (kit) => html`<kindred-live-view .kit=${kit}></kindred-live-view>`,
    dated: false,
    icon: 'M3 12h4l2.5-7 5 14 2.5-7h4',
  },
  customers: {
    load: () => import('../views/customers/customers-view.ts'),
    render: (kit, route) =>
      html`<kindred-customers-view .kit=${kit} .route=${route}></kindred-customers-view>`,
    dated: false,
    icon: 'M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5ZM4.5 20c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5',
  },
}

/** One person's page: opened from the customers, with the route's id. */
export const customerView: View = {
  ...views.customers,
  load: () => import('../views/customer/customer-view.ts'),
  render: (kit, route) => html`<kindred-customer-view .kit=${kit} .route=${route}></kindred-customer-view>`,
}

/** The view a route opens. */
export function viewOf(route: Route): View {
  return route.view === 'customers' && route.id !== null ? customerView : views[route.view]
}
