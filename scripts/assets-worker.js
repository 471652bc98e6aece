// Serves dist/ in raw workerd as Cloudflare's static assets do: content types, `_headers`, `/x` → `/x/`, index.html.
// `env.DISK` is a disk service on the folder. Runs in workerd only, so it is plain JavaScript.

const types = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webp: 'image/webp',
  woff2: 'font/woff2',
}

export default {
  async fetch(request, env) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Method Not Allowed', { status: 405, headers: { allow: 'GET, HEAD' } })
    }
    const url = new URL(request.url)
    const found = await find(env.DISK, url.pathname)
    if (found === null) return new Response('Not Found', { status: 404 })
    if (found.redirect) {
      return new Response(null, { status: 307, headers: { location: found.redirect + url.search } })
    }
    return respond(request, env.DISK, found.path, url.pathname)
  },
}

/** The file behind a path, the address to go to instead, or null. */
async function find(disk, pathname) {
  if (/_headers|\.\.|%/.test(pathname)) return null // no file of ours has a name that is written with a %
  if (pathname.endsWith('/')) {
    const path = `${pathname}index.html`
    return (await kindOf(disk, path)) === 'file' ? { path } : null
  }
  const kind = await kindOf(disk, pathname)
  if (kind === 'file') return { path: pathname }
  if (kind === 'folder' && (await kindOf(disk, `${pathname}/index.html`)) === 'file') {
    return { redirect: `${pathname}/` }
  }
  return null
}

async function kindOf(disk, path) {
  const answer = await disk.fetch(`http://disk${path}`, { method: 'HEAD' })
  if (!answer.ok) return 'none'
  return answer.headers.get('content-type') === 'application/octet-stream' ? 'file' : 'folder'
}

async function respond(request, disk, path, pathname) {
  const file = await disk.fetch(`http://disk${path}`)
  const etag = `"${file.headers.get('content-length')}-${Date.parse(file.headers.get('last-modified'))}"`
  const headers = new Headers({
    'content-type': types[path.split('.').at(-1)] ?? 'application/octet-stream',
    'cache-control': 'public, max-age=0, must-revalidate',
    etag,
  })
  for (const [name, value] of await rulesFor(disk, pathname)) headers.set(name, value)
  if (request.headers.get('if-none-match') === etag) {
    await file.body?.cancel()
    return new Response(null, { status: 304, headers })
  }
  headers.set('content-length', file.headers.get('content-length'))
  return new Response(request.method === 'HEAD' ? null : file.body, { headers })
}

/** The header lines of `_headers` whose path pattern fits; a pattern may end in, or hold, `*`. */
async function rulesFor(disk, pathname) {
  const answer = await disk.fetch('http://disk/_headers')
  if (!answer.ok) return []
  const lines = []
  let fits = false
  for (const line of (await answer.text()).split('\n')) {
    if (/^\S/.test(line)) fits = !line.startsWith('#') && matches(line.trim(), pathname)
    else if (fits && line.includes(':')) {
      const colon = line.indexOf(':')
      lines.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
    }
  }
  return lines
}

function matches(pattern, pathname) {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`).test(pathname)
}
