import { Html } from './html.ts'

const icon = (d: string): Html =>
  new Html(
    `<svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${d}</svg>`,
  )

export const icons = {
  search: icon('<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>'),
  basket: icon('<path d="M4 9h16l-1.6 10.5H5.6ZM8.5 9 11 4M15.5 9 13 4"/>'),
  person: icon('<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c1.2-4 4-5.8 7.5-5.8s6.3 1.8 7.5 5.8"/>'),
  theme: icon('<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16Z" fill="currentColor"/>'),
  chevron: icon('<path d="m7 10 5 5 5-5"/>'),
}
