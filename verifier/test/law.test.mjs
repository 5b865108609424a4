import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { readLaw, UnknownLaw } from '../src/law.js';
import { evaluate, refuseLaw } from '../src/outcome.js';
import { lawData } from '../src/figures.js';
import { readDefinition } from '../src/definition.js';
import { readUnits } from '../src/units.js';
import { readForm } from '../src/form.js';
import { parseFraction, fractionText } from '../src/rational.js';
import { Channel, SetAside, totalsRows } from '../src/totals.js';
import { kgParts } from './make-record.mjs';

const bytes = value => Buffer.from(JSON.stringify(value));

// The data of a seat vector as the law sees them.
function vectorData(v) {
  const codes = Object.keys(v.lists), units = Object.entries(v.units).map(([code, u]) => ({ code, level: 'district', ...u }));
  const inside = (code, above) => { for (let u = code; u; u = v.units[u].parent) if (u === above) return true; return false; };
  const row = above => {
    const rows = Object.entries(v.votes).filter(([u]) => inside(u, above));
    return { code: above, protocols: rows.length, votes: codes.map(c => rows.reduce((n, [, r]) => n + BigInt(r[c] ?? 0), 0n)), rows };
  };
  const holds = (i, a) => { const x = v.lists[codes[i]][a]; return x !== undefined && !['', '0', 'false', false, 0].includes(x); };
  const base = (r, name) => {
    if (v.totals && v.totals[name] !== undefined && r.code === root.code) return BigInt(v.totals[name]);
    if (name === 'lists') return r.votes.reduce((n, x, i) => holds(i, 'against-all') ? n : n + x, 0n);
    if (v.units[r.code][name] !== undefined) return BigInt(v.units[r.code][name]);
    if (r.rows.length && r.rows.every(([u]) => v.units[u][name] !== undefined)) return r.rows.reduce((n, [u]) => n + BigInt(v.units[u][name]), 0n);
    return name === 'valid' ? r.votes.reduce((a, b) => a + b, 0n) : refuseLaw('law-no-base');
  };
  const root = row(units.find(u => !u.parent).code);
  return { lists: codes.map(code => ({ code })), nation: root, votes: (r, i) => r.votes[i], base, holds,
    level: level => units.filter(u => u.level === level).map(u => row(u.code)), voted: r => r.protocols > 0, refuse: refuseLaw };
}

// Runs a vector; null if its law has more than this verifier knows.
function runVector(v) {
  let law;
  try { law = readLaw(bytes(v.law)); } catch (error) { if (error instanceof UnknownLaw) return null; throw error; }
  return evaluate(law, vectorData(v), (v.lots || []).map(l => ({ ...l, situation: l.situation ? { unit: null, losing: false, ...l.situation,
    claims: l.situation.claims.map(c => ({ ...c, votes: String(c.votes) })) } : null })));
}

const folder = new URL('../../../shared/vectors/seats/', import.meta.url), there = existsSync(folder);
if (!there && process.env.SCRUTINEER_REQUIRE_SHARED === '1') throw new Error('shared/vectors/seats is not there');
test('seat vectors whose law this verifier knows', { skip: there ? false : 'shared/vectors/seats is not beside the repository' }, () => {
  let known = 0;
  for (const name of readdirSync(folder).filter(n => n.endsWith('.json'))) {
    const v = JSON.parse(readFileSync(new URL(name, folder), 'utf8')), outcome = runVector(v);
    if (!outcome) continue;
    known++;
    if (v.expect.fails) { assert.ok(outcome.refusal, name); continue; }
    if (v.expect.seats) assert.deepEqual(Object.fromEntries(outcome.seats), v.expect.seats, name);
    if (v.expect.ties) assert.equal(outcome.asks.filter(a => a === 'lot').length, v.expect.ties.length, name);
  }
  assert.ok(known >= 4, `${known} vectors`);
});

test('the examples of docs/reference/law.md whose law this verifier knows', () => {
  const text = readFileSync(new URL('../../docs/reference/law.md', import.meta.url), 'utf8');
  let known = 0;
  for (const [, json, after] of text.matchAll(/```json vector\n([\s\S]*?)```\n+(.*(?:\n.+)*)/g)) {
    const v = JSON.parse(json);
    let outcome;
    try { outcome = runVector(v); } catch (error) { if (error instanceof SyntaxError) throw error; throw new Error(`${v.id}: ${error.stack}`); }
    if (!outcome) continue;
    known++;
    const refused = /\*\*Refused:\*\* `([^`]*)`/.exec(after), seats = /\*\*Seats:\*\* ([^.]*)\./.exec(after);
    if (refused) { assert.equal(outcome.refusal, refused[1], v.id); continue; }
    if (seats) assert.equal(outcome.seats.map(([c, n]) => `${c} ${n}`).join(', ') || 'nobody', seats[1], v.id);
    assert.equal(outcome.asks.includes('lot'), /\*\*Open tie/.test(after), v.id);
  }
  assert.ok(known >= 3, `${known} examples`);
});

// The Kyrgyz law on hand-made national figures.
const parts = kgParts(1);
const lawOf = change => { const law = JSON.parse(parts.law); if (change) change(law); return readLaw(bytes(law)); };
function nation(votes, cast, regions = {}) {
  const row = (code, level, v, took) => ({ code, level, protocols: v ? 1 : 0, votes: lists.map(c => BigInt((v || {})[c] || 0)), took: BigInt(took || 0) });
  const lists = [...Object.keys(votes)], root = row('kg', 'country', votes, cast);
  const rows = Object.entries(regions).map(([code, [v, took]]) => row(code, 'region', v, took));
  return { lists: lists.map(code => ({ code })), nation: root, votes: (r, i) => r.votes[i], base: r => r.took,
    holds: (i, a) => a === 'against-all' && lists[i] === 'against', level: () => rows, voted: r => r.protocols > 0, refuse: refuseLaw };
}
const seatsOf = (votes, cast, options = {}) => evaluate(lawOf(options.law), nation(votes, cast, options.regions), options.lots || []);

test('the Kyrgyz law of 2020', async t => {
  const exact = seatsOf({ a: 900, b: 70 }, 1000);
  await t.test('exactly 7 % is in', () => assert.deepEqual(exact.seats, [['a', 65], ['b', 55]]));
  await t.test('one vote less is out, and one list alone is asked about', () => assert.deepEqual(seatsOf({ a: 900, b: 69 }, 1000), { seats: [['a', 65]], asks: ['law-silent'], final: false, refusal: null }));
  await t.test('nobody over the bar', () => assert.deepEqual(seatsOf({ a: 6, b: 5 }, 1000).asks, ['repeat-election', 'law-silent']));
  await t.test('against all leads', () => assert.deepEqual(seatsOf({ a: 400, b: 300, against: 500 }, 1300).asks, ['repeat-election']));
  await t.test('the lot stands before the questions', () => assert.deepEqual(seatsOf({ a: 41, b: 30, c: 30, against: 50 }, 151).asks, ['lot', 'repeat-election']));
  await t.test('a share in each region', () => assert.deepEqual(seatsOf({ a: 500, b: 400 }, 1000, { regions: { n: [{ a: 250, b: 399 }, 700], s: [{ a: 250, b: 1 }, 300] } }).asks, ['law-silent']));
  await t.test('a region without any protocol does not keep a list out', () => assert.deepEqual(seatsOf({ a: 500, b: 400 }, 1000, { regions: { n: [{ a: 500, b: 400 }, 1000], s: [null, 0] } }).seats, [['a', 65], ['b', 55]]));
  await t.test('no regional table and no word about it', () => assert.equal(seatsOf({ a: 5 }, 5, { law: l => { delete l.steps[0].if.all[1]['without-table']; } }).refusal, 'law-no-level'));
  await t.test('a tie in a round that does not stand needs no lot', () => assert.deepEqual(seatsOf({ a: 811, b: 161, c: 114, d: 114 }, 1200),
    { seats: [['a', 65], ['b', 23], ['c', 16], ['d', 16]], asks: [], final: true, refusal: null }));
  await t.test('three equal lists for two places', () => {
    const votes = { a: 346, b: 346, c: 346, d: 162 };
    assert.deepEqual(seatsOf(votes, 1200), { seats: [['a', 34], ['b', 34], ['c', 34], ['d', 16]], asks: ['lot'], final: false, refusal: null });
    const lot = (drawn, situation = null) => seatsOf(votes, 1200, { lots: [{ among: ['c', 'b', 'a'], drawn, situation }] });
    assert.deepEqual(lot(['c', 'a']).seats, [['a', 35], ['c', 35], ['b', 34], ['d', 16]]);
    assert.deepEqual(lot(['c']).asks, ['lot']);
    const situation = { step: 'S', unit: null, losing: false, places: 2, claims: ['a', 'b', 'c'].map(name => ({ name, votes: '346', held: 34 })) };
    assert.equal(lot(['c', 'a'], situation).final, true);
    assert.equal(lot(['c', 'a'], { ...situation, places: 1 }).refusal, 'law-other-situation');
    assert.equal(lot(['c', 'a'], { ...situation, claims: situation.claims.map(c => ({ ...c, votes: '345' })) }).refusal, 'law-other-situation');
  });
});

test('the published election of 4 October 2020: 46, 45, 16, 13', () => {
  const read = name => readFileSync(new URL(`../../elections/kg-2020/${name}`, import.meta.url), 'utf8').trim().split('\n').map(l => l.split(','));
  const [head, row] = read('protocols/machine-2020-10-05T11.csv'), cell = name => head.includes(name) ? Number(row[head.indexOf(name)]) : null;
  const plain = kgParts(0), definition = readDefinition(bytes(plain.definition)), form = readForm(plain.form);
  const units = readUnits(bytes({ format: 'scrutineer-units/1', units: plain.units }));
  const channel = new Channel(units, form.lines.length + definition.lists.length, new SetAside(units));
  channel.put(units.root, { covers: cell('stations_covered'), figures: [...form.lines.map(l => cell(l.code)), ...definition.lists.map(l => cell(l.code))] });
  const rows = totalsRows(channel, form.lines.length), data = lawData(definition, form, units, rows);
  assert.deepEqual([rows[0].reported, rows[0].stations, data.known(data.nation, 'cast')], [2429, 2475, 1990753n]);
  const outcome = evaluate(readLaw(plain.law), data, []);
  assert.deepEqual(outcome.seats, [['birimdik', 46], ['mekenim-kyrgyzstan', 45], ['kyrgyzstan', 16], ['butun-kyrgyzstan', 13]]);
  assert.deepEqual([outcome.final, outcome.asks], [true, []]);
  for (const [code, votes, seats] of read('official.csv').slice(1)) {
    assert.equal(outcome.seats.find(s => s[0] === code)[1], Number(seats));
    assert.equal(rows[0].votes[definition.lists.findIndex(l => l.code === code)], Number(votes));
  }
});

test('fractions', () => {
  for (const [text, value] of [['7%', '7/100'], ['0.7%', '7/1000'], ['3.25%', '13/400'], ['1.4', '7/5'], ['9/10', '9/10'], [2, '2']]) assert.equal(fractionText(parseFraction(text)), value);
  for (const text of ['', '7 %', '1e3', '-1', '1/0', '.5', null, 0.5]) assert.equal(parseFraction(text), null);
});
