import { readJson, isObject } from './json.js';
import { parseFraction, compare, ratio } from './rational.js';

// The part of the law language that this verifier knows. Anything else makes the outcome "not checked", never a guess.
export class UnknownLaw extends Error {
  constructor(what) {
    super(what);
    this.what = what;
  }
}

const BASES = ['valid', 'cast', 'registered', 'lists'];
const COMMON = ['do', 'as', 'article', 'source'];

function only(value, names, place) {
  if (!isObject(value)) throw new UnknownLaw(place);
  for (const name of Object.keys(value)) if (!names.includes(name)) throw new UnknownLaw(`${place}/${name}`);
}

function demand(holds, place) {
  if (!holds) throw new UnknownLaw(place);
}

export function readLaw(bytes) {
  const law = readJson(bytes);
  only(law, ['format', 'id', 'names', 'source', 'date', 'ties', 'steps', 'result', '$schema'], 'law');
  demand(law.format === undefined || law.format === 'scrutineer-law/1', 'law/format');
  demand(isLot(law.ties), 'law/ties');
  demand(Array.isArray(law.steps) && law.steps.length > 0 && law.steps.length <= 1000, 'law/steps');
  const sets = new Set(), tables = new Set();
  const steps = law.steps.map((step, i) => {
    const place = `law/steps/${i}`;
    demand(isObject(step) && typeof step.as === 'string' && step.as !== '' && !sets.has(step.as) && !tables.has(step.as), place + '/as');
    demand(!['votes', 'direct'].includes(step.as), place + '/as');
    const read = { qualify, ask, award }[step.do];
    if (!read || !Object.hasOwn({ qualify, ask, award }, step.do)) throw new UnknownLaw(String(step.do));
    const made = read(step, place, sets);
    (step.do === 'qualify' ? sets : tables).add(step.as);
    return made;
  });
  demand(steps.some(s => s.verb === 'award' && s.name === law.result), 'law/result');
  return { steps, result: law.result, base: nationalBase(law.steps) };
}

// The base of the first national share: what shares are shown of.
function nationalBase(part) {
  if (part === null || typeof part !== 'object') return null;
  if ('share' in part && (part.in === undefined || part.in === 'nation')) return part.of ?? 'valid';
  for (const inner of Object.values(part)) {
    const base = nationalBase(inner);
    if (base !== null) return base;
  }
  return null;
}

const isLot = ties => ties === 'lot' || Array.isArray(ties) && ties.length === 1 && ties[0] === 'lot';

function qualify(step, place) {
  only(step, [...COMMON, 'if'], place);
  return { verb: 'qualify', name: step.as, test: condition(step.if, place + '/if') };
}

function condition(c, place) {
  demand(isObject(c), place);
  if ('all' in c || 'any' in c) {
    const word = 'all' in c ? 'all' : 'any';
    only(c, [word], place);
    demand(Array.isArray(c[word]), place);
    const parts = c[word].map((part, i) => condition(part, `${place}/${word}/${i}`));
    return word === 'all' ? (list, data) => parts.every(p => p(list, data)) : (list, data) => parts.some(p => p(list, data));
  }
  if ('not' in c) {
    only(c, ['not'], place);
    const part = condition(c.not, place + '/not');
    return (list, data) => !part(list, data);
  }
  if ('attr' in c) {
    only(c, ['attr'], place);
    demand(typeof c.attr === 'string', place);
    return (list, data) => data.holds(list, c.attr);
  }
  return share(c, place);
}

function share(c, place) {
  only(c, ['share', 'of', 'in', 'strict', 'without-table'], place);
  const part = parseFraction(c.share), of = c.of ?? 'valid', where = c.in ?? 'nation';
  demand(part && compare(part, ratio(1n)) <= 0, place + '/share');
  demand(BASES.includes(of), place + '/of');
  demand(c.strict === undefined || typeof c.strict === 'boolean', place + '/strict');
  const without = c['without-table'];
  demand(without === undefined || without === 'holds' || without === 'fails', place + '/without-table');
  const reached = (list, row, data) => {
    const left = data.votes(row, list) * part.d, right = data.base(row, of) * part.n;
    return c.strict ? left > right : left >= right;
  };
  if (where === 'nation') {
    demand(without === undefined, place + '/without-table');
    return (list, data) => reached(list, data.nation, data);
  }
  const level = typeof where === 'string' && where.startsWith('each:') ? where.slice(5) : '';
  demand(level !== '' && level !== 'station', place + '/in');
  return (list, data) => {
    const rows = data.level(level);
    if (!rows.some(row => data.voted(row))) {
      if (without === undefined) data.refuse('law-no-level');
      return without === 'holds';
    }
    return rows.every(row => reached(list, row, data));
  };
}

function ask(step, place, sets) {
  only(step, [...COMMON, 'if', 'kind', 'who'], place);
  demand(typeof step.kind === 'string', place + '/kind');
  return { verb: 'ask', name: step.as, kind: step.kind, test: question(step.if, place + '/if', sets) };
}

function question(c, place, sets) {
  demand(isObject(c), place);
  if ('any' in c) {
    only(c, ['any'], place);
    demand(Array.isArray(c.any), place);
    const parts = c.any.map((part, i) => question(part, `${place}/any/${i}`, sets));
    return (data, found) => parts.some(p => p(data, found));
  }
  if ('leads' in c) {
    only(c, ['leads'], place);
    demand(typeof c.leads === 'string', place);
    return data => {
      const votes = i => data.votes(data.nation, i), all = data.lists.map((_, i) => i);
      const without = all.filter(i => !data.holds(i, c.leads));
      return all.some(i => data.holds(i, c.leads) && without.every(o => votes(i) > votes(o)));
    };
  }
  only(c, ['fewer', 'in'], place);
  demand(Number.isSafeInteger(c.fewer) && c.fewer >= 0 && sets.has(c.in), place);
  return (data, found) => found.get(c.in).length < c.fewer;
}

function award(step, place, sets) {
  only(step, [...COMMON, 'seats', 'among', 'cap', 'by', 'ties'], place);
  demand(Number.isSafeInteger(step.seats) && step.seats >= 0 && step.seats <= 1_000_000, place + '/seats');
  demand(step.among === undefined || sets.has(step.among), place + '/among');
  demand(step.ties === undefined || isLot(step.ties), place + '/ties');
  const by = step.by;
  only(by, ['quota', 'then', 'cap-rest'], place + '/by');
  demand(by.quota === 'hare', place + '/by/quota');
  demand(by.then === 'largest-remainder' || Array.isArray(by.then) && by.then.length === 1 && by.then[0] === 'largest-remainder', place + '/by/then');
  demand((step.cap !== undefined) === (by['cap-rest'] !== undefined), place + '/by/cap-rest');
  demand(by['cap-rest'] === undefined || by['cap-rest'] === 'recompute', place + '/by/cap-rest');
  return { verb: 'award', name: step.as, seats: step.seats, among: step.among, cap: capOf(step.cap, place + '/cap') };
}

function capOf(cap, place) {
  if (cap === undefined) return () => Infinity;
  const count = n => Number.isSafeInteger(n) && n >= 0;
  if (isObject(cap)) {
    demand(Object.values(cap).every(count), place);
    return code => cap[code] ?? Infinity;
  }
  demand(count(cap), place);
  return () => cap;
}
