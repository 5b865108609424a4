import { test } from 'node:test';
import assert from 'node:assert/strict';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { openZip } from '../src/zip.js';
import { inflateStream } from '../src/sources.js';
import { verify } from '../src/verify.js';
import { Maker } from './make-record.mjs';
import { makeZip } from './make-zip.mjs';

const memory = bytes => ({ size: bytes.length, read: async (at, n) => new Uint8Array(bytes.subarray(at, at + n)) });
const inflate = async (bytes, limit) => new Uint8Array(inflateRawSync(bytes, { maxOutputLength: limit + 1 }));
const read = async (zip, path = 'checkpoint', limit = 1e9) => { const b = await (await openZip(memory(zip), inflate)).read(path, limit); return b && Buffer.from(b).toString(); };
const refused = (zip, detail, path, limit) => assert.rejects(read(zip, path, limit), error => (error.params.detail ?? error.code).includes(detail) || assert.fail(error.params.detail));
const hello = Buffer.from('hello');

test('a record in an archive, stored or deflated, in a folder or not, with 64-bit sizes, with a comment', async () => {
  const files = new Maker({ stationsPerRegion: 1 }).finish();
  for (const [folder, method, options] of [['', 8, {}], ['kg/record/', 0, {}], ['record/', 8, { wide: true }], ['', 8, { comment: 'PK\u0005\u0006 is no end' }]]) {
    const zip = makeZip([[folder + 'empty/', Buffer.alloc(0), { method: 0 }], ...[...files].map(([name, bytes]) => [folder + name, bytes, { method }])], options);
    for (const unpack of [inflate, inflateStream]) assert.equal((await verify(await openZip(memory(zip), unpack))).verified, true, folder);
  }
});

test('what is not there, and what is', async () => {
  assert.equal(await read(makeZip([['checkpoint', hello]])), 'hello');
  assert.equal(await read(makeZip([['checkpoint', hello]]), 'other'), null);
  assert.equal(await read(makeZip([])), null);
});

test('hostile archives are refused', async t => {
  const one = (options, ...rest) => refused(makeZip([['checkpoint', hello, options]]), ...rest);
  await t.test('not an archive', () => refused(Buffer.from('hello'), 'no end'));
  await t.test('empty', () => refused(Buffer.alloc(0), 'no end'));
  await t.test('cut off', () => { const zip = makeZip([['checkpoint', hello]]); return refused(Buffer.concat([zip.subarray(0, 10), zip.subarray(40)]), ''); });
  await t.test('a name that leads out', () => refused(makeZip([['../checkpoint', hello]]), 'name'));
  await t.test('an absolute name', () => refused(makeZip([['/checkpoint', hello]]), 'name'));
  await t.test('a backslash', () => refused(makeZip([['a\\checkpoint', hello]]), 'name'));
  await t.test('a name of another encoding', () => refused(makeZip([['x', hello]].map(f => f)).subarray(0).map((b, i, all) => all.lastIndexOf(120) === i ? 0xff : b), 'name'));
  await t.test('a long name', () => refused(makeZip([['x'.repeat(2000), hello]]), 'name'));
  await t.test('two files of one name', () => refused(makeZip([['checkpoint', hello], ['checkpoint', hello]]), 'two files'));
  await t.test('encrypted', () => one({ flags: 1 }, 'encrypted'));
  await t.test('another method', () => one({ method: 12 }, 'method 12'));
  await t.test('another checksum', () => one({ crc: 1 }, 'checksum'));
  await t.test('another length', () => one({ length: 4 }, 'cannot be unpacked').catch(() => one({ length: 4 }, 'length')));
  await t.test('damaged data', () => one({ packed: Buffer.from([0xff, 0xff, 0xff]) }, 'cannot be unpacked'));
  await t.test('longer than such a file can be', () => one({}, 'file-large', 'checkpoint', 4));
  await t.test('a bomb', () => refused(makeZip([['checkpoint', Buffer.alloc(10_000_000)]]), '250 times'));
  await t.test('a bomb that lies about its length', () => refused(makeZip([['checkpoint', Buffer.alloc(1000), { packed: deflateRawSync(Buffer.alloc(10_000_000)) }]]), 'cannot be unpacked'));
  await t.test('a file outside', () => one({ offset: 1_000_000 }, 'outside'));
  await t.test('every cut and many flips end in a refusal or a reading, never in a crash', async () => {
    const zip = makeZip([['checkpoint', hello], ['a/b', Buffer.alloc(300, 5)]]);
    const attempt = bytes => read(bytes).catch(error => assert.equal(error.constructor.name, 'Bad', error.stack));
    for (let n = 0; n < zip.length; n++) await attempt(zip.subarray(0, n));
    for (let n = 0; n < zip.length; n++) for (const bit of [1, 128]) { const copy = Buffer.from(zip); copy[n] ^= bit; await attempt(copy); }
  });
});
