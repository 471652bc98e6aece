const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** What HTML says, without its tags, on one line; at most as long as a description may be. */
export function plainText(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<\/?(?:a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|u)\b[^>]*>/gi, '') // within a line
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(#\d+|#x[\da-f]+|[a-z]+);/gi,
      (whole, name: string) => characterOf(name.toLowerCase()) ?? whole,
    )
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 20_000)
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name]
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined
}
