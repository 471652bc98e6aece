import type { MoreRoutes } from '../server/usage-meter.ts'

/** Persons whose facts go into one call of the object. */
export const personsPerCall = 500
/** Orders of each person. */
const ordersEach = 5

/**
 * What the bench puts beside the metered Worker: `POST /seed?store=&from=&to=` tells Insights the facts of these
 * persons as their own objects would (a visit and five orders each, over two years up to now), hundreds in one call;
 * `POST /sleep?store=` takes the object's memory, so that the next question finds it as one that has just woken;
 * `POST /asleep?store=` says whether no run goes on; `POST /ping?store=` is answered as soon as the object has time.
 */
export const seeding: MoreRoutes = {
  source: `
MeteredInsights.prototype.benchSleep = function () { this.ctx.abort('the bench wants it to begin anew'); };
MeteredInsights.prototype.benchPing = function () {};
MeteredInsights.prototype.benchAsleep = function () {
  const { sql } = this.ctx.storage;
  const one = (statement) => sql.exec(statement).toArray()[0]?.n ?? 0;
  return [
    "SELECT count(*) AS n FROM base_run WHERE state <> ''",
    'SELECT count(*) AS n FROM goods_run',
    'SELECT count(*) AS n FROM segment_run',
    "SELECT count(*) AS n FROM inspection_run WHERE trim(state) <> ''",
  ].every((statement) => one(statement) === 0);
};
const seedDay = 86_400_000;
const seedChannels = ['search', 'ads', 'email', 'direct', 'social'];
const seedCountries = ['DE', 'FR', 'GB', 'US'];
function seedRandom(seed) {
  let state = (seed + 1) * 2_654_435_761 >>> 0;
  return () => {
    state = state + 0x6d2b79f5 >>> 0;
    let t = Math.imul(state ^ state >>> 15, state | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 4_294_967_296;
  };
}
function seedFlush(i, now) {
  const random = seedRandom(i);
  const channel = seedChannels[Math.floor(random() * seedChannels.length)];
  const began = now - Math.floor((30 + random() * 690) * seedDay);
  const facts = [];
  const day = (at) => new Date(at).toISOString().slice(0, 10);
  const hour = (at) => new Date(at).getUTCHours();
  const visit = { channel, hour: hour(began), who: 'anonymous', steps: 15, count: 1 };
  facts.push({ kind: 'activity', n: 1, day: day(began), at: began, sessions: 1, views: 4,
    shelves: [{ placement: 'home', recommender: 'trending', impressions: 3, clicks: random() < 0.2 ? 1 : 0 }], live: [],
    name: 'Person ' + i, visits: [visit],
    who: { country: seedCountries[i % 4], birth_year: 1950 + i % 50 },
    standing: { tier: i % 10 === 0 ? 'gold' : 'silver', points: i % 1000, points_earned: i % 2000, points_held: 0 } });
  const steady = 0.3 + random();
  let at = began;
  for (let k = 0; k < ${ordersEach}; k++) {
    const lines = Array.from({ length: 2 }, () => {
      const n = 1 + Math.floor(random() * random() * 1000);
      return { n, quantity: 1 + Math.floor(random() * 3), total_minor: 500 + Math.floor(random() * 6000),
        cost_minor: 300, category: 'Category ' + n % 40, brand: 'Brand ' + n % 60 };
    });
    const gross = lines.reduce((sum, line) => sum + line.total_minor, 0);
    facts.push({ kind: 'order', n: k + 2, order: 'o' + i + '-' + k, day: day(at), at, updated_at: at,
      gross_minor: gross, net_minor: Math.round(gross * 0.8), cancelled: false, lines,
      attributed: random() < 0.1 ? [{ placement: 'home', recommender: 'trending', amount_minor: lines[0].total_minor }] : [],
      hour: hour(at), touches: { first: channel, last: seedChannels[Math.floor(random() * 5)] },
      ...(k === 0 ? { first: true } : {}) });
    at = Math.min(now - seedDay, at + Math.floor(steady * (1 + random()) * 40 * seedDay));
  }
  return { origin: 'c:' + i, epoch: 'e', prev: 0, facts };
}
`,
  routes: `
    if (['/seed', '/sleep', '/asleep', '/ping'].includes(pathname)) {
      const object = env.INSIGHTS.getByName(searchParams.get('store'));
      if (pathname === '/ping') { await object.benchPing(); return new Response('ok'); }
      if (pathname === '/asleep') return Response.json(await object.benchAsleep());
      if (pathname === '/sleep') { await object.benchSleep().catch(() => {}); return new Response('ok'); }
      const [from, to, now] = ['from', 'to', 'now'].map((name) => Number(searchParams.get(name)));
      for (let i = from; i < to; i += ${personsPerCall}) {
        const flushes = [];
        for (let j = i; j < Math.min(to, i + ${personsPerCall}); j++) flushes.push(seedFlush(j, now));
        await object.receiveAll(flushes);
      }
      return new Response('ok');
    }`,
}
