/**
 * What a metered Worker used since it started. Rows by `Class.table` (`Class.alarm` for alarms set); requests to
 * objects and the milliseconds they took by `caller Class.method`, where the caller is a kind of request to the Worker
 * or a class of object, and `alarm Class` for alarms that rang.
 */
export interface Usage {
  rowsWritten: Record<string, number>
  rowsRead: Record<string, number>
  calls: Record<string, number>
  ms: Record<string, number>
}

/** What a bench adds: source beside the classes (`MeteredInsights`, …), and statements of `fetch` before the Worker's. */
export interface MoreRoutes {
  source: string
  routes: string
}

/**
 * The bundled Worker with a meter around it: rows written and read as the platform bills them (by each statement, and
 * one for each alarm set), calls to objects and alarms. `GET /rows` reads rows written by class, `GET /usage` all of
 * it. The bundle itself is not touched but for its last statement, the exports; names here begin with `meter`, so that
 * they meet none of its own.
 *
 * With a `clock`, the Worker lives `speed` times as fast, from the clock's `origin` (epoch ms): what it reads as the
 * time, when its alarms ring and timers of a second or more all run by that clock, and `POST /skip?ms=N` moves it on.
 * Nothing in the Worker can tell, so every delay and every cache keeps its proportions with no setting changed.
 */
export function withMeter(
  bundle: string,
  clock: { speed: number; origin: number } | null = null,
  more: MoreRoutes = { source: '', routes: '' },
): string {
  const { body, locals, worker } = takeApart(bundle)
  const classes = [...locals].map(
    ([name, local]) => `const Metered${name} = meteredClass(${local}, '${name}');`,
  )
  const names = [...locals].map(([name]) => `Metered${name} as ${name}`)
  return `${clock ? clockSource(clock) : plainClock}
${body}
${meter}
${classes.join('\n')}
${more.source}
export { ${names.join(', ')} };
export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/usage') return Response.json(meterUsage);
    if (pathname === '/rows') return Response.json(meteredRowsByClass());
    if (pathname === '/skip') { meterClock.skipped += Number(searchParams.get('ms')); return new Response('ok'); }
    ${more.routes}
    return ${worker}.fetch(request, meteredEnv(env, meteredKindOf(pathname)), ctx);
  },
};
`
}

/** A bundle without its exports, with the local names of what it exported: its classes by name, and the Worker. */
export function takeApart(bundle: string): { body: string; locals: Map<string, string>; worker: string } {
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
  if (worker === undefined) throw new Error('the bundle has no default export')
  locals.delete('default')
  return { body: bundle.slice(0, exported.index), locals, worker }
}

const plainClock = `const meterClock = { skipped: 0, realNow: Date.now.bind(Date), toReal: (at) => at, toOwn: (at) => at };`

/** Source that lets what follows live `speed` times as fast, from the clock's `origin` (epoch ms). */
export const clockSource = ({ speed, origin }: { speed: number; origin: number }): string => `
const meterClock = {
  skipped: 0,
  realNow: Date.now.bind(Date),
  toReal: (own) => Math.ceil(${origin} + (own - meterClock.skipped - ${origin}) / ${speed}),
  toOwn: (real) => Math.floor(${origin} + (real - ${origin}) * ${speed} + meterClock.skipped),
};
{
  const RealDate = Date;
  const ownNow = () => { const real = meterClock.realNow(); return real === 0 ? 0 : meterClock.toOwn(real); };
  globalThis.Date = class extends RealDate {
    constructor(...args) { if (args.length === 0) super(ownNow()); else super(...args); }
    static now() { return ownNow(); }
  };
  const realTimeout = globalThis.setTimeout;
  globalThis.setTimeout = (run, ms = 0, ...args) => realTimeout(run, ms >= 1000 ? ms / ${speed} : ms, ...args);
}`

// Each object has a storage of its own, so what is replaced on it counts for that object alone.
const meter = `
const meterUsage = { rowsWritten: {}, rowsRead: {}, calls: {}, ms: {} };
const meteredSecrets = { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: 'bench' };
const meterAdd = (sums, key, count) => { if (count > 0) sums[key] = (sums[key] ?? 0) + count; };
function meteredRowsByClass() {
  const sums = {};
  for (const [key, rows] of Object.entries(meterUsage.rowsWritten)) meterAdd(sums, key.split('.')[0], rows);
  return sums;
}
function meteredTableOf(statement) {
  if (/^\\s*CREATE/i.test(statement)) return 'new tables';
  return /(?:INTO|UPDATE|FROM)\\s+(\\w+)/i.exec(statement)?.[1] ?? 'other';
}
function meteredKindOf(path) {
  if (path === '/v1/events') return 'events';
  if (path === '/v1/orders') return 'orders';
  return path.endsWith('/recommendations') ? 'shelves' : 'other';
}
async function meterTimed(key, run) {
  meterAdd(meterUsage.calls, key, 1);
  const from = meterClock.realNow();
  try { return await run(); } finally { meterAdd(meterUsage.ms, key, meterClock.realNow() - from); }
}
function meteredEnv(env, caller) {
  const own = { ...env, ...meteredSecrets };
  for (const [name, binding] of Object.entries(env)) {
    if (typeof binding?.getByName === 'function') own[name] = meteredNamespace(binding, caller + ' ' + name);
  }
  return own;
}
function meteredNamespace(namespace, prefix) {
  return new Proxy(namespace, { get(target, key) {
    const value = target[key];
    if (typeof value !== 'function') return value;
    if (key !== 'get' && key !== 'getByName') return value.bind(target);
    return (...args) => meteredStub(value.apply(target, args), prefix);
  } });
}
function meteredStub(stub, prefix) {
  return new Proxy(stub, { get(target, key) {
    const value = target[key];
    if (typeof key !== 'string' || typeof value !== 'function') return value;
    return (...args) => meterTimed(prefix + '.' + key, () => target[key](...args));
  } });
}
function meteredClass(Base, name) {
  const counted = class extends Base {
    constructor(ctx, env) {
      const { storage } = ctx;
      const exec = storage.sql.exec.bind(storage.sql);
      const setAlarm = storage.setAlarm.bind(storage);
      const getAlarm = storage.getAlarm.bind(storage);
      // An alarm was set in real time: once the clock has been moved on, it is overdue and has to be set anew.
      let dueAt = null;
      const ringIfOverdue = () => {
        if (dueAt === null || Date.now() < dueAt + 5_000) return;
        dueAt = null;
        void setAlarm(meterClock.toReal(Date.now()));
      };
      Object.defineProperty(storage.sql, 'exec', { value: (statement, ...args) => {
        ringIfOverdue();
        const cursor = exec(statement, ...args);
        meterAdd(meterUsage.rowsWritten, name + '.' + meteredTableOf(statement), cursor.rowsWritten);
        queueMicrotask(() => meterAdd(meterUsage.rowsRead, name, cursor.rowsRead)); // by then it has been read
        return cursor;
      } });
      Object.defineProperty(storage, 'setAlarm', { value: (at, ...args) => {
        meterAdd(meterUsage.rowsWritten, name + '.alarm', 1);
        dueAt = Number(at);
        return setAlarm(meterClock.toReal(Number(at)), ...args);
      } });
      Object.defineProperty(storage, 'getAlarm', { value: async (...args) => {
        const at = await getAlarm(...args);
        return at === null ? null : meterClock.toOwn(at);
      } });
      super(ctx, meteredEnv(env, name));
    }
  };
  // Only a class that takes alarms may be seen to have a method for them.
  if (Base.prototype.alarm) {
    counted.prototype.alarm = function (...args) {
      return meterTimed('alarm ' + name, () => Base.prototype.alarm.apply(this, args));
    };
  }
  return counted;
}
`
