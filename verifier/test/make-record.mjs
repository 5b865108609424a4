// Makes complete records for the tests. It shares no code with the verifier: hashes and signatures are node's, totals are sums
// over all protocols from the beginning, the tree is the recursive definition of RFC 6962.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const kg = name => readFileSync(new URL(`../../elections/kg-2020/${name}`, import.meta.url));
export const sha = (...parts) => { const h = createHash('sha256'); for (const p of parts) h.update(p); return h.digest(); };
const hex = bytes => Buffer.from(bytes).toString('hex');

export function keyPair(name, number, type = 1) {
  const seed = Buffer.alloc(32, number);
  const secret = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32);
  const data = Buffer.concat([Buffer.from([type]), raw]);
  const id = sha(name, '\n', data).subarray(0, 4);
  return { name, type, id, raw, vkey: `${name}+${hex(id)}+${data.toString('base64')}`, sign: message => sign(null, Buffer.from(message), secret) };
}

export const signatureLine = (key, text) => `— ${key.name} ${Buffer.concat([key.id, key.sign(text)]).toString('base64')}\n`;

export function cosignatureLine(key, text, time) {
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  return `— ${key.name} ${Buffer.concat([key.id, stamp, key.sign(`cosignature/v1\ntime ${time}\n${text}`)]).toString('base64')}\n`;
}

export function treeHash(leaves) {
  if (leaves.length === 0) return sha('');
  if (leaves.length === 1) return leaves[0];
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return sha(Buffer.from([1]), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

const number = n => { const d = String(n); const p = d.padStart(Math.ceil(d.length / 3) * 3, '0').match(/.../g); return p.map((x, i) => i < p.length - 1 ? 'x' + x : x).join('/'); };

// All files of a log with these entries, but the checkpoint.
export function logFiles(entries) {
  const files = new Map(), put = (level, n, width, bytes) => files.set(`tile/${level}/${number(n)}${width < 256 ? `.p/${width}` : ''}`, bytes);
  for (let n = 0; n * 256 < entries.length; n++) {
    const part = entries.slice(n * 256, n * 256 + 256);
    put('entries', n, part.length, Buffer.concat(part.flatMap(e => [Buffer.from([e.length >> 8, e.length & 255]), e])));
  }
  let nodes = entries.map(e => sha(Buffer.from([0]), e));
  for (let level = 0; nodes.length > 0; level++) {
    const above = [];
    for (let n = 0; n * 256 < nodes.length; n++) {
      const part = nodes.slice(n * 256, n * 256 + 256);
      put(level, n, part.length, Buffer.concat(part));
      if (part.length === 256) above.push(treeHash(part));
    }
    nodes = above;
  }
  return files;
}

function csv(text) {
  const [head, ...rows] = text.trim().split('\n').map(l => l.split(','));
  return rows.map(r => Object.fromEntries(head.map((h, i) => [h, r[i]])));
}

export function kgParts(stationsPerRegion) {
  const names = row => ({ en: row.name_en, ru: row.name_ru, ky: row.name_ky });
  const lists = csv(String(kg('lists.csv'))).map(l => ({ code: l.code, names: names(l), colour: l.colour, attributes: l['against-all'] ? { 'against-all': l['against-all'] } : {} }));
  const units = [];
  for (const u of csv(String(kg('units.csv')))) {
    const unit = { code: u.code, level: u.level, parent: u.parent || null, names: names(u) };
    if (u.registered) unit.registered = Number(u.registered);
    if (u.stations) unit.stations = Number(u.stations);
    if (u.code !== 'kg') for (let i = 1; i <= stationsPerRegion; i++) units.push({ code: `${u.code}-${i}`, level: 'station', parent: u.code, names: { en: `${u.code} ${i}` }, registered: 900 });
    units.push(unit);
  }
  const election = JSON.parse(kg('election.json'));
  const definition = { format: 'scrutineer-definition/1', id: election.id, names: election.names, date: election.date, notice: { en: 'Invented figures.' },
    'legal-state': election['legal-state'], preliminary: true, channels: election.channels, 'other-bases': election['other-bases'], tiles: election.tiles, official: [], lists };
  return { definition, units, lists, form: kg('form.json'), law: kg('law.json') };
}

export const policyText = (log, witnesses, quorum) => `log ${log.vkey}\n` + witnesses.map(w => `witness ${w.name} ${w.vkey} https://${w.name}.example/\n`).join('') + quorum;

export class Maker {
  constructor({ stationsPerRegion = 34, origin = 'results.example/kg-2020', phase = 'live', parts, law } = {}) {
    this.origin = origin;
    this.parts = parts || kgParts(stationsPerRegion);
    if (law) this.parts = { ...this.parts, law: Buffer.from(JSON.stringify(law)) };
    this.election = `${this.parts.definition.id}:${phase}`;
    this.log = keyPair(origin, 1);
    this.witnesses = [keyPair('w1', 2, 4), keyPair('w2', 3, 4)];
    this.commission = [keyPair('chair', 4), keyPair('deputy', 5), keyPair('secretary', 6)];
    this.entries = [];
    this.files = new Map();
    this.latest = new Map();
    this.last = { publication: null, declaration: null, keys: null };
    this.minute = 0;
    this.policy = policyText(this.log, this.witnesses, 'group all 2 w1 w2\nquorum all\n');
    this.commissionText = this.commission.map(c => `witness ${c.name} ${c.vkey}\n`).join('') + 'group k 2 chair deputy secretary\nquorum k\n';
    const { definition, units, form, law: lawBytes } = this.parts;
    this.opening = {
      origin, definition: this.blob(JSON.stringify(definition, null, 1), 'application/json'),
      units: this.blob(JSON.stringify({ format: 'scrutineer-units/1', units }), 'application/json'),
      form: this.blob(form, 'application/json'), law: this.blob(lawBytes, 'application/json'), policy: this.policy, commission: this.commissionText,
    };
    this.add('election.opened', this.opening);
  }

  blob(content, type) {
    const bytes = Buffer.from(content), digest = hex(sha(bytes));
    this.files.set(`blob/sha256/${digest}`, bytes);
    return { sha256: digest, length: bytes.length, type };
  }

  time() {
    const t = new Date(Date.UTC(2020, 9, 4, 8) + 60000 * this.minute++);
    return t.toISOString().slice(0, 19) + '+06:00';
  }

  add(type, data, { prev = null, role = 'central-commission', key = null } = {}) {
    return this.raw(JSON.stringify({ type, version: 1, election: this.election, by: { role, key }, time: this.time(), prev, data }));
  }

  raw(text) {
    this.entries.push(Buffer.from(text));
    return this.entries.length - 1;
  }

  protocol(kind, data) {
    const index = this.add('protocol.' + kind, data, { prev: this.latest.get(data.unit) ?? null, role: 'district-commission', key: '0a1b2c3d' });
    this.latest.set(data.unit, index);
    return index;
  }

  act(kind, data) {
    return this.add('act.' + kind, data);
  }

  root(size = this.entries.length) {
    return treeHash(this.entries.slice(0, size).map(e => sha(Buffer.from([0]), e)));
  }

  // `edit(totals, outcome)` may change the documents before they are published.
  publication(channel, edit = (t, o) => [t, o]) {
    const size = this.entries.length, rows = naiveTotals(this, channel);
    const [totals, outcome] = edit(totalsText(this, size, channel, rows), outcomeText(this, size, channel, rows));
    this.files.set(`results/${size}/totals.json`, Buffer.from(totals));
    this.files.set(`results/${size}/outcome.json`, Buffer.from(outcome));
    this.published = { size, root: this.root().toString('base64'), channel, totals: hex(sha(totals)), outcome: hex(sha(outcome)), program: hex(sha('program')) };
    this.last.publication = this.add('publication.made', this.published, { prev: this.last.publication, role: 'system', key: hex(this.log.id) });
    return this.last.publication;
  }

  declarationNote(signers, change = text => text) {
    const p = this.published;
    const text = change(`scrutineer-declaration/1\n${this.origin}\n${this.election}\npublication ${p.size}\nsize ${p.size}\nroot ${p.root}\ntotals ${p.totals}\noutcome ${p.outcome}\n`);
    return `${text}\n${signers.map(s => signatureLine(s, text)).join('')}`;
  }

  declaration(note) {
    this.last.declaration = this.add('declaration.made', { note }, { prev: this.last.declaration });
  }

  // New log key and witnesses; the commission stays unless another is given.
  changeKeys(log, witnesses, signers, commission = this.commissionText, change = text => text) {
    const policy = policyText(log, witnesses, `group all 1 ${witnesses.map(w => w.name).join(' ')}\nquorum all\n`);
    const indent = t => t.replace(/^(?=.)/gm, ' ');
    const text = change(`scrutineer-keys/1\n${this.origin}\n${this.election}\nprevious ${hex(sha(this.policy + this.commissionText))}\npolicy\n${indent(policy)}commission\n${indent(commission)}`);
    this.last.keys = this.add('keys.changed', { reason: 'the building burned', note: `${text}\n${signers.map(s => signatureLine(s, text)).join('')}` }, { prev: this.last.keys });
    Object.assign(this, { log, witnesses, policy, commissionText: commission });
  }

  checkpointText(size = this.entries.length, origin = this.origin) {
    return `${origin}\n${size}\n${this.root(size).toString('base64')}\n`;
  }

  checkpoint(text = this.checkpointText(), lines = null) {
    return Buffer.from(`${text}\n${lines ?? signatureLine(this.log, text) + this.witnesses.map((w, i) => cosignatureLine(w, text, 1601800000 + i)).join('')}`);
  }

  finish() {
    const files = new Map([...this.files, ...logFiles(this.entries)]);
    files.set('checkpoint', this.checkpoint());
    const p = this.last.publication;
    files.set('current.json', Buffer.from(JSON.stringify({ format: 'scrutineer-current/1', origin: this.origin, election: this.election, size: p, publication: p,
      channel: p === null ? null : this.published.channel, blocked: null, witnessed: true })));
    return files;
  }
}

// The rows of a channel by their definition, from all entries.
export function naiveTotals(maker, channel) {
  const units = maker.parts.units, parent = new Map(units.map(u => [u.code, u.parent]));
  const inside = (code, above) => { for (let u = code; u !== null; u = parent.get(u)) if (u === above) return true; return false; };
  const standing = new Map(), acts = [];
  for (const [index, bytes] of maker.entries.entries()) {
    const { type, data } = JSON.parse(bytes);
    if (type.startsWith('act.')) acts.push({ index, type, ...data });
    if (data.channel !== channel) continue;
    if (type === 'protocol.reported' || type === 'protocol.corrected') standing.set(data.unit, data);
    if (type === 'protocol.withdrawn') standing.delete(data.unit);
  }
  const holds = act => !acts.some(a => a.type === 'act.revoked' && a.act === act.index && holds(a));
  maker.heldLots = acts.filter(a => a.type === 'act.lot' && holds(a));
  const aside = acts.filter(a => a.type === 'act.set-aside' && holds(a)).flatMap(a => a.units);
  const counting = [...standing.values()].filter(p => ![...standing.keys()].some(o => o !== p.unit && inside(o, p.unit)));
  const stations = code => {
    const unit = units.find(u => u.code === code), below = units.filter(u => u.parent === code);
    return Math.max(unit.stations || 0, below.length ? below.reduce((n, u) => n + stations(u.code), 0) : 1);
  };
  return units.filter(u => u.level !== 'station').map(u => {
    const here = counting.filter(p => inside(p.unit, u.code)), added = here.filter(p => !aside.some(a => inside(p.unit, a)));
    const covered = p => units.find(x => x.code === p.unit).level === 'station' ? 1 : p.covers ?? stations(p.unit);
    const sums = member => here.concat([...standing.values()]).slice(0, 1).flatMap(p => p[member].map((_, i) => {
      const known = added.map(q => q[member][i]).filter(v => v !== null);
      return known.length ? known.reduce((a, b) => a + b, 0) : null;
    }));
    const empty = n => Array(n).fill(null);
    const lines = sums('lines'), votes = sums('votes');
    return { unit: u.code, protocols: added.length, set_aside: here.length - added.length, reported: here.reduce((n, p) => n + covered(p), 0), stations: stations(u.code),
      lines: lines.length ? lines : empty(JSON.parse(maker.parts.form).lines.length), votes: votes.length ? votes : empty(maker.parts.lists.length) };
  });
}

const totalsText = (maker, size, channel, units) => JSON.stringify({ format: 'scrutineer-totals/1', election: maker.election, size, channel, units });

// The Kyrgyz law of 2020 in a few lines, for votes where no list is over 65 seats and no question arises but a tie.
export function naiveOutcome(maker, rows) {
  const root = rows.find(r => r.unit === 'kg'), cast = BigInt(root.lines[6] ?? 0), votes = root.votes.map(v => BigInt(v ?? 0));
  const regions = rows.filter(r => r.protocols > 0 && maker.parts.units.find(u => u.code === r.unit).level === 'region');
  const inn = votes.map((v, i) => i).filter(i => i !== 16 && votes[i] * 100n >= cast * 7n && regions.every(r => BigInt(r.votes[i] ?? 0) * 1000n >= BigInt(r.lines[6] ?? 0) * 7n));
  const total = inn.reduce((n, i) => n + votes[i], 0n);
  if (total === 0n) return { final: true, seats: [], asks: [], refusal: null };
  const seats = new Map(inn.map(i => [i, votes[i] * 120n / total])), rest = i => votes[i] * 120n % total;
  const order = [...inn].sort((a, b) => rest(a) > rest(b) ? -1 : rest(a) < rest(b) ? 1 : a - b);
  const left = Number(120n - [...seats.values()].reduce((a, b) => a + b, 0n));
  let served = order.slice(0, left), asks = [];
  let lots = maker.heldLots;
  if (left > 0 && left < order.length && rest(order[left - 1]) === rest(order[left])) {
    const border = rest(order[left]), tied = order.filter(i => rest(i) === border), clear = order.filter(i => rest(i) > border);
    const code = i => maker.parts.lists[i].code;
    const fits = l => !l.situation || l.situation.claims.every(c => { const i = tied.find(t => code(t) === c.name); return i !== undefined && c.votes === String(votes[i]) && c.held === Number(seats.get(i)); });
    const lot = lots.find(l => l.among.length === tied.length && tied.every(i => l.among.includes(code(i))) && l.drawn.length === left - clear.length && fits(l));
    lots = lots.filter(l => l !== lot);
    served = lot ? [...clear, ...tied.filter(i => lot.drawn.includes(code(i)))] : clear;
    if (!lot) asks = ['lot'];
  }
  if (lots.some(l => l.situation)) return { final: false, seats: [], asks: [], refusal: 'law-other-situation' };
  for (const i of served) seats.set(i, seats.get(i) + 1n);
  const list = [...seats].filter(([, n]) => n > 0n).sort(([a, x], [b, y]) => x > y ? -1 : x < y ? 1 : a - b).map(([i, n]) => [maker.parts.lists[i].code, Number(n)]);
  return { final: asks.length === 0, seats: list, asks, refusal: null };
}

const outcomeText = (maker, size, channel, rows) => {
  const { final, seats, asks, refusal } = naiveOutcome(maker, rows);
  return JSON.stringify({ format: 'scrutineer-outcome/1', election: maker.election, size, channel, law: hex(sha(maker.parts.law)), final, seats, asks, refusal });
};

// A record of some 700 entries with everything in it.
export function wholeRecord(options = {}) {
  const m = new Maker(options), { units, lists } = m.parts;
  let seed = 7;
  const random = n => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; };
  const at = code => lists.findIndex(l => l.code === code);
  const figures = () => {
    const votes = lists.map(() => random(3)), times = 1 + random(5);
    votes[at('birimdik')] = 41 * times;
    votes[at('mekenim-kyrgyzstan')] = votes[at('kyrgyzstan')] = 30 * times;
    const valid = votes.reduce((a, b) => a + b, 0), invalid = random(4), took = valid + invalid;
    return { lines: [900, random(9) ? 0 : null, 950, 0, took, 0, took, 950 - took, 0, took, valid, invalid], votes };
  };
  const data = (unit, channel, extra = {}) => ({ unit, channel, count: 'preliminary', received: random(2) ? '2020-10-04T22:14:00+06:00' : null, covers: null, ...figures(), source: null, images: [], ...extra });
  const stations = units.filter(u => u.level === 'station').map(u => u.code);
  m.publication('hand');
  m.protocol('reported', data('osh', 'hand', { covers: 3 }));
  m.protocol('reported', data('abroad', 'machine'));
  m.publication('machine');
  for (const [i, code] of stations.entries()) {
    m.protocol('reported', data(code, 'machine', i % 90 === 0 ? { images: [m.blob(`scan of ${code}`, 'image/jpeg')], source: { file: 'machine.csv', line: i + 2 } } : {}));
    if (i === 100) m.publication('machine');
    if (i % 9 !== 4) m.protocol('reported', data(code, 'hand'));
    if (i % 40 === 7) m.protocol('accepted', { unit: code, channel: 'machine', findings: ['KG-E1', 'KG-W2'], reason: 'seen "and" checked\n\t\u0001' });
    if (i % 40 === 8 && i % 9 !== 4) m.protocol('repeated', data(code, 'hand'));
  }
  m.publication('hand');
  const standing = code => JSON.parse(m.entries[[...m.entries.keys()].reverse().find(i => { const e = JSON.parse(m.entries[i]); return e.data.unit === code && e.data.channel === 'hand' && /reported|corrected/.test(e.type); })]).data;
  const byHand = region => stations.filter((code, i) => i % 9 !== 4 && code.startsWith(region + '-'));
  for (const code of [...byHand('chui').slice(0, 2), byHand('osh')[2]]) {
    const old = standing(code), votes = [...old.votes];
    votes[at('reforma')] += 2;
    m.protocol('corrected', { reason: 'опечатка', ...old, votes, lines: old.lines.map((v, i) => [4, 6, 9, 10].includes(i) ? v + 2 : v) });
  }
  m.protocol('withdrawn', { unit: byHand('talas')[0], channel: 'hand', reason: 'belongs to another station' });
  m.add('incident.reported', { code: 'restored', text: 'The server was restored.', details: [] }, { role: 'system' });
  const aside = m.act('set-aside', { units: ['naryn-2', 'batken'], authority: 'Central commission, decision 249', reason: { en: 'Seals broken.', ru: 'Пломбы нарушены.' } });
  m.publication('hand');
  const revoked = m.act('revoked', { act: aside, authority: 'Supreme Court', reason: { en: 'The seals were whole.' } });
  m.publication('hand');
  m.act('revoked', { act: revoked, authority: 'Supreme Court', reason: { en: 'On review.' } });
  m.publication('hand');
  const root = naiveTotals(m, 'hand').find(r => r.unit === 'kg'), held = code => naiveOutcome(m, naiveTotals(m, 'hand')).seats.find(s => s[0] === code)[1];
  const tied = ['mekenim-kyrgyzstan', 'kyrgyzstan'];
  const situation = { step: 'S', unit: null, losing: false, places: 1, claims: tied.map(name => ({ name, votes: String(root.votes[at(name)]), held: held(name) })) };
  const lot = m.act('lot', { among: tied, drawn: ['kyrgyzstan'], authority: 'Central commission', reason: { en: 'Drawn in public.' }, situation });
  m.publication('hand');
  const old = standing(byHand('chui')[4]);
  m.protocol('corrected', { reason: 'recount', ...old, votes: old.votes.map((v, i) => [at('birimdik'), at('mekenim-kyrgyzstan'), at('kyrgyzstan')].includes(i) ? 2 * v : v) });
  m.publication('hand');
  m.act('revoked', { act: lot, authority: 'Central commission', reason: { en: 'The figures changed.' } });
  m.act('lot', { among: tied, drawn: ['mekenim-kyrgyzstan'], authority: 'Central commission', reason: { en: 'Drawn again.' }, situation: null });
  m.changeKeys(keyPair(m.origin, 11), [keyPair('w3', 12, 4), keyPair('w4', 13, 4)], m.commission.slice(0, 2));
  m.publication('hand');
  m.declaration(m.declarationNote([m.commission[0], m.commission[2]]));
  return m;
}
