export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const names = { theme: 'kindred-theme', language: 'kindred-language', columns: 'kindred-columns' }

/** What this browser was told before. Fails open: where storage is forbidden nothing is remembered. */
export function readPreference(name: keyof typeof names): string | null {
  try {
    return localStorage.getItem(names[name])
  } catch {
    return null // storage is off, or the page is in a sandbox
  }
}

/** Remembers a choice for the next visit; without storage the choice holds until the page is left. */
export function keepPreference(name: keyof typeof names, value: string): void {
  try {
    localStorage.setItem(names[name], value)
  } catch {
    // storage is off or full: the choice holds for this page only
  }
}

/** A known theme, else the system's. */
export function themeOf(value: string | null): Theme {
  return themes.find((known) => known === value) ?? 'system'
}
