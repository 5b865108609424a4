// The steps V1 to V15 and what became of each. The first failure of a step is kept.
export const STEP_NAMES = Array.from({ length: 15 }, (_, i) => 'V' + (i + 1));

export class Steps {
  constructor() {
    this.all = new Map(STEP_NAMES.map(name => [name, { step: name, state: 'open', code: null, params: {}, place: {} }]));
  }

  get(name) {
    return this.all.get(name);
  }

  failed(name) {
    return this.get(name).state === 'failed';
  }

  open(name) {
    return this.get(name).state === 'open';
  }

  // A failure: a Bad with code, parameters and place; `place` fills what it does not say.
  fail(name, bad, place = {}) {
    const step = this.get(name);
    if (step.state === 'failed') return;
    Object.assign(step, { state: 'failed', code: bad.code, params: bad.params, place: { ...place, ...bad.place } });
  }

  // Not checked, for a reason. A failure stays, unless `even` says that it means nothing either.
  skip(name, code, params = {}, even = false) {
    const step = this.get(name);
    if (step.state === 'failed' && !even) return;
    Object.assign(step, { state: 'not checked', code, params, place: {} });
  }

  pass(name, code = null, params = {}) {
    if (this.open(name)) Object.assign(this.get(name), { state: 'passed', code, params });
  }

  list() {
    return [...this.all.values()];
  }

  // Everything passed; only that nothing was remembered may have left a step unchecked.
  verified() {
    return this.list().every(s => s.state === 'passed' || s.step === 'V9' && s.code === 'nothing-remembered');
  }
}
