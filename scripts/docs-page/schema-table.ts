import type { JsonSchema } from '../openapi/json-schema.ts'
import { escapeHtml, prose } from './html.ts'

/** The fields of an object schema as a table; objects inside it follow as rows with a dotted path. */
export function schemaTable(schema: JsonSchema): string {
  const rows = fieldRows(schema, '')
  if (rows.length === 0) return `<p class="plain">${typeOf(schema)}</p>`
  return `<div class="scroll"><table><thead><tr><th>Field</th><th>Type</th><th>Rule</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function fieldRows(schema: JsonSchema, prefix: string): string[] {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>
  const required = new Set((schema.required ?? []) as string[])
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = prefix + name
    const mark = required.has(name) ? '' : '<span class="optional">optional</span>'
    const row = `<tr><th scope="row"><code>${escapeHtml(path)}</code>${mark}</th><td>${typeOf(field)}</td><td>${rulesOf(field)}</td></tr>`
    const inner = field.type === 'array' ? (field.items as JsonSchema) : field
    return [row, ...fieldRows(inner, field.type === 'array' ? `${path}[].` : `${path}.`)]
  })
}

/** A schema's type in a word or two, with a link where it is one of the named ones. */
export function typeOf(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return `<a href="#schema-${name}">${name}</a>`
  }
  if (Array.isArray(schema.enum)) {
    return schema.enum.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(' ')
  }
  if (Array.isArray(schema.anyOf)) {
    return [...new Set((schema.anyOf as JsonSchema[]).map(typeOf))].join(' or ')
  }
  if (schema.type === 'array') return `list of ${typeOf(schema.items as JsonSchema)}`
  return escapeHtml(String(schema.type ?? 'anything'))
}

function rulesOf(schema: JsonSchema): string {
  const rules: string[] = []
  const number = (value: unknown) => Number(value).toLocaleString('en')
  if (typeof schema.description === 'string') rules.push(prose(schema.description))
  if (schema.format !== undefined) rules.push(escapeHtml(String(schema.format)))
  if (schema.minimum !== undefined) rules.push(`at least ${number(schema.minimum)}`)
  if (schema.maximum !== undefined) rules.push(`at most ${number(schema.maximum)}`)
  if (schema.minLength !== undefined) rules.push(`${number(schema.minLength)} characters or more`)
  if (schema.maxLength !== undefined) rules.push(`at most ${number(schema.maxLength)} characters`)
  if (schema.minItems !== undefined) rules.push(`${number(schema.minItems)} or more`)
  if (schema.maxItems !== undefined) rules.push(`at most ${number(schema.maxItems)}`)
  if (schema.pattern !== undefined) rules.push(`<code>${escapeHtml(String(schema.pattern))}</code>`)
  if (schema.default !== undefined) rules.push(`default ${escapeHtml(JSON.stringify(schema.default))}`)
  return rules.join('; ')
}
