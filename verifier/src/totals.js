import { Voided } from './voided.js';

// The totals of one channel, kept up to date protocol by protocol: what each protocol adds is added to its unit and all above it,
// and taken away again when it no longer counts. No publication needs a new pass over all protocols.
const HALF = 2 ** 31;

export class Channel {
  constructor(units, columns, setAside, voided = new Voided()) {
    this.units = units;
    this.columns = columns;
    this.setAside = setAside;
    this.voided = voided;
    this.own = new Array(units.all.length).fill(null);
    this.below = new Int32Array(units.all.length);
    this.rows = units.all.map(u => u.level === 'station' ? null : {
      protocols: 0, setAside: 0, reported: 0,
      low: new Float64Array(columns), high: new Float64Array(columns), known: new Int32Array(columns),
    });
  }

  // A summary counts only while no unit below it has a protocol.
  counts(unit) {
    return this.own[unit.index] !== null && this.below[unit.index] === 0;
  }

  // Puts a protocol in the place of the one of its unit, or takes it away with null.
  put(unit, protocol) {
    const before = this.own[unit.index];
    if (this.counts(unit)) this.change(unit, -1);
    if ((before === null) !== (protocol === null)) {
      const step = protocol === null ? -1 : 1;
      for (let up = unit.up; up; up = up.up) {
        if (this.counts(up)) this.change(up, -1);
        this.below[up.index] += step;
        if (this.counts(up)) this.change(up, 1);
      }
    }
    this.own[unit.index] = protocol;
    if (this.counts(unit)) this.change(unit, 1);
  }

  change(unit, sign) {
    const protocol = this.own[unit.index];
    const aside = this.setAside.covers(unit);
    const stations = unit.level === 'station' ? 1 : protocol.covers ?? unit.stations;
    const figures = this.voided.counted(unit, protocol.figures);
    for (let at = unit; at; at = at.up) {
      const row = this.rows[at.index];
      if (!row) continue;
      row.reported += sign * stations;
      if (aside) { row.setAside += sign; continue; }
      row.protocols += sign;
      for (let c = 0; c < this.columns; c++) {
        const value = figures[c];
        if (value === null) continue;
        row.known[c] += sign;
        if (value < HALF) { row.low[c] += sign * value; continue; }
        row.high[c] += sign * Math.floor(value / HALF);
        row.low[c] += sign * (value % HALF);
      }
    }
  }

  // Takes out or puts in what the protocols of these units add: used around a change of what is set aside or void.
  changeAll(units, sign) {
    for (const at of units) if (this.counts(at)) this.change(at, sign);
  }

  // The figures of a row: numbers, or big integers beyond the safe ones; null where no protocol has that column.
  figures(row) {
    return Array.from({ length: this.columns }, (_, c) => {
      if (row.known[c] === 0) return null;
      if (row.high[c] === 0) return row.low[c];
      const exact = BigInt(row.high[c]) * BigInt(HALF) + BigInt(row.low[c]);
      return exact <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact) : exact;
    });
  }
}

// Which units are set aside by acts that hold.
export class SetAside {
  constructor(units) {
    this.acts = new Int32Array(units.all.length);
  }

  covers(unit) {
    for (let at = unit; at; at = at.up) if (this.acts[at.index] > 0) return true;
    return false;
  }
}

// The rows of the document, as plain data.
export function totalsRows(channel, lineCount) {
  const rows = [];
  for (const unit of channel.units.all) {
    const row = channel.rows[unit.index];
    if (!row) continue;
    const figures = channel.figures(row);
    rows.push({
      unit, protocols: row.protocols, setAside: row.setAside, reported: row.reported, stations: unit.stations,
      lines: figures.slice(0, lineCount), votes: figures.slice(lineCount),
    });
  }
  return rows;
}

// The totals document in canonical form.
export function totalsDocument(election, size, channelCode, rows) {
  const units = rows.map(r => `{"unit":${JSON.stringify(r.unit.code)},"protocols":${r.protocols},"set_aside":${r.setAside}`
    + `,"reported":${r.reported},"stations":${r.stations},"lines":[${r.lines.map(String).join(',')}],"votes":[${r.votes.map(String).join(',')}]}`);
  return `{"format":"scrutineer-totals/1","election":${JSON.stringify(election)},"size":${size},"channel":${JSON.stringify(channelCode)},"units":[${units.join(',')}]}`;
}
