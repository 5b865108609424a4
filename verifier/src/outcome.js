import { ratio, compare, multiply, divide, subtract, floor } from './rational.js';

// The outcome of a law on the figures of one channel. `data` gives lists, votes and bases; `lots` are the lots that hold.
const RUNS = 400;
const OPEN = 'open';

class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export const refuseLaw = code => { throw new Refused(code); };

export function evaluate(law, data, lots) {
  const run = wholeRun(law, data, lots);
  if (run.refusal !== null) return { seats: [], asks: [], final: false, refusal: run.refusal };
  // What waits for a lot stands first.
  const asks = [...run.asks.filter(a => a.tied), ...run.asks.filter(a => !a.tied)].map(a => a.kind);
  return { seats: run.seats, asks, final: run.asks.length === 0, refusal: null };
}

// Whether the law itself gives no result: it cannot be applied, or asks for a decision. A tie is none.
export function isWithoutResult(law, data, lots) {
  const run = wholeRun(law, data, lots);
  return run.refusal !== null || run.asks.some(a => !a.tied);
}

function wholeRun(law, data, lots) {
  try {
    const run = settle(law, data, lots, [], { runs: 0 });
    if (lots.some(lot => lot.situation && !run.arisen.has(lot))) throw new Refused('law-other-situation');
    return { ...run, refusal: null };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.code };
    throw error;
  }
}

// Runs the law with the first ties decided by `choices`. At the next tie without a lot every way is tried:
// if all give the same, no lot is needed; else the tie stays open.
function settle(law, data, lots, choices, budget) {
  const run = runOnce(law, data, lots, choices);
  budget.runs++;
  if (!run.pending) return run;
  const results = [];
  for (const drawn of combinations(run.pending.tied, run.pending.places)) {
    if (budget.runs >= RUNS) break;
    results.push(settle(law, data, lots, [...choices, drawn], budget));
    if (resultKey(results[0]) !== resultKey(results[results.length - 1])) break;
    results.whole = results.length === ways(run.pending.tied.length, run.pending.places);
  }
  const differ = results.some(r => resultKey(r) !== resultKey(results[0]));
  if (results.whole && !differ) return results[0];
  return settle(law, data, lots, [...choices, OPEN], budget);
}

const resultKey = run => JSON.stringify([run.seats, run.asks]);

function ways(n, k) {
  let count = 1;
  for (let i = 1; i <= k; i++) count = count * (n - k + i) / i;
  return Math.round(count);
}

function* combinations(items, k, from = 0, chosen = []) {
  if (chosen.length === k) { yield chosen; return; }
  for (let i = from; i <= items.length - (k - chosen.length); i++) yield* combinations(items, k, i + 1, [...chosen, items[i]]);
}

function runOnce(law, data, lots, choices) {
  const run = { data, lots, choices, next: 0, used: new Set(), arisen: new Set(), asks: [], pending: null, seats: [] };
  const sets = new Map();
  for (const step of law.steps) {
    if (step.verb === 'qualify') {
      sets.set(step.name, data.lists.map((_, i) => i).filter(i => step.test(i, data)));
    } else if (step.verb === 'ask') {
      if (step.test(data, sets)) run.asks.push({ kind: step.kind });
    } else {
      const among = step.among === undefined ? data.lists.map((_, i) => i) : sets.get(step.among);
      const seats = award(step, among, run);
      if (run.pending) return run;
      if (step.name === law.result) run.seats = ranked(seats, data);
    }
  }
  return run;
}

// Lists with seats, most first, equal ones in ballot order.
function ranked(seats, data) {
  return [...seats].filter(([, n]) => n > 0n).sort(([a, x], [b, y]) => x === y ? a - b : x > y ? -1 : 1)
    .map(([i, n]) => [data.lists[i].code, Number(n)]);
}

// Whole Hare quotas, largest remainders, and a new round for the others while a list is above its cap.
function award(step, among, run) {
  const fixed = new Map();
  for (;;) {
    const usedBefore = new Set(run.used);
    const left = BigInt(step.seats) - [...fixed.values()].reduce((a, b) => a + b, 0n);
    const claimants = among.filter(i => !fixed.has(i) && run.data.votes(run.data.nation, i) > 0n);
    const { seats, stopped } = round(step, claimants, left, run);
    if (run.pending) return seats;
    const above = stopped ? [] : claimants.filter(i => seats.get(i) > capOf(step, i, run));
    if (above.length === 0) return new Map([...fixed, ...seats]);
    run.used = usedBefore;
    for (const i of above) fixed.set(i, BigInt(capOf(step, i, run)));
  }
}

const capOf = (step, i, run) => step.cap(run.data.lists[i].code);

function round(step, claimants, places, run) {
  const votes = new Map(claimants.map(i => [i, ratio(run.data.votes(run.data.nation, i))]));
  const total = claimants.reduce((sum, i) => sum + votes.get(i).n, 0n);
  const seats = new Map(), remainders = new Map();
  if (total === 0n || places <= 0n) return { seats: new Map(claimants.map(i => [i, 0n])), stopped: false };
  const quota = ratio(total, places);
  for (const i of claimants) {
    const whole = floor(divide(votes.get(i), quota));
    seats.set(i, whole);
    remainders.set(i, subtract(votes.get(i), multiply(ratio(whole), quota)));
  }
  let left = Number(places - [...seats.values()].reduce((a, b) => a + b, 0n));
  while (left > 0) {
    const order = [...claimants].sort((a, b) => compare(remainders.get(b), remainders.get(a)) || a - b);
    if (left >= order.length) {
      for (const i of order) seats.set(i, seats.get(i) + 1n);
      left -= order.length;
      continue;
    }
    const border = remainders.get(order[left - 1]);
    const ahead = order.filter(i => compare(remainders.get(i), border) > 0);
    const equal = order.filter(i => compare(remainders.get(i), border) === 0);
    for (const i of ahead) seats.set(i, seats.get(i) + 1n);
    const free = left - ahead.length;
    const served = equal.length === free ? equal : tie(step, equal, free, votes, seats, run);
    if (served === null) return { seats, stopped: true };
    for (const i of served) seats.set(i, seats.get(i) + 1n);
    left = 0;
  }
  return { seats, stopped: false };
}

// Who of the tied is served: by a recorded lot, by the way that is being tried, or nobody yet (null).
function tie(step, tied, places, votes, seats, run) {
  const names = tied.map(i => run.data.lists[i].code);
  const lot = run.lots.find(l => !run.used.has(l) && serves(l, step, tied, names, places, votes, seats));
  if (lot) {
    run.used.add(lot);
    run.arisen.add(lot);
    return lot.drawn.map(name => tied[names.indexOf(name)]);
  }
  const choice = run.choices[run.next++];
  if (choice === undefined) { run.pending = { tied, places }; return null; }
  if (choice !== OPEN) return choice;
  run.asks.push({ kind: 'lot', step: step.name, tied: names, places });
  return null;
}

function serves(lot, step, tied, names, places, votes, seats) {
  if (lot.drawn.length !== places || lot.among.length !== names.length || !lot.among.every(n => names.includes(n))) return false;
  const s = lot.situation;
  if (s === null || s === undefined) return true;
  if (s.step !== step.name || s.unit !== null || s.losing || s.places !== places || s.claims.length !== tied.length) return false;
  return tied.every((i, k) => s.claims.some(c => c.name === names[k] && sameNumber(c.votes, votes.get(i)) && BigInt(c.held) === seats.get(i)));
}

const sameNumber = (text, value) => {
  const [n, d = '1'] = text.split('/');
  return compare(ratio(BigInt(n), BigInt(d)), value) === 0;
};

export function outcomeDocument(election, size, channel, law, outcome) {
  return JSON.stringify({
    format: 'scrutineer-outcome/1', election, size, channel, law,
    final: outcome.final, seats: outcome.seats, asks: outcome.asks, refusal: outcome.refusal,
  });
}
