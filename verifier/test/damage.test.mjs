import { test } from 'node:test';
import assert from 'node:assert/strict';
import { verify } from '../src/verify.js';
import { Bad } from '../src/bad.js';
import { Maker, wholeRecord, keyPair, signatureLine, cosignatureLine, logFiles } from './make-record.mjs';
import { WORDS, reason } from '../src/words.js';

const mapSource = files => ({
  read: async (path, limit) => {
    const bytes = files.get(path);
    if (bytes && bytes.length > limit) throw new Bad('file-large', { file: path, max: limit }, { where: path });
    return bytes ? new Uint8Array(bytes) : null;
  },
});

const whole = wholeRecord(), wholeFiles = whole.finish();
const run = (files, options) => verify(mapSource(files), options);

// A copy of the record's files with one changed, or taken away with null.
function changed(path, change) {
  const files = new Map(wholeFiles);
  assert.ok(files.has(path), path);
  const bytes = change && change(Buffer.from(files.get(path)));
  if (bytes) files.set(path, bytes); else files.delete(path);
  return files;
}
const flip = (at, bit = 1) => bytes => { bytes[at < 0 ? bytes.length + at : at] ^= bit; return bytes; };
const swap = (from, to) => bytes => Buffer.from(String(bytes).replace(from, to));

// Expects these steps to fail, as "V4 code where entry byte" (only the words given are compared), and no others.
async function expectFailed(files, wanted, options) {
  const result = await run(files, options);
  const failed = result.steps.filter(s => s.state === 'failed');
  const text = s => [s.step, s.code, s.place.where, s.place.entry, s.place.byte].map(x => x ?? '-');
  assert.deepEqual(failed.map(s => s.step), wanted.map(w => w.split(' ')[0]), JSON.stringify(failed.map(text)));
  failed.forEach((s, i) => wanted[i].split(' ').forEach((word, k) => { if (word !== '*') assert.equal(String(text(s)[k]), word, JSON.stringify(text(s))); }));
  assert.equal(result.verified, false);
  for (const s of result.steps) for (const lang of Object.keys(WORDS)) assert.ok(!/\{[a-z]+\}|undefined/.test(reason(lang, s)) && reason(lang, s) !== s.code, `${lang} ${s.code}`);
  return result;
}

// A small record with further entries.
function small(more) {
  const m = new Maker({ stationsPerRegion: 1 });
  const data = unit => ({ unit, channel: 'hand', count: 'c', received: null, covers: null, lines: [900, 0, 900, 0, 100, 0, 100, 800, 0, 100, 100, 0], votes: [40, 35, 25, ...Array(14).fill(0)], source: null, images: [] });
  m.data = data;
  m.protocol('reported', data('osh-1'));
  m.publication('hand');
  more(m);
  return m.finish();
}
const raw = change => small(m => {
  const text = JSON.stringify({ type: 'protocol.reported', version: 1, election: m.election, by: { role: 'a', key: null }, time: '2020-10-04T22:15:00+06:00', prev: null, data: m.data('chui-1') });
  const bytes = change(text);
  m.entries.push(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes));
});

test('a whole record is verified', async () => {
  const result = await run(wholeFiles);
  assert.deepEqual(result.steps.filter(s => s.state !== 'passed').map(s => [s.step, s.code]), [['V9', 'nothing-remembered']]);
  assert.equal(result.verified, true);
  assert.equal(result.size, whole.entries.length);
  assert.ok(result.size > 650);
  assert.deepEqual(result.cosignatures.map(c => c.name), ['w3', 'w4']);
});

test('a small record, one without a publication, and one of another phase are verified', async () => {
  assert.equal((await run(small(() => {}))).verified, true);
  assert.equal((await run(new Maker({ stationsPerRegion: 0 }).finish())).verified, true);
  assert.equal((await run(new Maker({ stationsPerRegion: 0, phase: 'test' }).finish())).verified, true);
});

const last = Math.floor(whole.entries.length / 256), width = whole.entries.length % 256, part = n => `${String(n).padStart(3, '0')}${n === last ? `.p/${width}` : ''}`;
const opening = JSON.parse(whole.entries[0]).data, lastPublication = whole.last.publication;
const image = JSON.parse(whole.entries.find(e => String(e).includes('image/jpeg'))).data.images[0].sha256;

test('the checkpoint', async t => {
  await t.test('a flipped bit of the root', () => expectFailed(changed('checkpoint', b => flip(b.indexOf('\n', b.indexOf('\n') + 1) + 3)(b)), ['V4 root-differs checkpoint', 'V7 note-signature checkpoint', 'V8 note-signature checkpoint']));
  await t.test('another size', () => expectFailed(changed('checkpoint', swap(`\n${whole.entries.length}\n`, '\n256\n')), ['V4 missing tile/1/000.p/1', 'V7', 'V8']));
  await t.test('a flipped bit of the signature', () => expectFailed(changed('checkpoint', b => flip(b.indexOf('— ') + Buffer.byteLength(`— ${whole.origin} `) + 20)(b)), ['V7 note-signature checkpoint']));
  await t.test('missing', () => expectFailed(changed('checkpoint'), ['V1 missing checkpoint']));
  await t.test('no signatures', () => expectFailed(changed('checkpoint', () => Buffer.from(whole.checkpointText())), ['V1 note-unsigned checkpoint']));
  await t.test('an extension line', () => { const text = whole.checkpointText() + 'more\n'; return expectFailed(changed('checkpoint', () => whole.checkpoint(text)), ['V1 checkpoint-extension']); });
  await t.test('another origin', () => expectFailed(changed('checkpoint', () => whole.checkpoint(whole.checkpointText(undefined, 'results.example/other'))), ['V2 opened-origin tile/entries/000 0']));
  await t.test('an older one against the one remembered', () => {
    const root = whole.root().toString('base64');
    const files = new Map([...wholeFiles, ...logFiles(whole.entries.slice(0, 300))]);
    files.set('checkpoint', whole.checkpoint(whole.checkpointText(300)));
    return expectFailed(files, ['V7', 'V8', 'V9 replayed checkpoint', 'V15 current current.json'], { remembered: () => ({ size: whole.entries.length, root }) });
  });
  await t.test('one that forks from the one remembered', () => expectFailed(wholeFiles, ['V9 forked checkpoint'], { remembered: () => ({ size: 300, root: whole.root(299).toString('base64') }) }));
  await t.test('one that extends the one remembered', async () => assert.equal((await run(wholeFiles, { remembered: () => ({ size: 300, root: whole.root(300).toString('base64') }) })).verified, true));
});

test('signatures', async t => {
  const text = whole.checkpointText(), log = signatureLine(whole.log, text), witness = i => cosignatureLine(whole.witnesses[i], text, 1601800000);
  const lines = (...all) => changed('checkpoint', () => whole.checkpoint(text, all.join('')));
  const stranger = signatureLine(keyPair('stranger', 99), text), mldsa = `— big ${Buffer.alloc(4 + 8 + 2420, 7).toString('base64')}\n`;
  await t.test('a wrong key id', () => expectFailed(lines(signatureLine({ ...whole.log, id: Buffer.alloc(4) }, text), witness(0)), ['V7 log-unsigned checkpoint']));
  await t.test('an extra line of an unknown key or kind is ignored, and said', async () => {
    const result = await run(lines(stranger, log, mldsa, witness(0)));
    assert.equal(result.verified, true);
    assert.equal(result.steps[7].params.ignored, 2);
  });
  await t.test('only unknown lines', () => expectFailed(lines(stranger, mldsa), ['V7 log-unsigned checkpoint', 'V8 quorum-witnesses checkpoint', 'V15']));
  await t.test('a cosignature with a wrong signature', () => expectFailed(lines(log, witness(0), cosignatureLine({ ...whole.witnesses[1], sign: keyPair('x', 50).sign }, text, 5)), ['V8 note-signature checkpoint', 'V15']));
  await t.test('too few cosignatures', () => expectFailed(lines(log), ['V8 quorum-witnesses checkpoint', 'V15 current current.json']));
  await t.test('too few, and current.json says so', () => {
    const files = lines(log);
    files.set('current.json', swap('"witnessed":true', '"witnessed":false')(files.get('current.json')));
    return expectFailed(files, ['V8 quorum-witnesses checkpoint']);
  });
  await t.test('the log key before the change of keys', () => expectFailed(lines(signatureLine(keyPair(whole.origin, 1), text), witness(0)), ['V7 log-unsigned checkpoint']));
  await t.test('the policy that was given', async () => {
    assert.equal((await run(wholeFiles, { policy: '# printed\n' + opening.policy })).steps[1].code, 'policy-given');
    await expectFailed(wholeFiles, ['V2 policy-differs tile/entries/000 0'], { policy: opening.policy.replace('quorum all', 'quorum w1') });
  });
});

test('tiles and bundles', async t => {
  await t.test('a flipped bit of a hash tile', () => expectFailed(changed('tile/0/001', flip(32 * 5 + 7)), [`V4 tile-hash tile/0/001 261 ${32 * 5 + 7}`]));
  await t.test('a flipped bit of a partial hash tile', () => expectFailed(changed(`tile/0/${part(last)}`, flip(0)), [`V4 tile-hash tile/0/${part(last)} ${256 * last} 0`]));
  await t.test('a flipped bit of an upper tile', () => expectFailed(changed(`tile/1/000.p/${last}`, flip(33)), [`V4 tile-node tile/1/000.p/${last} - 33`]));
  await t.test('a tile too short', () => expectFailed(changed('tile/0/000', b => b.subarray(0, 8191)), ['V4 tile-length tile/0/000 - 8191']));
  await t.test('a missing tile', () => expectFailed(changed('tile/0/001'), ['V4 missing tile/0/001']));
  await t.test('a missing partial tile', () => expectFailed(changed(`tile/0/${part(last)}`), [`V4 missing tile/0/${part(last)}`]));
  await t.test('a flipped bit in an entry', () => expectFailed(changed('tile/entries/001', b => flip(b.indexOf('"covers":null,"lines":[900') + 24)(b)), ['V4 entry-hash tile/entries/001']));
  await t.test('a truncated bundle', () => expectFailed(changed('tile/entries/000', b => b.subarray(0, b.length - 3)), ['V3 bundle-cut tile/entries/000 255']));
  await t.test('a bundle without its last entry', () => expectFailed(changed('tile/entries/000', b => b.subarray(0, b.length - whole.entries[255].length - 2)), ['V3 bundle-short tile/entries/000 255']));
  await t.test('something after the last entry', () => expectFailed(changed('tile/entries/000', b => Buffer.concat([b, Buffer.from([0, 0])])), ['V3 bundle-after tile/entries/000']));
  await t.test('a missing bundle', () => expectFailed(changed('tile/entries/001'), ['V3 missing tile/entries/001']));
  await t.test('a missing partial bundle', () => expectFailed(changed(`tile/entries/${part(last)}`), [`V3 missing tile/entries/${part(last)}`]));
  await t.test('a longer bundle than bundles can be', () => expectFailed(changed('tile/entries/000', () => Buffer.alloc(256 * 65537 + 1)), ['V3 file-large tile/entries/000']));
  await t.test('two entries swapped', () => {
    const entries = [...whole.entries];
    [entries[300], entries[301]] = [entries[301], entries[300]];
    const files = new Map(wholeFiles);
    files.set('tile/entries/001', logFiles(entries).get('tile/entries/001'));
    return expectFailed(files, ['V4 entry-hash tile/entries/001 300']);
  });
  await t.test('the full tiles in the place of partial ones', async () => {
    const later = logFiles([...whole.entries, ...Array(256 - width).fill(Buffer.from('{}'))]), files = new Map(wholeFiles);
    for (const kind of ['0', 'entries']) {
      files.delete(`tile/${kind}/${part(last)}`);
      files.set(`tile/${kind}/00${last}`, later.get(`tile/${kind}/00${last}`));
    }
    assert.equal((await run(files)).verified, true);
  });
});

test('documents', async t => {
  await t.test('a flipped bit of a scan', () => expectFailed(changed(`blob/sha256/${image}`, flip(2)), [`V10 blob-digest blob/sha256/${image}`]));
  await t.test('a scan cut off', () => expectFailed(changed(`blob/sha256/${image}`, b => b.subarray(1)), [`V10 blob-length blob/sha256/${image}`]));
  await t.test('a longer scan', () => expectFailed(changed(`blob/sha256/${image}`, b => Buffer.concat([b, b])), [`V10 blob-length blob/sha256/${image}`]));
  for (const name of ['definition', 'units', 'form', 'law']) {
    await t.test(`an edited ${name}`, () => expectFailed(changed(`blob/sha256/${opening[name].sha256}`, flip(30)), [`V10 blob-digest blob/sha256/${opening[name].sha256} 0`]));
    await t.test(`no ${name}`, () => expectFailed(changed(`blob/sha256/${opening[name].sha256}`), [`V10 missing blob/sha256/${opening[name].sha256} 0`]));
  }
  await t.test('edited totals', () => expectFailed(changed(`results/${lastPublication}/totals.json`, flip(400)), [`V11 document-differs results/${lastPublication}/totals.json - 400`]));
  await t.test('edited outcome', () => expectFailed(changed(`results/${lastPublication}/outcome.json`, flip(-40)), [`V12 document-differs results/${lastPublication}/outcome.json`]));
  await t.test('no totals', () => expectFailed(changed(`results/${lastPublication}/totals.json`), [`V11 missing results/${lastPublication}/totals.json`]));
  await t.test('edited current.json', () => expectFailed(changed('current.json', swap('"channel":"hand"', '"channel":"machine"')), ['V15 current current.json']));
  await t.test('a flipped bit of current.json', () => expectFailed(changed('current.json', flip(3)), ['V15 definition-missing current.json']));
  await t.test('no current.json', () => expectFailed(changed('current.json'), ['V15 missing current.json']));
  await t.test('totals edited before they were published', () => expectFailed(small(m => m.publication('hand', (t, o) => [t.replace('"votes":[40', '"votes":[41'), o])), ['V11 document-figures results/3/totals.json 3']));
  await t.test('seats edited before they were published', () => expectFailed(small(m => m.publication('hand', (t, o) => [t, o.replace('48]', '49]')])), ['V12 document-figures results/3/outcome.json 3']));
  await t.test('a digest that neither has', () => expectFailed(small(m => { m.publication('hand', t => [t + ' ', t]); m.files.delete('results/3/totals.json'); }), ['V11 document-entry', 'V12']));
});

test('entries', async t => {
  const bad = (name, code, change, byte) => t.test(name, () => expectFailed(raw(change), [`V5 ${code} tile/entries/000.p/4 3 ${byte ?? '*'}`]));
  const text = (from, to) => s => { assert.ok(s.includes(from), from); return s.replace(from, to); };
  await bad('an unknown member', 'json-unknown', text('"prev":null,', '"note":1,"prev":null,'));
  await bad('a duplicate member', 'json-duplicate', text('"version":1,', '"version":1,"version":1,'), 41 - 1);
  await bad('a missing member', 'json-missing', text(',"images":[]', ''));
  await bad('another order', 'json-order', text('"version":1,"election":"kg-2020:live"', '"election":"kg-2020:live","version":1'));
  await bad('a blank', 'json-blank', text('"version":1', '"version": 1'));
  await bad('a blank in front', 'json-blank', s => ' ' + s, 0);
  await bad('a line feed at the end', 'json-blank', s => s + '\n');
  await bad('something at the end', 'json-after', s => s + 'x');
  await bad('invalid UTF-8', 'utf8', s => { const b = Buffer.from(s); b[b.indexOf('reported')] = 0xff; return b; }, 18);
  await bad('an overlong sequence', 'utf8', s => { const b = Buffer.from(s); b[b.indexOf('reported')] = 0xc0; b[b.indexOf('eported')] = 0xaf; return b; }, 18);
  await bad('a byte order mark', 'json-kind', s => '\ufeff' + s, 0);
  await bad('a lone surrogate', 'json-surrogate', text('"count":"c"', '"count":"\\ud800"'));
  await bad('an escape that is not needed', 'json-escape', text('"count":"c"', '"count":"\\u0063"'));
  await bad('an escaped slash', 'json-escape', text('"count":"c"', '"count":"\\/"'));
  await bad('an escape in upper case', 'json-escape', text('"count":"c"', '"count":"\\u001F"'));
  await bad('a long escape for a line feed', 'json-escape', text('"count":"c"', '"count":"\\u000a"'));
  await bad('a control character', 'json-control', text('"count":"c"', '"count":"\u0001"'));
  await bad('a leading zero', 'json-zero', text('"lines":[900', '"lines":[0900'));
  await bad('a fraction', 'json-fraction', text('"lines":[900', '"lines":[900.0'));
  await bad('an exponent', 'json-fraction', text('"lines":[900', '"lines":[9e2'));
  await bad('a negative count', 'json-range', text('"lines":[900', '"lines":[-900'));
  await bad('minus zero', 'json-range', text('"lines":[900,0', '"lines":[900,-0'));
  await bad('a count too large', 'json-range', text('"lines":[900', '"lines":[1000000000001'));
  await bad('a text for a number', 'json-kind', text('"lines":[900', '"lines":["900"'));
  await bad('cut off', 'json-cut', s => s.slice(0, -1));
  await bad('empty', 'json-cut', () => '', 0);
  await bad('an unknown type', 'type-unknown', text('protocol.reported', 'protocol.guessed'));
  await bad('another version', 'json-range', text('"version":1', '"version":2'));
  await bad('another election', 'election-other', text('kg-2020:live', 'kg-2020:test'));
  await bad('a person as author', 'json-text', text('"role":"a"', '"role":"A. Bek"'));
  await bad('a time without an offset', 'json-text', text('22:15:00+06:00', '22:15:00Z'));
  await bad('an unknown unit', 'unit-unknown', text('"unit":"chui-1"', '"unit":"chui-9"'));
  await bad('an unknown channel', 'channel-unknown', text('"channel":"hand"', '"channel":"foot"'));
  await bad('a line too few', 'lines-number', text('"lines":[900,', '"lines":['));
  await bad('a list too many', 'votes-number', text('"votes":[40', '"votes":[40,40'));
  await bad('a stale prev', 'prev-stale', text('"prev":null', '"prev":1'));
  await bad('the election opened again', 'opened-again', s => JSON.stringify({ ...JSON.parse(s), type: 'election.opened', data: JSON.parse(whole.entries[0]).data }));
});

test('entries that may not stand where they do', async t => {
  const bad = (name, wanted, more) => t.test(name, () => expectFailed(small(more), wanted));
  const act = { authority: 'x', reason: { en: 'x' } };
  await bad('a protocol reported twice', ['V5 protocol-again * 3'], m => m.protocol('reported', m.data('osh-1')));
  await bad('a second protocol with prev null', ['V5 prev-stale * 3'], m => m.add('protocol.corrected', { reason: 'x', ...m.data('osh-1') }));
  await bad('a correction of nothing', ['V5 protocol-none * 3'], m => m.protocol('corrected', { reason: 'x', ...m.data('chui-1') }));
  await bad('a repetition of another count', ['V5 protocol-count * 3'], m => m.protocol('repeated', { ...m.data('osh-1'), count: 'other' }));
  await bad('an act with prev', ['V5 prev-stale * 3'], m => m.add('act.set-aside', { units: ['osh'], ...act }, { prev: 1 }));
  await bad('a revocation of a protocol', ['V5 act-unknown * 3'], m => m.act('revoked', { act: 1, ...act }));
  await bad('a lot of others', ['V5 lot-names * 3'], m => m.act('lot', { among: ['a', 'b'], drawn: ['c'], ...act, situation: null }));
  await bad('languages out of order', ['V5 json-sorted * 3'], m => m.act('set-aside', { units: ['osh'], authority: 'x', reason: { ru: 'x', en: 'x' } }));
  await bad('a publication with another prev', ['V5 prev-stale * 3'], m => { m.last.publication = null; m.publication('hand'); });
  await bad('a publication of another root', ['V13 publication-root * 3'], m => { m.root = () => Buffer.alloc(32); m.publication('hand'); delete m.root; });
  await bad('a publication of another size', ['V5 publication-size * 3', 'V13', 'V15'], m => m.add('publication.made', { ...m.published, size: 2 }, { prev: 2 }));
  await bad('a declaration with one signature', ['V14 quorum-commission * 3'], m => m.declaration(m.declarationNote(m.commission.slice(0, 1))));
  await bad('a declaration signed twice by one', ['V14 quorum-commission * 3'], m => m.declaration(m.declarationNote([m.commission[0], m.commission[0]])));
  await bad('a declaration of other figures', ['V14 declaration-text * 3'], m => m.declaration(m.declarationNote(m.commission, t => t.replace(/totals ../, 'totals 00'))));
  await bad('a declaration of no publication', ['V14 declaration-publication * 3'], m => m.declaration(m.declarationNote(m.commission, t => t.replace('publication 2', 'publication 1'))));
  await bad('a declaration with a wrong signature', ['V14 note-signature * 3'], m => m.declaration(m.declarationNote(m.commission).replace('size 2', 'size 2')
    .replace(/(— deputy ........)(.)/, (_, a, b) => a + (b === 'A' ? 'B' : 'A'))));
  const newKeys = m => [keyPair(m.origin, 21), [keyPair('w9', 22, 4)]];
  await bad('a change of keys with one signature', ['V6 quorum-commission * 3'], m => m.changeKeys(...newKeys(m), m.commission.slice(1, 2)));
  await bad('a change of keys of others', ['V6 keys-text * 3'], m => m.changeKeys(...newKeys(m), m.commission, undefined, t => t.replace(/previous ../, 'previous 00')));
  await bad('a second change signed by the commission before', ['V6 quorum-commission * 4'], m => {
    const other = keyPair('other', 30);
    m.changeKeys(...newKeys(m), m.commission, `witness other ${other.vkey}\nquorum other\n`);
    m.changeKeys(keyPair(m.origin, 31), [keyPair('w8', 32, 4)], m.commission);
  });
  await t.test('a blocked publication is said by current.json', () => expectFailed(small(m => m.add('incident.reported', { code: 'publication-blocked', text: 'x', details: [] })), ['V15 current current.json']));
});

test('an opening that cannot be used', async t => {
  const m = () => new Maker({ stationsPerRegion: 0 });
  const opened = change => { const x = m(), entry = JSON.parse(x.entries[0]); change(entry, x); x.entries[0] = Buffer.from(JSON.stringify(entry)); return x.finish(); };
  await t.test('a wrong key id in the policy', () => expectFailed(opened(e => { e.data.policy = e.data.policy.replace(/\+......../, '+00000000'); }), ['V2 vkey-id tile/entries/000.p/1 0']));
  await t.test('two quorums', () => expectFailed(opened(e => { e.data.policy += 'quorum all\n'; }), ['V2 policy-quorum * 0']));
  await t.test('no opening', () => expectFailed(opened(e => { e.type = 'declaration.made'; e.data = { note: 'none' }; }), ['V2 opened-type * 0']));
  await t.test('a definition of another election', () => expectFailed(opened(e => { e.election = 'kg-2021:live'; }), ['V2 opened-id * 0']));
  await t.test('units in a circle', () => expectFailed(opened((e, x) => { e.data.units = x.blob(JSON.stringify({ format: 'scrutineer-units/1', units: [{ code: 'a', level: 'x', parent: null }, { code: 'b', level: 'x', parent: 'c' }, { code: 'c', level: 'x', parent: 'b' }] }), 'a'); }), ['V2 units-cycle']));
});

test('a law of other verbs is not guessed', async () => {
  const law = JSON.parse(whole.parts.law);
  law.steps[3].by = { divisors: 'dhondt' };
  const m = new Maker({ stationsPerRegion: 0, law });
  m.publication('hand');
  const result = await run(m.finish());
  assert.equal(result.verified, false);
  assert.deepEqual([result.steps[11].state, result.steps[11].code, result.steps[11].params.what], ['not checked', 'law-unknown', 'law/steps/3/by/divisors']);
  assert.deepEqual(result.steps.filter(s => s.state === 'failed'), []);
});

test('any flipped bit ends in a reading or a named failure, never in a crash, and never shows other figures', async () => {
  const files = small(m => { m.changeKeys(keyPair(m.origin, 21), [keyPair('w9', 22, 4)], m.commission); m.publication('hand'); m.declaration(m.declarationNote(m.commission)); });
  const names = [...files.keys()], good = await run(files);
  assert.equal(good.verified, true);
  let seed = 1;
  const random = n => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 8) % n; };
  for (let i = 0; i < 400; i++) {
    const name = names[random(names.length)], bytes = Buffer.from(files.get(name));
    bytes[random(bytes.length)] ^= 1 << random(8);
    const result = await run(new Map([...files, [name, bytes]]));
    if (result.verified) assert.deepEqual([result.root, result.view.outcome, name], [good.root, good.view.outcome, 'checkpoint']);
    else assert.ok(result.steps.some(s => s.state === 'failed' && s.place.where), name);
  }
});
