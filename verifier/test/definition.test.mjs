import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readDefinition } from '../src/definition.js';
import { readUnits } from '../src/units.js';

const bytes = value => new TextEncoder().encode(JSON.stringify(value));
const least = { format: 'scrutineer-definition/1', id: 't', names: 'T', date: '2020-10-04', channels: [{ code: 'hand', names: 'Hand' }], lists: [{ code: 'A', names: 'A' }] };
const limit = { code: 'report-error', until: '2020-10-07T18:00:00+06:00', names: { en: 'Reports' }, article: 'art. 1', rule: {} };
const previous = { names: 'P', date: '2015-10-04', bases: { cast: 5 }, lists: [{ names: 'Old', now: 'A', votes: 3, seats: 1 }, { names: 'Gone', votes: 2 }], source: {}, 'turnout-jump': 20 };
const read = more => readDefinition(bytes({ ...least, ...more }));
const refused = more => assert.throws(() => read(more), e => e.code?.startsWith('definition-'), JSON.stringify(more));

test('a definition may have a calendar, a licence and the election before', () => {
  assert.equal(read({}).id, 't');
  read({ calendar: [limit, { code: 'declaration', until: '2020-10-24', names: 'D' }], licence: { spdx: 'CC-BY-4.0' }, previous });
  read({ licence: { name: 'Own', url: 'https://example.org/own' } });
});

test('none of them in another form', () => {
  for (const wrong of [{ code: 'A b' }, { until: '7 October' }, { until: '2020-10-07T18:00:00Z' }, { names: 1 }, { article: {} }, { more: 1 }]) refused({ calendar: [{ ...limit, ...wrong }] });
  refused({ calendar: [limit, limit] });
  refused({ calendar: {} });
  for (const wrong of [{}, { name: 'Own' }, { spdx: 'CC BY' }, { spdx: 'MIT', url: 'javascript:alert(1)' }, { name: ' ', url: 'https://x' }, { spdx: 'MIT', more: 1 }]) refused({ licence: wrong });
  for (const wrong of [{ date: '2020-10-04' }, { bases: { cast: -1 } }, { 'turnout-jump': 101 }, { lists: [{ names: 'X', now: 'Z', votes: 1 }] }, { lists: [{ names: 'X', now: 'A', votes: 1 }, { names: 'Y', now: 'A', votes: 1 }] }, { more: 1 }]) {
    refused({ previous: { ...previous, ...wrong } });
  }
});

test('a unit may have its turnout in the election before', () => {
  const units = more => readUnits(bytes({ format: 'scrutineer-units/1', units: [{ code: 'c', level: 'country', parent: null, names: 'C', previous: more }] }));
  assert.equal(units({ registered: 9, cast: 4 }).all.length, 1);
  for (const wrong of [{ registered: 9 }, { registered: 9, cast: -1 }, { registered: 9, cast: 4, more: 1 }, 4]) assert.throws(() => units(wrong), e => e.code?.startsWith('definition-'));
});
