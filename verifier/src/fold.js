import { Bad } from './bad.js';
import { Channel, SetAside, totalsRows } from './totals.js';
import { Voided } from './voided.js';
import { takeEffect } from './effects.js';
import { Rulings } from './rulings.js';
import { Docket } from './docket.js';
import { checkFiling, checkStep, untilOf } from './complaints.js';
import { checkDecision } from './decisions.js';
import { lawData } from './figures.js';
import { evaluate, isWithoutResult } from './outcome.js';
import { parseDay, parseInstant, DAY } from './time.js';

// The state after the entries so far: protocols that count, acts and decisions that hold, cases. An entry that is not legal where it stands is refused.
export class Fold {
  // `law`: null if it is not known; whatever only the law can say is then told to `unsure`.
  constructor(definition, units, form, law = null, unsure = () => {}) {
    Object.assign(this, { definition, units, form, law, unsure });
    this.lines = new Map(form.lines.map((line, i) => [line.code, i]));
    this.lists = new Map(definition.lists.map((list, i) => [list.code, i]));
    this.latest = new Float64Array(units.all.length).fill(-1);
    this.setAside = new SetAside(units);
    this.voided = new Voided();
    const columns = this.lines.size + this.lists.size;
    this.channels = new Map(definition.channels.map(c => [c.code, new Channel(units, columns, this.setAside, this.voided)]));
    this.deciding = (definition.channels.find(c => c.decides) ?? definition.channels[0]).code;
    this.rules = definition.disputes ?? null;
    this.polling = this.rules && parseDay(definition.date) * DAY - this.rules.offset;
    this.rulings = new Rulings((ruling, holds) => takeEffect(this, ruling, holds));
    this.docket = new Docket(this.rulings);
    this.countNames = new Map();
  }

  apply(entry, index) {
    if (entry.type.startsWith('protocol.')) this.protocol(entry, index);
    else if (entry.type.startsWith('act.')) this.act(entry, index);
    else this.dispute(entry, index);
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
    if (kind === 'corrected' && d.channel === this.deciding) this.docket.corrected(d.unit, d.reason);
  }

  // One copy of a text that many entries have: a part of an entry's text would keep the whole of it in memory.
  once(text) {
    if (!this.countNames.has(text)) this.countNames.set(text, text);
    return this.countNames.get(text);
  }

  figures(d) {
    if (d.lines.length !== this.lines.size) throw new Bad('lines-number', { found: d.lines.length, wanted: this.lines.size });
    if (d.votes.length !== this.lists.size) throw new Bad('votes-number', { found: d.votes.length, wanted: this.lists.size });
    return d.lines.concat(d.votes);
  }

  follows(entry, latest) {
    if (entry.prev !== latest) throw new Bad('prev-stale', { prev: String(entry.prev), latest: String(latest) });
  }

  act(entry, index) {
    this.follows(entry, null);
    const d = entry.data, act = { isAct: true, time: parseInstant(entry.time), remedies: [], lot: null };
    if (entry.type === 'act.set-aside') {
      for (const code of d.units) this.unit(code);
      act.remedies = [{ do: 'annul-units', units: d.units }];
    } else if (entry.type === 'act.lot') {
      const distinct = list => new Set(list).size === list.length;
      if (!distinct(d.among) || !distinct(d.drawn) || !d.drawn.every(n => d.among.includes(n))) throw new Bad('lot-names');
      const unknown = d.situation === null ? d.among.find(name => !this.canBeTied(name)) : undefined;
      if (unknown !== undefined) throw new Bad('list-unknown', { list: unknown });
      act.lot = { index, among: d.among, drawn: d.drawn, situation: d.situation };
    } else {
      if (!this.rulings.get(d.act)?.isAct) throw new Bad('act-unknown', { act: d.act });
      act.remedies = [{ do: 'revoke', entry: d.act }];
    }
    this.rulings.add(index, act);
  }

  // Lists tie, and so do groups of lists (a value of an attribute) and units.
  canBeTied(name) {
    return this.lists.has(name) || this.units.byCode.has(name) || this.definition.lists.some(list => Object.values(list.attributes).includes(name));
  }

  dispute(entry, index) {
    const d = entry.data, time = parseInstant(entry.time);
    if (entry.type === 'complaint.filed') {
      this.follows(entry, null);
      checkFiling(this, d, time);
      this.docket.file(index, d, time);
    } else if (entry.type === 'complaint.moved') {
      this.follows(entry, this.docket.latestOf(d.case));
      checkStep(this, d, time);
      this.docket.move(index, d, time, untilOf(d));
    } else {
      this.follows(entry, d.case === null ? null : this.docket.latestOf(d.case));
      checkDecision(this, d, time);
      this.docket.decide(index, d, time);
      this.rulings.add(index, { isAct: false, forum: d.forum, at: d.at, time, remedies: d.remedies, lot: null });
    }
  }

  list(code) {
    if (!this.lists.has(code)) throw new Bad('list-unknown', { list: code });
    return this.lists.get(code);
  }

  // Whether nobody is elected by the result as a whole, whatever the law makes of it.
  isResultAnnulled() {
    return this.rulings.standing('annul-result').length > 0;
  }

  rows(channel) {
    return totalsRows(this.channels.get(channel), this.lines.size);
  }

  data(rows) {
    return lawData(this.definition, this.form, this.units, rows);
  }

  // What the law makes of the figures of a channel.
  outcome(rows) {
    const found = evaluate(this.law, this.data(rows), this.lots());
    return this.isResultAnnulled() && found.refusal === null ? { seats: [], asks: ['result-annulled'], final: false, refusal: null } : found;
  }

  isWithoutResult() {
    if (this.law !== null) return isWithoutResult(this.law, this.data(this.rows(this.deciding)), this.lots());
    this.unsure();
    return true;
  }

  // Nothing is declared while a case or an order is open, or the result, or the whole country, is annulled.
  checkDeclaration() {
    const [one] = this.docket.openCases(), [order] = this.docket.openOrders();
    if (one) throw new Bad('declaration-case-open', { case: one.number });
    if (order) throw new Bad('declaration-order-open', { entry: order.decision, unit: order.unit });
    const { code } = this.units.root;
    if (this.isResultAnnulled() || this.rulings.standing('annul-units').some(s => s.remedy.units.includes(code))) throw new Bad('declaration-annulled');
  }

  // The lots that hold, in the order of the record.
  lots() {
    return [...this.rulings.all.values()].filter(a => a.lot && a.holds).map(a => a.lot);
  }
}
