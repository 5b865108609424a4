import { Bad } from './bad.js';
import { Channel, SetAside } from './totals.js';

// The state after the entries so far: protocols that count, acts that hold. An entry that is not legal where it stands is refused.
export class Fold {
  constructor(definition, units, form) {
    this.definition = definition;
    this.units = units;
    this.lineCount = form.lines.length;
    this.listCount = definition.lists.length;
    this.latest = new Float64Array(units.all.length).fill(-1);
    this.setAside = new SetAside(units);
    const columns = this.lineCount + this.listCount;
    this.channels = new Map(definition.channels.map(c => [c.code, new Channel(units, columns, this.setAside)]));
    this.acts = new Map();
    this.countNames = new Map();
  }

  apply(entry, index) {
    if (entry.type.startsWith('protocol.')) this.protocol(entry, index);
    else if (entry.type.startsWith('act.')) this.act(entry, index);
  }

  unit(code) {
    const index = this.units.byCode.get(code);
    if (index === undefined) throw new Bad('unit-unknown', { unit: code });
    return this.units.all[index];
  }

  channel(code) {
    const channel = this.channels.get(code);
    if (!channel) throw new Bad('channel-unknown', { channel: code });
    return channel;
  }

  protocol(entry, index) {
    const d = entry.data, unit = this.unit(d.unit), channel = this.channel(d.channel);
    const latest = this.latest[unit.index] < 0 ? null : this.latest[unit.index];
    if (entry.prev !== latest) throw new Bad('prev-stale', { prev: String(entry.prev), latest: String(latest) });
    const standing = channel.own[unit.index];
    const figures = d.lines === undefined ? null : this.figures(d);
    const kind = entry.type.slice('protocol.'.length);
    if (kind === 'reported' ? standing !== null : standing === null) {
      throw new Bad(kind === 'reported' ? 'protocol-again' : 'protocol-none', { unit: d.unit, channel: d.channel });
    }
    if (kind === 'repeated' && d.count !== standing.count) throw new Bad('protocol-count', { count: d.count, standing: standing.count });
    if (kind === 'entered' && d.by.length < (d.method === 'double-entry' ? 2 : 1)) throw new Bad('entered-once', { unit: d.unit });
    if (kind === 'reported' || kind === 'corrected') channel.put(unit, { covers: d.covers, count: this.once(d.count), figures });
    if (kind === 'withdrawn') channel.put(unit, null);
    this.latest[unit.index] = index;
  }

  // One copy of a text that many entries have: a part of an entry's text would keep the whole of it in memory.
  once(text) {
    if (!this.countNames.has(text)) this.countNames.set(text, text);
    return this.countNames.get(text);
  }

  figures(d) {
    if (d.lines.length !== this.lineCount) throw new Bad('lines-number', { found: d.lines.length, wanted: this.lineCount });
    if (d.votes.length !== this.listCount) throw new Bad('votes-number', { found: d.votes.length, wanted: this.listCount });
    return d.lines.concat(d.votes);
  }

  act(entry, index) {
    if (entry.prev !== null) throw new Bad('prev-stale', { prev: String(entry.prev), latest: 'null' });
    const d = entry.data;
    const act = { index, type: entry.type, holds: false, revokedBy: 0, units: [], lot: null, target: null };
    if (entry.type === 'act.set-aside') {
      if (d.units.length === 0) throw new Bad('act-empty');
      act.units = d.units.map(code => this.unit(code));
    } else if (entry.type === 'act.lot') {
      const distinct = list => new Set(list).size === list.length;
      if (!distinct(d.among) || !distinct(d.drawn) || d.drawn.length === 0 || !d.drawn.every(n => d.among.includes(n))) throw new Bad('lot-names');
      act.lot = { index, among: d.among, drawn: d.drawn, situation: d.situation };
    } else {
      act.target = this.acts.get(d.act) || null;
      if (!act.target) throw new Bad('act-unknown', { act: d.act });
    }
    this.acts.set(index, act);
    this.hold(act, true);
  }

  // An act begins or ends to hold. A revocation that begins to hold ends its act, one that ends lets it hold again.
  hold(act, holds) {
    while (act && act.holds !== holds) {
      act.holds = holds;
      for (const unit of act.units) this.aside(unit, holds ? 1 : -1);
      const target = act.target;
      if (!target) return;
      target.revokedBy += holds ? 1 : -1;
      act = target;
      holds = target.revokedBy === 0;
    }
  }

  aside(unit, step) {
    const acts = this.setAside.acts;
    if (acts[unit.index] + step > 0 && acts[unit.index] > 0) { acts[unit.index] += step; return; }
    for (const channel of this.channels.values()) channel.changeBelow(unit, -1);
    acts[unit.index] += step;
    for (const channel of this.channels.values()) channel.changeBelow(unit, 1);
  }

  // The lots that hold, in the order of the record.
  lots() {
    return [...this.acts.values()].filter(a => a.lot && a.holds).map(a => a.lot);
  }
}
