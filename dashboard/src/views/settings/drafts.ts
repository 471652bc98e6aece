type Draft = Readonly<Record<string, string>>

const kept = new Map<string, Draft>()
const nothing: Draft = {}

/** Asks before the page is left with something typed and not saved. */
const stay = (event: Event) => event.preventDefault()

/** What was typed and not saved yet, form by form: looking at another page of the settings loses nothing. */
export const drafts = {
  of: (store: string, area: string): Draft => kept.get(`${store} ${area}`) ?? nothing,
  keep: (store: string, area: string, draft: Draft): void => {
    if (Object.keys(draft).length > 0) kept.set(`${store} ${area}`, draft)
    else kept.delete(`${store} ${area}`)
    if (kept.size > 0) addEventListener('beforeunload', stay)
    else removeEventListener('beforeunload', stay)
  },
}
