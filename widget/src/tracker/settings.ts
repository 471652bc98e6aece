/** The script tag. `currentScript` is null later, and in modules. */
export const script = (document.currentScript ??
  document.querySelector('script[data-key]')) as HTMLScriptElement

export const { store, key, debug, consent: consentAttribute, api } = script.dataset

/** Names what is ours in storage and among locks. */
export const name = `kindred:${store}`

/** Says what went wrong to a developer who asked (`data-debug`). */
export const warn = (detail: unknown) => debug != null && console.warn(name, detail)
