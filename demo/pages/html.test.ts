import { expect, test } from 'vitest'
import { html, jsonInScript } from './html.ts'

test('text is escaped, markup and lists of it are not, nothing leaves nothing', () => {
  expect(html`<i>${`<b>"&'`}</i>`.text).toBe('<i>&lt;b&gt;&quot;&amp;&#39;</i>')
  expect(html`${[html`<a>`, html`<b>`]}${null}${undefined}${false}${0}`.text).toBe('<a><b>0')
})

test('JSON in a script cannot end the script', () => {
  expect(jsonInScript({ name: '</script><b>' }).text).toBe('{"name":"\\u003c/script>\\u003cb>"}')
})
