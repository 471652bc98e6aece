/**
 * One line of JSON to the log. What goes in are words of ours, numbers, a request's id and its route as it is written in
 * the sources: no address as it was asked for, no id of a person, no body, and of an error never its text, since a text
 * may quote what it choked on.
 */
export function logLine(level: 'warn' | 'error', event: string, fields: Record<string, unknown> = {}): void {
  const line = JSON.stringify({ event, ...fields })
  if (level === 'error') console.error(line)
  else console.warn(line)
}

/** What may be said of an error: its kind, and where it was thrown. */
export function plainError(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, at: frames.slice(0, 8).map((line) => line.trim().slice(0, 200)) }
}
