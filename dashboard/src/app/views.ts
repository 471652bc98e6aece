import { html, type TemplateResult } from 'lit'
import type { Route, ViewName } from '../route/route.ts'
import type { Kit } from './kit.ts'

/** A view of the dashboard: a file that is loaded when the view is first opened, and the element it defines. */
export interface View {
  load(): Promise<unknown>
  render(kit: Kit, route: Route): TemplateResult
  /** Whether the date range applies to it. */
  dated: boolean
  /** Whether its figures follow the chosen segment; where they do not, the page says so while one is chosen. */
  segmented: boolean
}

/** Its parts are pages: only the first goes by dates. */
const shelvesView: View = {
  load: () => import('../views/shelves/shelves-view.ts'),
  render: (kit, route) => html`<kindred-shelves-view .kit=${kit} .route=${route}></kindred-shelves-view>`,
  dated: true,
  segmented: true,
}
const productsView: View = {
  load: () => import('../views/products/products-view.ts'),
  render: (kit, route) => html`<kindred-products-view .kit=${kit} .route=${route}></kindred-products-view>`,
  dated: false,
  segmented: false,
}

/** The views there are. One that is not here is no entry of the navigation, and its address shows Today. */
export const views: Partial<Record<ViewName, View>> = {
  today: {
    load: () => import('../views/today/today-view.ts'),
    render: (kit, route) => html`<kindred-today-view .kit=${kit} .route=${route}></kindred-today-view>`,
    dated: true,
    segmented: true,
  },
  customers: {
    load: () => import('../views/customers/customers-view.ts'),
    render: (kit, route) =>
      html`<kindred-customers-view .kit=${kit} .route=${route}></kindred-customers-view>`,
    dated: false,
    segmented: true,
  },
  value: {
    load: () => import('../views/value/value-view.ts'),
    render: (kit, route) => html`<kindred-value-view .kit=${kit} .route=${route}></kindred-value-view>`,
    dated: false,
    segmented: true,
  },
  loyalty: {
    load: () => import('../views/loyalty/loyalty-view.ts'),
    render: (kit, route) => html`<kindred-loyalty-view .kit=${kit} .route=${route}></kindred-loyalty-view>`,
    dated: true,
    segmented: true,
  },
  retention: {
    load: () => import('../views/retention/retention-view.ts'),
    render: (kit, route) =>
      html`<kindred-retention-view .kit=${kit} .route=${route}></kindred-retention-view>`,
    dated: false,
    segmented: true,
  },
  segments: {
    load: () => import('../views/segments/segments-view.ts'),
    render: (kit, route) => html`<kindred-segments-view .kit=${kit} .route=${route}></kindred-segments-view>`,
    dated: false,
    segmented: true,
  },
  products: productsView,
  shelves: shelvesView,
  status: {
    load: () => import('../views/status/status-view.ts'),
    render: (kit) => html`<kindred-status-view .kit=${kit}></kindred-status-view>`,
    dated: false,
    segmented: false,
  },
  settings: {
    load: () => import('../views/settings/settings-view.ts'),
    render: (kit, route) => html`<kindred-settings-view .kit=${kit} .route=${route}></kindred-settings-view>`,
    dated: false,
    segmented: false,
  },
}

/** Pages within a view: by the view's name, `/`, and the route's id; `*` is any id. */
const pages: Readonly<Record<string, View>> = {
  'shelves/rules': { ...shelvesView, dated: false, segmented: false },
  'shelves/shopper': { ...shelvesView, dated: false, segmented: false },
  'shelves/setup': { ...shelvesView, dated: false, segmented: false },
  'products/goods': { ...productsView, dated: true, segmented: true },
  'products/traffic': { ...productsView, dated: true },
  'customers/*': {
    load: () => import('../views/customer/customer-view.ts'),
    render: (kit, route) => html`<kindred-customer-view .kit=${kit} .route=${route}></kindred-customer-view>`,
    dated: false,
    segmented: true,
  },
  'today/live': {
    load: () => import('../views/live/live-view.ts'),
    render: (kit) => html`<kindred-live-view .kit=${kit}></kindred-live-view>`,
    dated: false,
    segmented: false,
  },
}

/** The view a route opens; Today for one that there is not. */
export function viewOf({ view, id }: Route): View {
  const page = id === null ? undefined : (pages[`${view}/${id}`] ?? pages[`${view}/*`])
  return page ?? views[view] ?? views.today!
}
