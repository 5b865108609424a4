// Cases and what became of them, and orders that corrections carry out.
const STAGES = {
  filed: { return: 'returned', admit: 'admitted', evidence: 'filed', withdraw: 'withdrawn', join: 'joined' },
  returned: { mend: 'filed', withdraw: 'withdrawn' },
  admitted: { answer: 'admitted', evidence: 'admitted', 'set-hearing': 'hearing', withdraw: 'withdrawn', join: 'joined' },
  hearing: { answer: 'hearing', evidence: 'hearing', 'set-hearing': 'hearing', hear: 'heard', withdraw: 'withdrawn' },
  heard: { evidence: 'heard', 'set-hearing': 'hearing', withdraw: 'withdrawn' },
  decided: { serve: 'decided' },
  withdrawn: {},
  joined: {},
};
const ORDERS = ['recount', 'correct', 'exclude-box'];

export const isOpen = one => !['decided', 'withdrawn', 'joined'].includes(one.stage);

// The stage to which a step leads; undefined: it cannot be taken there.
export const stageAfter = (one, step) => Object.hasOwn(STAGES[one.stage], step) && !(step === 'serve' && one.served !== null) ? STAGES[one.stage][step] : undefined;

export class Docket {
  constructor(rulings) {
    this.rulings = rulings;
    this.cases = new Map();
    this.decisions = new Map();
    this.orders = [];
  }

  file(index, data, time) {
    const { forum, at, grounds } = data;
    this.cases.set(index, { number: index, forum, at, grounds, filed: time, stage: 'filed', latest: index, returned: null, served: null, joined: null });
  }

  move(index, data, time, until) {
    const one = this.cases.get(data.case);
    one.stage = stageAfter(one, data.step);
    one.latest = index;
    if (data.step === 'return') one.returned = { time, until };
    if (data.step === 'serve') one.served = time;
    if (data.step === 'join') one.joined = data.with;
    // A case that was joined with one that is taken back stands alone again.
    if (data.step === 'withdraw') for (const other of this.cases.values()) if (other.joined === one.number) Object.assign(other, { stage: 'filed', joined: null });
  }

  decide(index, data, time) {
    const one = data.case === null ? null : this.cases.get(data.case);
    if (one) Object.assign(one, { stage: 'decided', latest: index });
    this.decisions.set(index, { forum: data.forum, at: data.at, case: one, time });
    for (const remedy of data.remedies) {
      if (ORDERS.includes(remedy.do)) for (const unit of remedy.units) this.orders.push({ decision: index, isRecount: remedy.do === 'recount', unit, done: false });
    }
  }

  // The index that the next entry of a case follows.
  latestOf(number) {
    return this.cases.get(number)?.latest ?? null;
  }

  // When the time to appeal began: the service of a decision, or else the decision.
  appealFrom(decision) {
    return decision.case?.served ?? decision.time;
  }

  // A correction in the channel that decides carries out what was ordered for its unit.
  corrected(unit, reason) {
    const isRecount = reason.startsWith('recount');
    for (const order of this.orders) if (order.unit === unit && order.isRecount === isRecount) order.done = true;
  }

  openCases() {
    return [...this.cases.values()].filter(isOpen);
  }

  openOrders() {
    return this.orders.filter(order => !order.done && this.rulings.get(order.decision).holds);
  }
}
