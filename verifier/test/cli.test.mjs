import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Maker } from './make-record.mjs';
import { makeZip } from './make-zip.mjs';

const program = fileURLToPath(new URL('../verify.mjs', import.meta.url));
const run = (...args) => new Promise(done => execFile(process.execPath, [program, ...args], (error, out, err) => done({ code: error ? error.code : 0, out, err })));
const maker = new Maker({ stationsPerRegion: 1 }), folder = mkdtempSync(join(tmpdir(), 'record-')), record = join(folder, 'record');
const files = maker.finish();
let server, address;

before(async () => {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(record, path)), { recursive: true });
    writeFileSync(join(record, path), bytes);
  }
  writeFileSync(join(folder, 'record.zip'), makeZip([...files]));
  writeFileSync(join(folder, 'policy'), maker.policy);
  writeFileSync(join(folder, 'other'), maker.policy.replace('quorum all', 'quorum none'));
  server = createServer((request, response) => {
    const bytes = files.get(request.url.replace('/kg/', ''));
    if (request.url === '/cut/checkpoint') { response.writeHead(200, { 'content-length': 100 }); response.write('x'); setTimeout(() => response.destroy(), 50); return; }
    response.statusCode = request.url === '/broken/checkpoint' ? 500 : bytes ? 200 : 404;
    response.end(bytes);
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${server.address().port}/`;
});
after(() => { server.close(); rmSync(folder, { recursive: true }); });

test('a folder, an archive and an address are verified: exit 0', async () => {
  for (const target of [record, join(folder, 'record.zip'), address + 'kg/', address + 'kg']) {
    const { code, out } = await run(target);
    assert.equal(code, 0, out);
    assert.match(out, /V15 passed/);
    assert.match(out, /The record is verified: 1 entries of results.example/);
  }
});

test('JSON, a trusted policy, languages', async () => {
  const { code, out } = await run(record, '--json', '--policy', join(folder, 'policy')), result = JSON.parse(out);
  assert.equal(code, 0);
  assert.deepEqual([result.verified, result.size, result.origin, result.steps.length], [true, 1, 'results.example/kg-2020', 15]);
  assert.deepEqual(result.steps[1], { step: 'V2', state: 'passed', code: 'policy-given', what: 'the policy that was given' });
  const bad = await run(record, '--json', '--policy', join(folder, 'other'));
  assert.equal(bad.code, 1);
  assert.deepEqual(JSON.parse(bad.out).steps[1], { step: 'V2', state: 'failed', code: 'policy-differs', what: 'the policy of entry 0 is not the one that was given', where: 'tile/entries/000.p/1', entry: 0 });
  assert.match((await run(record, '--lang', 'ru')).out, /Журнал проверен/);
  assert.match((await run(record, '--lang', 'ky')).out, /Журнал текшерилди/);
});

test('the checkpoint is remembered, and a replayed one refused: exit 1', async () => {
  const memory = join(folder, 'memory');
  assert.equal((await run(record, '--remember', memory)).code, 0);
  assert.deepEqual(JSON.parse(readFileSync(memory, 'utf8')), { [maker.origin]: { size: 1, root: maker.root().toString('base64') } });
  assert.match((await run(record, '--remember', memory)).out, /V9  passed/);
  writeFileSync(memory, JSON.stringify({ [maker.origin]: { size: 2, root: maker.root().toString('base64') } }));
  const { code, out } = await run(record, '--remember', memory);
  assert.equal(code, 1);
  assert.match(out, /V9  failed[^\n]*\n *the checkpoint has 1 entries, the remembered one 2/);
  assert.equal(JSON.parse(readFileSync(memory, 'utf8'))[maker.origin].size, 2);
});

test('what is not a record: exit 1; what is not usage: exit 2', async () => {
  assert.equal((await run(folder)).code, 1);
  assert.equal((await run(address + 'nothing/')).code, 1);
  assert.match((await run(address + 'broken/')).out, /V1  failed[^\n]*\n *checkpoint could not be fetched: the server answers 500/);
  assert.match((await run(address + 'cut/')).out, /V1  failed[^\n]*\n *checkpoint could not be fetched/);
  for (const args of [[], ['a', 'b'], ['--what', record], [join(folder, 'no')], [record, '--lang', 'de'], [record, '--policy'], [record, '--policy', join(folder, 'no')], [record, '--policy', program]]) {
    const { code, err } = await run(...args);
    assert.equal(code, 2, args.join(' '));
    assert.ok(err.length > 10);
  }
  writeFileSync(join(folder, 'strange'), '{"a":{"size":1,"root":"x"}}');
  for (const args of [['http://'], [record, '--remember', join(folder, 'strange')]]) assert.equal((await run(...args)).code, 2, args.join(' '));
  writeFileSync(join(folder, 'x.zip'), 'no archive');
  const zip = await run(join(folder, 'x.zip'), '--json');
  assert.equal(zip.code, 1);
  assert.equal(JSON.parse(zip.out).steps[0].code, 'zip');
});
