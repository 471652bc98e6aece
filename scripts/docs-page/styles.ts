/** The style sheet of the API reference: two columns on wide screens, one on phones; both themes designed. */
export const styles = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1d2129, #e6e8ec);
  --soft: light-dark(#5a6270, #9aa3b2);
  --page: light-dark(#fdfcfa, #14161a);
  --card: light-dark(#ffffff, #1b1e24);
  --line: light-dark(#e4e1da, #2c313a);
  --code: light-dark(#f3f0ea, #23272f);
  --accent: light-dark(#8a3d12, #f0a877);
  --get: light-dark(#1f6b4a, #74cfa5);
  --put: light-dark(#7a5a00, #e0bd5a);
  --post: light-dark(#1e5a9c, #82b6f2);
  --delete: light-dark(#a12c34, #f08d92);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 24px; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif;
  display: grid; grid-template-columns: 280px minmax(0, 1fr);
}
nav {
  position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 32px 16px 32px 24px;
  border-right: 1px solid var(--line); font-size: 14px;
}
nav h2 { font-size: 12px; margin: 24px 0 4px; color: var(--soft); font-weight: 600; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: 3px 8px; border-radius: 6px; color: inherit; text-decoration: none; }
nav a:hover { background: var(--code); }
.brand { font-weight: 700; font-size: 18px; padding: 0 8px; }
main { padding: 40px 48px 96px; max-width: 1000px; }
h1 { font-size: 32px; line-height: 1.2; margin: 0 0 8px; letter-spacing: -0.01em; }
h2 { font-size: 24px; margin: 56px 0 8px; letter-spacing: -0.01em; }
h3 { font-size: 18px; margin: 0; }
h4 { font-size: 13px; margin: 20px 0 4px; color: var(--soft); font-weight: 600; }
p { max-width: 72ch; margin: 8px 0; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: 0.88em/1.4 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; background: var(--code);
  padding: 1px 5px; border-radius: 4px; overflow-wrap: anywhere; }
section.endpoint, section.schema {
  background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; margin: 16px 0;
}
.address { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: baseline; margin-top: 4px; }
.address code { background: none; padding: 0; font-size: 15px; }
.method { font: 700 12px/1 ui-monospace, Menlo, monospace; letter-spacing: 0.04em; }
.get { color: var(--get); } .put { color: var(--put); } .post { color: var(--post); } .delete { color: var(--delete); }
.access { color: var(--soft); font-size: 14px; margin-left: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; vertical-align: top; padding: 7px 16px 7px 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; font-size: 13px; }
tbody th { font-weight: 400; white-space: nowrap; }
tr:last-child > * { border-bottom: 0; }
tr:target > * { background: var(--code); }
.optional { color: var(--soft); font-size: 12px; margin-left: 6px; }
.plain { color: var(--soft); }
@media (max-width: 860px) {
  body { display: block; }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); padding: 16px; }
    main { padding: 24px 16px 64px; }
  section.endpoint, section.schema { padding: 16px; }
  .schema thead { display: none; }
  .schema tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); }
  .schema th, .schema td { display: block; border: 0; padding: 2px 0; white-space: normal; }
  .access { margin-left: 0; }
}
`
