// Acts and decisions. Each holds until a later one that holds revokes it; if that is revoked in turn, it holds again.
export class Rulings {
  // `changed(ruling, holds)` is told whenever one begins or ends to hold.
  constructor(changed) {
    this.all = new Map();
    this.changed = changed;
  }

  get(index) {
    return this.all.get(index) ?? null;
  }

  // `made`: {isAct, forum, at, time, remedies, lot}. What its remedies revoke must be there.
  add(index, made) {
    const targets = new Set(made.remedies.filter(r => r.do === 'revoke').map(r => r.entry));
    const ruling = { index, ...made, targets: [...targets].map(t => this.all.get(t)), holds: false, revokers: [] };
    this.all.set(index, ruling);
    this.settle(ruling);
  }

  settle(ruling) {
    const waiting = [ruling];
    while (waiting.length > 0) {
      const at = waiting.pop(), holds = at.revokers.length === 0;
      if (at.holds === holds) continue;
      at.holds = holds;
      this.changed(at, holds);
      for (const target of at.targets) {
        target.revokers = holds ? [...target.revokers, at] : target.revokers.filter(r => r !== at);
        waiting.push(target);
      }
    }
  }

  // The latest ruling in force that revokes this one; null: none does.
  endOf(ruling) {
    return ruling.revokers.reduce((latest, r) => latest === null || r.index > latest.index ? r : latest, null);
  }

  // Remedies of a kind that are in force, in the order of the record, but for those of rulings that are about to end.
  standing(kind, ending = new Set()) {
    const found = [];
    for (const ruling of this.all.values()) {
      if (!ruling.holds || ending.has(ruling.index)) continue;
      for (const remedy of ruling.remedies) if (remedy.do === kind) found.push({ ruling, remedy });
    }
    return found;
  }
}
