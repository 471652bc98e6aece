import { track } from './track.ts'

/**
 * Tells where the visit comes from, when another site or a campaign says so: the site before, without its page, and of
 * the address what campaigns put there (`utm_…`; of a click's mark the name alone). Nothing else of any address is read.
 */
export function tellLanding(): void {
  const site = document.referrer.split('/', 3).join('/')
  const marks = location.search.match(/utm_[^&]+|\w+clk?id/g)
  const came_from = `${site === location.origin ? '' : site} ${marks ?? ''}`
  if (came_from[1]) track('page_view', { came_from })
}
