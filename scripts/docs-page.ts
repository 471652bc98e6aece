import { problems } from '#shared/wire/problem'
import { escapeHtml, prose } from './docs-page/html.ts'
import { schemaTable, typeOf } from './docs-page/schema-table.ts'
import { styles } from './docs-page/styles.ts'
import type { Access, Endpoint } from './openapi/endpoint.ts'
import { endpoints } from './openapi/endpoints.ts'
import { type OpenApi, problemsOf } from './openapi.ts'

/** The API reference as one HTML page that loads nothing; `/docs#<code>` explains each problem. */
export function docsPage(document: OpenApi): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kindred API reference</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
${navigation(document)}
<main>
<h1>Kindred API</h1>
<p>${prose(document.info.description)} Version ${escapeHtml(document.info.version)}; as a document for tools:
<a href="/openapi.json">openapi.json</a>.</p>
${groups().map(groupSection).join('\n')}
${problemSection()}
<h2 id="schemas">Shapes</h2>
${Object.entries(document.components.schemas)
  .map(
    ([name, schema]) =>
      `<section class="schema" id="schema-${name}"><h3>${name}</h3>${schemaTable(schema)}</section>`,
  )
  .join('\n')}
</main>
</body>
</html>
`
}

const accessWords: Record<Access, string> = {
  open: 'open to everybody',
  deployment: 'deployment secret',
  secret: 'secret key',
  'secret-or-login': 'secret key or merchant login',
  publishable: 'publishable or secret key',
  person: 'publishable key with the person’s token',
}

function groups(): string[] {
  return [...new Set(endpoints.map((endpoint) => endpoint.group))]
}

function anchorOf({ method, path }: Endpoint): string {
  return `${method}-${path.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')}`
}

function navigation(document: OpenApi): string {
  const link = (to: string, words: string) => `<li><a href="#${to}">${words}</a></li>`
  const parts = groups().map((group) => {
    const inGroup = endpoints.filter((endpoint) => endpoint.group === group)
    const links = inGroup.map((endpoint) => link(anchorOf(endpoint), escapeHtml(endpoint.summary)))
    return `<h2>${group}</h2><ul>${links.join('')}</ul>`
  })
  const shapes = Object.keys(document.components.schemas).map((name) => link(`schema-${name}`, name))
  return `<nav aria-label="Contents"><div class="brand">Kindred</div>${parts.join('')}
<h2>Errors</h2><ul>${link('problems', 'Every problem and its code')}</ul>
<h2>Shapes</h2><ul>${shapes.join('')}</ul></nav>`
}

function groupSection(group: string): string {
  const inGroup = endpoints.filter((endpoint) => endpoint.group === group)
  return `<h2>${group}</h2>\n${inGroup.map(endpointSection).join('\n')}`
}

function endpointSection(endpoint: Endpoint): string {
  const { method, path, summary, description, answer, access } = endpoint
  return `<section class="endpoint" id="${anchorOf(endpoint)}">
<h3>${escapeHtml(summary)}</h3>
<div class="address"><span class="method ${method}">${method.toUpperCase()}</span><code>${escapeHtml(path)}</code>
<span class="access">${accessWords[access]}</span></div>
${description ? `<p>${prose(description)}</p>` : ''}
${parameterTable(endpoint)}
${bodyLine(endpoint)}
<h4>Answer</h4>
<p><code>${answer.status}</code> ${prose(answer.description)} ${answer.schema ? typeOf(answer.schema) : ''}</p>
<p>${problemLinks(endpoint)}</p>
</section>`
}

function parameterTable({ parameters }: Endpoint): string {
  if (!parameters) return ''
  const rows = parameters.map(
    ({ name, in: place, description, schema }) =>
      `<tr><th scope="row"><code>${name}</code></th><td>${place}</td><td>${typeOf(schema)}</td><td>${prose(description)}</td></tr>`,
  )
  return `<h4>Parameters</h4><div class="scroll"><table><tbody>${rows.join('')}</tbody></table></div>`
}

function bodyLine({ body }: Endpoint): string {
  if (!body) return ''
  const how = body.bulk ? 'JSON Lines of ' : ''
  return body.schema.properties
    ? `<h4>Body</h4>${schemaTable(body.schema)}`
    : `<h4>Body</h4><p>${how}${typeOf(body.schema)}</p>`
}

function problemLinks(endpoint: Endpoint): string {
  const links = problemsOf(endpoint).map(
    (code) => `<a href="#${code}"><code>${problems[code].status} ${code}</code></a>`,
  )
  return links.join(' ')
}

function problemSection(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title }]) =>
      `<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${escapeHtml(title)}</td></tr>`,
  )
  return `<h2 id="problems">Problems</h2>
<p>Every error is <code>application/problem+json</code> with one of these codes, a <code>request_id</code>, and where
it helps a <code>detail</code> and the <code>faults</code> of the input, each with its place.</p>
<div class="scroll"><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`
}
