import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readEntry, blobsOf } from '../src/entries.js';
import { readDefinition } from '../src/definition.js';
import { isLate, lastSecond } from '../src/clocks.js';
import { checkFiling, checkStep } from '../src/complaints.js';
import { checkDecision } from '../src/decisions.js';
import { Rulings } from '../src/rulings.js';
import { Voided } from '../src/voided.js';
import { dateOf, dayNumber, LAST_SECOND, parseDay, parseInstant, parseOffset, weekday } from '../src/time.js';

const bytes = value => Buffer.from(JSON.stringify(value));
const example = type => JSON.parse([...readFileSync(new URL('../../docs/reference/record.md', import.meta.url), 'utf8').matchAll(/```entry\n(.*)\n```/g)].map(m => m[1]).find(t => t.includes(`"type":"${type}"`)));
const refused = (run, name) => assert.throws(run, e => typeof e.code === 'string', name);
const rules = JSON.parse(readFileSync(new URL('../../elections/kg-2020/disputes.json', import.meta.url), 'utf8'));
delete rules.$schema;
delete rules.format;
rules.grounds = [{ code: 'counting', names: 'Counting' }];
const definition = disputes => readDefinition(bytes({ format: 'scrutineer-definition/1', id: 't', names: 'T', date: '2020-10-04', channels: [{ code: 'hand', names: 'Hand' }], lists: [{ code: 'A', names: 'A' }], disputes }));

test('the shapes of complaints, steps and decisions', () => {
  const changed = (type, change) => { const entry = example(type); change(entry.data); return bytes(entry); };
  const good = (type, change) => assert.ok(readEntry(changed(type, change)));
  const bad = (type, ...changes) => changes.forEach((change, i) => refused(() => readEntry(changed(type, change)), `${type} ${i}`));
  good('complaint.filed', d => { d.complainant = { kind: 'voter', lists: [], person: '0'.repeat(64), initials: 'A. B.' }; d.evidence = []; d.asks = []; });
  bad('complaint.filed', d => { d.grounds = []; }, d => { d.grounds.reverse(); }, d => { d.units = ['kg', 'kg']; }, d => { d.asks = ['praise']; }, d => { d.reason = {}; }, d => { d.reason = { english: 'x' }; }, d => { d.reason = { en: '' }; },
    d => { d.complainant.initials = ''; }, d => { d.complainant.initials = 'x'.repeat(17); }, d => { d.complainant.person = 'x'; }, d => { d.evidence[0].text = ''; }, d => { d.evidence[0].sealed = null; }, d => { d.forum = ''; });
  good('complaint.moved', d => { d.until = null; });
  bad('complaint.moved', d => { d.step = 'forget'; }, d => { d.until = '2020-02-30T10:00:00+06:00'; }, d => { d.until = '2020-10-06T10:00:00-00:00'; }, d => { d.until = '2020-10-06T10:00:00+15:00'; }, d => { d.case = null; });
  good('decision.made', d => { d.votes = null; d.remedies = []; d.findings = []; });
  good('decision.made', d => { d.votes.reason = { en: 'I dissent.' }; });
  bad('decision.made', d => { d.result = 'perhaps'; }, d => { d.votes.for = 1001; }, d => { d.reason = {}; }, d => { d.law = ''; }, d => { d.remedies = [{ do: 'pray' }]; }, d => { d.remedies = [{ units: ['kg'], do: 'recount' }]; },
    d => { d.remedies = [{ do: 'recount', units: [] }]; }, d => { d.remedies = [{ do: 'annul-result', units: ['kg'] }]; }, d => { d.remedies = [{ do: 'suspend', clock: 'sundial', until: null }]; }, d => { d.remedies = [{ do: 'suspend', clock: 'appeal', until: '2021-02-29' }]; },
    d => { d.remedies = [{ do: 'correct', units: ['kg'], lines: [] }]; }, d => { d.findings[0].reason = {}; });
});

test('sealed evidence has no public file; documents and the law of a repeat have', () => {
  const filed = example('complaint.filed'), made = example('decision.made'), file = filed.data.evidence[0].file;
  assert.equal(blobsOf(readEntry(bytes(filed))).length, 1);
  filed.data.evidence[0].sealed = true;
  assert.deepEqual(blobsOf(readEntry(bytes(filed))), []);
  made.data.documents = [file];
  made.data.remedies = [{ do: 'repeat-vote', units: ['kg'], on: '2020-12-20', election: null, law: { ...file, sha256: '0'.repeat(64) } }];
  assert.equal(blobsOf(readEntry(bytes(made))).length, 2);
});

test('rules of complaints in their one form', () => {
  assert.equal(definition(rules).disputes.forums.get('central').members, 12);
  const bad = change => { const other = structuredClone(rules); change(other); refused(() => definition(other), change.toString()); };
  for (const change of [r => { delete r.grounds; }, r => { delete r.article; }, r => { r.format = 'scrutineer-disputes/1'; }, r => { r.offset = '+6:00'; }, r => { r.offset = '-00:00'; }, r => { r['rest-days'] = ['someday']; },
    r => { r['rest-days'] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']; }, r => { r.holidays = ['2020-02-30']; }, r => { r.forums[0].appeal = 'nobody'; }, r => { r.forums[3].appeal = 'central'; }, r => { r.forums[1].code = 'court'; },
    r => { r.forums[0].remedies = ['pray']; }, r => { r.forums[0].members = 1001; }, r => { r.forums[0].kind = 'king'; }, r => { r.clocks[0].length = 0; }, r => { r.clocks[0].unit = 'years'; }, r => { r.clocks[0].forum = 'nobody'; },
    r => { r.clocks[0].code = 'sundial'; }, r => { r.complainants[0].code = 'A b'; }, r => { r.grounds.push(r.grounds[0]); }, r => { r.colour = 1; }]) bad(change);
});

test('days and moments', () => {
  assert.deepEqual([dayNumber(1970, 1, 1), weekday(0), weekday(parseDay('2027-01-17')), parseInstant('1970-01-01T06:00:01+06:00')], [0, 4, 0, 1]);
  for (let n = -719162; n < 2932897; n += 1237) { const { year, month, day } = dateOf(n); assert.equal(dayNumber(year, month, day), n); }
  for (let n = 0; n < 40000; n += 13) assert.equal(`${new Date(n * 86400e3).toISOString().slice(0, 10)}`, Object.values(dateOf(n)).map((v, i) => String(v).padStart(i ? 2 : 4, '0')).join('-'));
  for (const text of ['2021-02-29', '2021-13-01', '0000-01-01', '21-01-01']) assert.equal(parseDay(text), null);
  for (const text of ['+14:01', '-00:00', '+6:00']) assert.equal(parseOffset(text), null);
});

test('limits by the calendar, by working days, by hours and by months', () => {
  const r = { ...definition(rules).disputes, holidays: new Set([parseDay('2027-01-20')]) }, at = parseInstant;
  const ends = (clock, from, wanted) => assert.equal(lastSecond(r, { rollsOver: false, ...clock }, at(from)), at(wanted));
  ends({ unit: 'hours', length: 30 }, '2027-01-17T20:00:00+06:00', '2027-01-19T02:00:00+06:00');
  ends({ unit: 'calendar-days', length: 6 }, '2027-01-17T19:00:00+00:00', '2027-01-24T23:59:59+06:00');
  ends({ unit: 'calendar-days', length: 6, rollsOver: true }, '2027-01-17T20:00:00+06:00', '2027-01-25T23:59:59+06:00');
  ends({ unit: 'working-days', length: 3 }, '2027-01-17T20:00:00+06:00', '2027-01-21T23:59:59+06:00');
  ends({ unit: 'months', length: 1 }, '2027-01-31T20:00:00+06:00', '2027-02-28T23:59:59+06:00');
  for (const unit of ['calendar-days', 'working-days', 'months']) assert.equal(lastSecond({ ...r, offset: -3600 }, { unit, length: 1000, rollsOver: true }, at('9998-12-31T20:00:00+06:00')), LAST_SECOND);
});

test('a suspended clock: nothing is late, and what was left runs on', () => {
  const r = { ...definition(rules).disputes, clocks: [{ code: 'appeal', forum: null, length: 24, unit: 'hours', rollsOver: false }] }, hour = n => parseInstant('2027-01-17T00:00:00+06:00') + n * 3600;
  const rulings = new Rulings(() => {}), late = n => isLate(r, rulings, 'appeal', null, hour(0), hour(n));
  assert.deepEqual([late(24), late(25)], [false, true]);
  const ruling = (index, n, remedies) => rulings.add(index, { isAct: false, forum: 'court', at: 'c', time: hour(n), remedies, lot: null });
  ruling(1, 10, [{ do: 'suspend', clock: 'appeal', until: null }]);
  ruling(2, 12, [{ do: 'suspend', clock: 'appeal', until: null }]);
  assert.deepEqual([late(9), late(1000)], [false, false]);
  ruling(3, 20, [{ do: 'revoke', entry: 1 }]);
  assert.equal(late(1000), false);
  ruling(4, 30, [{ do: 'revoke', entry: 2 }]);
  assert.deepEqual([late(44), late(45)], [false, true]);
  ruling(5, 60, [{ do: 'revoke', entry: 4 }]);
  assert.equal(late(1000), false);
});

test('void votes move lines by the order of the record, whenever they begin to hold', () => {
  const voided = new Voided(), unit = { up: null }, one = (order, column, from) => ({ order: [order, 0], units: new Set([unit]), column, from, to: [] });
  voided.turn(one(9, 1, [0]), true);
  voided.turn({ ...one(5, 2, []), to: [0] }, true);
  assert.deepEqual(voided.counted(unit, [3, 5, 4, null]), [2, 0, 0, null]);
  voided.turn(one(5, 2, []), false);
  assert.deepEqual(voided.counted(unit, [3, 5, 4, null]), [0, 0, 4, null]);
  assert.deepEqual(voided.counted(unit, [null, 5, 4, null]), [null, 0, 4, null]);
  assert.deepEqual(voided.counted({ up: null }, [3, 5, 4]), [3, 5, 4]);
});

test('without rules of complaints nobody complains and nobody decides', () => {
  for (const check of [checkFiling, checkStep, checkDecision]) assert.throws(() => check({ rules: null }, {}, 0), e => e.code === 'disputes-none');
});
