import { clockSource, takeApart } from '../server/usage-meter.ts'
import type { WorkerFault } from './plan.ts'

export interface Faults {
  clock: StoreClock
  /** Times by the clock, without its jumps. */
  faults: readonly WorkerFault[]
  /** Classes (and `Worker`) that run the next version's code. */
  next: readonly string[]
}

/** The store's own clock: how many times as fast as ours, from when (epoch ms), how far ahead, and how it jumps. */
export interface StoreClock {
  speed: number
  origin: number
  aheadMs: number
  /** `at` in the clock's own milliseconds from the origin, without its jumps. */
  jumps: readonly { at: number; byMs: number }[]
}

/** The clock's time, in epoch milliseconds, at a moment of ours. */
export function storeTime(clock: StoreClock, real: number): number {
  const elapsed = (real - clock.origin) * clock.speed
  const jumped = clock.jumps.reduce((sum, { at, byMs }) => sum + (at <= elapsed ? byMs : 0), 0)
  return Math.floor(clock.origin + elapsed + clock.aheadMs + jumped)
}

/**
 * The bundled Worker with faults around its objects, none of it in the product: the exports are wrapped, the bundle is
 * not touched. `GET /bench/faults` tells how many faults of each kind were met since it started, `GET /bench/alarms` how
 * many alarms rang, by class.
 *
 * The next version's code stands for what a later release may do: its Customer objects raise the stored profile's
 * version and keep something there that this release knows nothing of; whoever runs it sends calls and facts with
 * fields this release has never heard of.
 */
export function withFaults(bundle: string, { clock, faults, next }: Faults): string {
  const { body, locals, worker } = takeApart(bundle)
  const { speed, origin } = clock
  const classes = [...locals].map(([name, local]) => `const Faulty${name} = faulty(${local}, '${name}');`)
  const names = [...locals].map(([name]) => `Faulty${name} as ${name}`)
  return `${clockSource({ speed, origin })}
${body}
const faultPlan = ${JSON.stringify(faults)};
const faultElapsed = () => (meterClock.realNow() - ${clock.origin}) * ${clock.speed};
const faultJumps = ${JSON.stringify(clock.jumps)};
Object.defineProperty(meterClock, 'skipped', { get: () => {
  const elapsed = faultElapsed();
  return faultJumps.reduce((sum, { at, byMs }) => sum + (at <= elapsed ? byMs : 0), ${clock.aheadMs});
} });
const faultNext = ${JSON.stringify(next)};
${wrapper}
${classes.join('\n')}
export { ${names.join(', ')} };
export default {
  fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (pathname === '/bench/faults') return Response.json(faultCounts);
    if (pathname === '/bench/alarms') return Response.json(alarmCounts);
    return ${worker}.fetch(request, envOf(env, 'Worker'), ctx);
  },
};
`
}

const wrapper = `
const faultCounts = {};
const alarmCounts = {};
const countIn = (counts, key) => { counts[key] = (counts[key] ?? 0) + 1; };
// The platform rings again six times after an alarm that threw, with growing pauses, and then gives it up.
const mostAlarmsThrown = 2;
const faultCalls = faultPlan.map(() => 0);
function dueFault(object, call) {
  const now = faultElapsed();
  const due = faultPlan.findIndex((fault) => fault.object === object && now >= fault.from && now < fault.until &&
    fault.calls.includes(call));
  if (due < 0) return null;
  faultCalls[due]++;
  return faultCalls[due] % faultPlan[due].every === 0 ? faultPlan[due] : null;
}
function callWithFault(object, call, self, run) {
  const fault = dueFault(object, call);
  if (!fault) return run();
  countIn(faultCounts, fault.kind + ' (' + object + ')');
  return metFault(fault, self, run);
}
async function metFault(fault, self, run) {
  if (fault.kind === 'throws' || fault.kind === 'out of reach') throw new Error('bench: ' + fault.kind);
  if (fault.kind === 'slow') {
    await new Promise((done) => setTimeout(done, fault.ms));
    return run();
  }
  await run();
  if (fault.kind === 'resets') self.ctx.abort('bench: reset');
  throw new Error('bench: the answer is lost');
}
async function alarmWithFault(object, self, run) {
  countIn(alarmCounts, object);
  const fault = dueFault(object, 'alarm');
  self.alarmsThrown = fault && (self.alarmsThrown ?? 0) < mostAlarmsThrown ? (self.alarmsThrown ?? 0) + 1 : 0;
  if (self.alarmsThrown === 0) return run();
  countIn(faultCounts, fault.kind + ' (' + object + ')');
  if (fault.kind === 'alarm throws at its end') await run();
  throw new Error('bench: ' + fault.kind);
}
const plainObject = (value) => value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
function withLaterFields(value) {
  if (!plainObject(value)) return value;
  const facts = Array.isArray(value.facts) ? { facts: value.facts.map((fact) => ({ ...fact, later_field: 1 })) } : {};
  return { ...value, ...facts, later_field: { of: 'the next version' } };
}
function envOf(env, user) {
  if (!faultNext.includes(user)) return env;
  const own = { ...env };
  for (const [name, binding] of Object.entries(env)) {
    if (typeof binding?.getByName === 'function' && name !== 'STORE') own[name] = laterNamespace(binding);
  }
  return own;
}
function laterNamespace(namespace) {
  return { getByName: (...names) => new Proxy(namespace.getByName(...names), { get(stub, key) {
    const method = stub[key];
    if (typeof key !== 'string' || key === 'fetch' || typeof method !== 'function') return method;
    return (...args) => stub[key](...args.map(withLaterFields));
  } }) };
}
function raiseProfile(storage) {
  if (storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'person'").toArray().length === 0) return;
  storage.sql.exec(\`UPDATE person SET body = json_set(body, '$.profile.version', 2,
    '$.profile.later', json_object('mark', body ->> '$.profile.epoch'), '$.later', 'beside the profile')
    WHERE json_valid(body) AND body ->> '$.profile.version' < 2 AND body -> '$.profile.erased' IS NULL
      AND body -> '$.profile.merged' IS NULL\`);
}
function faulty(Base, name) {
  const Faulty = class extends Base {
    constructor(ctx, env) {
      const { storage } = ctx;
      const setAlarm = storage.setAlarm.bind(storage);
      const getAlarm = storage.getAlarm.bind(storage);
      Object.defineProperty(storage, 'setAlarm', { value: (at, ...args) => setAlarm(meterClock.toReal(Number(at)), ...args) });
      Object.defineProperty(storage, 'getAlarm', { value: async (...args) => {
        const at = await getAlarm(...args);
        return at === null ? null : meterClock.toOwn(at);
      } });
      if (name === 'Customer' && faultNext.includes(name)) raiseProfile(storage);
      super(ctx, envOf(env, name));
    }
  };
  for (const call of [...Object.getOwnPropertyNames(Base.prototype), ...(name === 'Store' ? ['fetch'] : [])]) {
    const plain = (Object.getOwnPropertyDescriptor(Base.prototype, call) ?? { value: Base.prototype[call] }).value;
    if (call === 'constructor' || call === 'alarm' || typeof plain !== 'function') continue;
    Faulty.prototype[call] = function (...args) {
      return callWithFault(name, call, this, () => plain.apply(this, args));
    };
  }
  // Only a class that takes alarms may be seen to have a method for them.
  if (Base.prototype.alarm) {
    Faulty.prototype.alarm = function (...args) {
      return alarmWithFault(name, this, () => Base.prototype.alarm.apply(this, args));
    };
  }
  return Faulty;
}
`
