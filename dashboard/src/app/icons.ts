import type { ViewName } from '../route/route.ts'

/** The drawing beside a view's name, a path in a square of 24. */
export const icons: Record<ViewName, string> = {
  today: 'M4 19V5M4 19H20M7.5 15l4-5 3.5 3 5-6.5',
  customers:
    'M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5ZM4.5 20c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5',
  value: 'M4 20V4M4 20H20M4 20C6 9 11 5 20 5M4 20L20 5',
  loyalty: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8Z',
  retention: 'M19.5 9A8 8 0 0 0 5 8M4.5 4v4.5H9M4.5 15A8 8 0 0 0 19 16M19.5 20v-4.5H15',
  segments: 'M12 3.5V12l6 6M12 12H3.5M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17Z',
  products: 'M4 8l8-4.5L20 8v8.5L12 21l-8-4.5ZM4 8l8 4.5L20 8M12 12.5V21',
  shelves: 'M4 5v15M20 5v15M4 11h16M4 18h16M7.5 11V6h3v5M13 11V7.5h3.5V11M8 18v-4h4.5v4',
  status: 'M3.5 12H8l2.5-7 4 14 2.5-7h3.5',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
}
