/** Names by language: to make them takes far longer than to look one up. */
const made = new Map<string, Intl.DisplayNames>()

/** The name of a country in the reader's language; a code that no country has as it is. */
export function countryName(locale: string, country: string): string {
  const names = made.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' })
  made.set(locale, names)
  try {
    return names.of(country) ?? country
  } catch {
    return country // not a code of a region: a shop may have told anything
  }
}
