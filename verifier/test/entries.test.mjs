import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readEntry, blobsOf } from '../src/entries.js';
import { readJson } from '../src/json.js';
import { baseValue, readForm } from '../src/form.js';
import { readUnits } from '../src/units.js';

const bytes = value => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const refused = (run, code, byte) => assert.throws(run, error => { assert.equal(error.code, code); if (byte !== undefined) assert.equal(error.place.byte, byte); return true; });

test('the examples of docs/reference/record.md are read, and no other spelling of them', () => {
  const text = readFileSync(new URL('../../docs/reference/record.md', import.meta.url), 'utf8');
  const examples = [...text.matchAll(/```entry\n(.*)\n```/g)].map(m => m[1]), types = new Set();
  for (const example of examples) {
    const entry = readEntry(bytes(example));
    types.add(entry.type);
    assert.equal(JSON.stringify(entry), example);
    assert.deepEqual(blobsOf(entry).every(b => b.sha256.length === 64), true);
    for (let i = 0; i < example.length; i++) assert.throws(() => readEntry(bytes(example.slice(0, i))), `cut at ${i}`);
    for (let i = 0; i < example.length; i++) {
      const inString = (example.slice(0, i).replace(/\\./g, '').match(/"/g) || []).length % 2 === 1;
      if (!inString) assert.throws(() => readEntry(bytes(example.slice(0, i) + ' ' + example.slice(i))), `blank at ${i}`);
    }
  }
  const named = [...text.matchAll(/^### ([a-z.-]+)$/gm)].map(m => m[1]).sort();
  assert.deepEqual([...types].sort(), named);
});

test('an entry over the limit', () => {
  const entry = n => bytes(JSON.stringify({ type: 'incident.reported', version: 1, election: 'a:test', by: { role: 'system', key: null }, time: '2020-10-04T22:15:00+06:00', prev: null, data: { code: 'c', text: 'x'.repeat(n), details: [] } }));
  const rest = entry(0).length;
  assert.equal(readEntry(entry(65535 - rest)).data.text.length, 65535 - rest);
  refused(() => readEntry(entry(65536 - rest)), 'entry-large');
});

test('definitions are JSON in any spelling, but no member twice and not too deep', () => {
  assert.deepEqual({ ...readJson(bytes(' {"a" : [1, 2.5e1, "\\u0041", null, true]} ')) }, { a: [1, 25, 'A', null, true] });
  for (const text of ['', '{', '{"a":1,}', '[1,]', '01', '"\u0001"', "{'a':1}", '1 2', '[[1]', 'nul']) refused(() => readJson(bytes(text)), 'json-invalid');
  refused(() => readJson(bytes('{"a":1,"a":2}')), 'json-duplicate');
  refused(() => readJson(bytes('['.repeat(100_000))), 'json-invalid');
  assert.equal(readJson(bytes('{"__proto__":{"x":1}}')).x, undefined);
});

test('sums of bases', () => {
  const form = bases => readForm(bytes({ format: 'scrutineer-form/1', id: 'f', lines: ['a', 'b'].map(code => ({ code, names: code })), bases, equations: [] }));
  const value = (sum, lines) => baseValue(form({ x: sum }).bases.get('x'), lines, 100n, 7n);
  assert.equal(value('a + b', [3, 4]), 7n);
  assert.equal(value(' - a+2*b - 5', [3, 4]), 0n);
  assert.equal(value('sum(lists) + against_all', [null, null]), 107n);
  assert.equal(value('a', [null, 4]), null);
  for (const bad of ['', 'c', 'a b', 'a +', 'a * 2', '1000001*a', 'a - - b', 'sum(a)']) refused(() => form({ x: bad }), 'definition-kind');
});

test('stations and registers of units', () => {
  const units = list => readUnits(bytes({ format: 'scrutineer-units/1', units: list.map(([code, parent, more]) => ({ code, parent, level: 'x', ...more })) }));
  const tree = units([['s1', 'r', { level: 'station', registered: 5 }], ['s2', 'r', { level: 'station', registered: 6 }], ['r', 'n'], ['q', 'n', { stations: 9, registered: 4 }], ['n', null, { stations: 3 }]]);
  assert.deepEqual(tree.all.map(u => [u.code, u.stations, u.registered]), [['s1', 1, 5], ['s2', 1, 6], ['r', 2, 11], ['q', 9, 4], ['n', 11, 15]]);
  refused(() => units([['a', null], ['b', null]]), 'units-roots');
  refused(() => units([['a', null], ['b', 'c']]), 'units-parent');
  refused(() => units([['a', null], ['s', 'a', { level: 'station' }], ['t', 's']]), 'units-below');
  refused(() => units([['a', null], ['b', 'c'], ['c', 'b']]), 'units-cycle');
  refused(() => units([['a', null], ['a', 'a']]), 'definition-twice');
  refused(() => units([['a', null, { population: 3 }]]), 'definition-unknown');
});
