// Votes that count for nobody, by decisions in force, and the form lines that move with them.
const MOST = 1_000_000_000_000;

export class Voided {
  constructor() {
    this.all = [];
  }

  // `one`: {order, units (a set), column, from, to}, with columns of a protocol's figures. It begins or ends to hold; all apply by their order.
  turn(one, holds) {
    const isSame = other => other.order[0] === one.order[0] && other.order[1] === one.order[1];
    this.all = holds ? [...this.all, one].sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]) : this.all.filter(other => !isSame(other));
  }

  // The figures of a protocol as they are counted.
  counted(unit, figures) {
    for (const one of this.all) {
      const votes = figures[one.column];
      if (!votes || !covers(one.units, unit)) continue;
      figures = [...figures];
      figures[one.column] = 0;
      for (const line of one.from) if (figures[line] !== null) figures[line] = Math.max(0, figures[line] - votes);
      for (const line of one.to) if (figures[line] !== null) figures[line] = Math.min(MOST, figures[line] + votes);
    }
    return figures;
  }
}

function covers(units, unit) {
  for (let at = unit; at; at = at.up) if (units.has(at)) return true;
  return false;
}
