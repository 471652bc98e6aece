import { script } from './tracker/settings.ts'

/** The file of the elements, beside the loader; set by the build. */
declare const ELEMENTS: string

/** The elements; a second call loads nothing again. Rejects when offline. */
export const importElements = (): Promise<typeof import('./elements.ts')> =>
  // Absolute: in a classic script from another origin a relative import has no base.
  import(/* @vite-ignore */ new URL(ELEMENTS, script.src).href)
