/**
 * The bundled Worker with a meter on its storage: rows written as the platform bills them (`rowsWritten` of each
 * statement, and one for each alarm set), by class; `GET /rows` reads it. The bundle itself is not touched but for its
 * last statement, the exports.
 */
export function withRowMeter(bundle: string): string {
  const exported = /export\s*\{([^}]*)\};?\s*(?:\/\/#.*\s*)?$/.exec(bundle)
  if (!exported) throw new Error('the bundle does not end with its exports')
  const locals = new Map(
    exported[1]!
      .split(',')
      .map((part) => part.trim().split(/\s+as\s+/))
      .filter(([local]) => local)
      .map(([local, name]) => [name ?? local!, local!]),
  )
  const worker = locals.get('default')
  locals.delete('default')
  const classes = [...locals].map(([name, local]) => `const Metered${name} = metered(${local}, '${name}');`)
  const names = [...locals].map(([name]) => `Metered${name} as ${name}`)
  return `${bundle.slice(0, exported.index)}
${meter}
${classes.join('\n')}
export { ${names.join(', ')} };
export default {
  fetch(request, env, ctx) {
    if (new URL(request.url).pathname === '/rows') return Response.json(meteredRows);
    return ${worker}.fetch(request, { ...env, ...meteredSecrets }, ctx);
  },
};
`
}

// Each object has a storage of its own, so what is replaced on it counts for that object alone.
const meter = `
const meteredRows = {};
const meteredSecrets = { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: 'bench' };
function metered(Base, name) {
  return class extends Base {
    constructor(ctx, env) {
      const { storage } = ctx;
      const exec = storage.sql.exec.bind(storage.sql);
      const setAlarm = storage.setAlarm.bind(storage);
      const add = (count) => { meteredRows[name] = (meteredRows[name] ?? 0) + count; };
      Object.defineProperty(storage.sql, 'exec', { value: (...args) => {
        const cursor = exec(...args);
        add(cursor.rowsWritten);
        return cursor;
      } });
      Object.defineProperty(storage, 'setAlarm', { value: (...args) => { add(1); return setAlarm(...args); } });
      super(ctx, { ...env, ...meteredSecrets });
    }
  };
}
`
