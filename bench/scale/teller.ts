import { takeApart } from '../server/usage-meter.ts'

/** Flushes in one call, as many as a relay gathers in a fifth of a second at a billion events a month and four relays. */
export const together = 72

/**
 * The bundled Worker with two more addresses: `POST /tell?store=&from=&to=&round=&orders=` tells Insights what these
 * people's own objects would (a visit's first view and a line for the live view; of customers their name and orders),
 * `together` flushes in a call, in no order of their keys; `GET /size?store=` and `?person=` say how many bytes Insights
 * or that person's object keeps.
 */
export function withTeller(bundle: string): string {
  const { body, locals, worker } = takeApart(bundle)
  const names = [...locals].map(([name, local]) => `${local} as ${name}`)
  return `${body}
${teller}
for (const one of [${locals.get('Insights')}, ${locals.get('Customer')}])
  one.prototype.benchSize = function () { return this.ctx.storage.sql.databaseSize; };
export { ${names.join(', ')} };
export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    const insights = env.INSIGHTS.getByName(searchParams.get('store') ?? '');
    if (pathname === '/size') {
      const person = searchParams.get('person');
      const object = person ? env.CUSTOMER.getByName(searchParams.get('store') + '/' + person) : insights;
      return Response.json(await object.benchSize());
    }
    if (pathname === '/tell') {
      const [from, to, round, orders] = ['from', 'to', 'round', 'orders'].map((name) => Number(searchParams.get(name)));
      for (let i = from; i < to; i += ${together}) {
        const flushes = [];
        for (let j = i; j < Math.min(to, i + ${together}); j++) flushes.push(tellerFlush(j, round, orders));
        await insights.receiveAll(flushes);
      }
      return new Response('ok');
    }
    return ${worker}.fetch(request, env, ctx);
  },
};
`
}

// In a scope of its own: the bundle may have the same names.
const teller = `
const tellerFlush = (() => {
const tellerDay = 86_400_000;
const tellerNow = Date.UTC(2026, 10, 1);
const dayText = (at) => new Date(at).toISOString().slice(0, 10);
const mixed = (n) => {
  let t = Math.imul(n ^ n >>> 15, 0x2c1b3c6d); t = Math.imul(t ^ t >>> 12, 0x297a2d39); return (t ^ t >>> 15) >>> 0;
};
// As long as a visitor's key and an epoch are, and in no order.
const keyOf = (i) => 'v:' + mixed(i).toString(36).padStart(7, '0') + mixed(i + 1e6).toString(36).padStart(7, '0') + 'abcdefgh';
const epochOf = (i) => mixed(i).toString(16).padStart(8, '0') + '-0000-4000-8000-000000000000';
return (i, round, orders) => {
  const at = tellerNow - mixed(i * 7 + round) % (60 * tellerDay);
  const isCustomer = orders > 0;
  const who = isCustomer ? 'customer' : 'anonymous';
  const n = round * 10 + 1;
  const origin = isCustomer ? 'c:' + (10_000_000 + i) : keyOf(i);
  const live = [{ type: 'event', at, person: origin, name: 'view_item', item: { id: 'sku-' + i % 5_000, title: 'A product with a title' } }];
  const visits = [{ channel: 'search', hour: i % 24, who, steps: 1, count: 1 }];
  const told = { kind: 'activity', n, day: dayText(at), at, sessions: 1, views: 1, shelves: [], live, visits };
  const facts = [!isCustomer || round > 0 ? told : { ...told, name: 'Somebody Number' + i,
    who: { country: 'DE', birth_year: 1950 + i % 50 },
    standing: { tier: 'silver', points: i % 1000, points_earned: i % 2000, points_held: 0 } }];
  for (let k = 0; k < orders; k++) {
    const ordered = tellerNow - mixed(i * 13 + round * 5 + k) % (700 * tellerDay);
    const lines = [0, 1].map((line) => ({ n: 1 + mixed(i + k + line) % 5_000, quantity: 1, total_minor: 500 + mixed(i + line) % 6_000,
      cost_minor: 300, category: 'Category ' + i % 40, brand: 'Brand ' + i % 60 }));
    const gross = lines.reduce((sum, line) => sum + line.total_minor, 0);
    facts.push({ kind: 'order', n: n + k + 1, order: 'order-' + (1_000_000 + i) + '-' + round + '-' + k, day: dayText(ordered),
      at: ordered, updated_at: ordered, gross_minor: gross, net_minor: Math.round(gross * 0.8), cancelled: false, lines,
      attributed: [], hour: i % 24, touches: { first: 'search', last: 'email' }, ...(round + k === 0 ? { first: true } : {}) });
  }
  return { origin, epoch: epochOf(i), prev: round === 0 ? 0 : (round - 1) * 10 + 1 + (isCustomer ? 1 : 0), facts };
};
})();
`
