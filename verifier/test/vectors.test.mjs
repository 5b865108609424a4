import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fromHex, hex, base64, fromBase64, encode, concat } from '../src/bytes.js';
import { sha256 } from '../src/sha256.js';
import { leafHash, nodeHash, rootOf, inclusionHolds, consistencyHolds, Frontier } from '../src/merkle.js';
import { parseVkey, parseNote, openNote } from '../src/note.js';
import { cosignedMessage, cosignatureTime } from '../src/cosignature.js';
import { parseCheckpoint } from '../src/checkpoint.js';
import { parsePolicy, quorumReached, quorumSize } from '../src/policy.js';
import { tilePath, entriesPathFor, parseTilePath, tilePlan, parseBundle, encodeBundle } from '../src/tiles.js';
import { logFiles, treeHash } from './make-record.mjs';

// The conformance vectors lie beside the repository. Every category is run or named here as not of this verifier.
const file = new URL('../../../shared/vectors/record.json', import.meta.url);
const NOT_HERE = ['merkle.subtree_inclusion', 'merkle.subtree_consistency', 'merkle.big_inclusion', 'merkle.big_consistency', 'note.sign',
  'cosignature.sign', 'cosignature.message_mldsa44', 'origin.hash', 'origin.distributor_id', 'witness.http', 'witness.status',
  'tlogproof.marshal', 'tlogproof.parse', 'tlogproof.verify'];

const refused = async (expect, run) => {
  let value, error = null;
  try { value = await run(); } catch (e) { error = e; }
  if (expect.ok === false || expect.error === true) {
    assert.ok(error || value === null || value === false, 'should have been refused');
    if (error) assert.equal(error.constructor.name, 'Bad', error.stack);
    return null;
  }
  if (error) throw error;
  return value;
};
const leaf = i => encode(`scrutineer-vector-${i}`);
const names = list => [...new Set(list)];
const keysOf = texts => texts.map(t => parseVkey(t));

async function open(input, textOf) {
  const note = parseNote(encode(input.note ?? input.checkpoint));
  const { verified, ignored } = await openNote(note, keysOf(input.vkeys));
  if (verified.length === 0) throw Object.assign(new (class Bad extends Error {})('none verified'));
  return { text: note.text, verified, ignored, head: textOf ? textOf(note.text) : null };
}

const RUN = {
  'merkle.leaf_hash': (i, e) => assert.equal(hex(leafHash(fromHex(i.data_hex))), e.hash_hex),
  'merkle.root': (i, e) => {
    const root = rootOf(i.leaves_hex.map(h => leafHash(fromHex(h))));
    if (e.root_hex) assert.equal(hex(root), e.root_hex);
    if (e.root_b64) assert.equal(base64(root), e.root_b64);
  },
  'merkle.node': (i, e) => {
    const width = 2 ** i.level;
    assert.equal(hex(rootOf(i.leaves_hex.slice(i.index * width, (i.index + 1) * width).map(h => leafHash(fromHex(h))))), e.hash_hex);
  },
  'merkle.inclusion': (i, e) => assert.equal(
    inclusionHolds(i.leaf_index, i.tree_size, fromHex(i.leaf_hash_hex), i.proof_hex.map(fromHex), fromHex(i.root_hex)), e.ok_if_hashes_must_be_32_bytes ?? e.ok),
  'merkle.consistency': (i, e) => assert.equal(
    consistencyHolds(i.size1, i.size2, fromHex(i.root1_hex), fromHex(i.root2_hex), i.proof_hex.map(fromHex)), e.ok_if_hashes_must_be_32_bytes ?? e.ok),
  'merkle.big_root': (i, e) => {
    const tree = new Frontier();
    for (let n = 0; n < i.size; n++) tree.add(leafHash(leaf(n)));
    assert.equal(hex(tree.root()), e.root_hex);
  },
  'tile.content': (i, e) => checkFiles(Array.from({ length: i.size }, (_, n) => Buffer.from(leaf(n))), e.files),
  'log.state': (i, e) => {
    const entries = (i.entries_utf8 || i.entries_hex).map(x => Buffer.from(x, i.entries_utf8 ? 'utf8' : 'hex'));
    assert.equal(base64(rootOf(entries.map(x => leafHash(x)))), e.root_b64);
    checkFiles(entries, e.files);
  },
  'note.vkey': async (i, e) => {
    const key = await refused(e, () => parseVkey(i.vkey));
    if (!key) return;
    assert.equal(key.name, e.name);
    assert.equal(key.id, e.key_id_hex);
    assert.equal(key.type, e.alg);
    assert.equal(key.key.length, e.public_key_len);
    if (e.public_key_hex) assert.equal(hex(key.key), e.public_key_hex);
  },
  'note.open': async (i, e) => {
    const opened = await refused(e, () => open(i));
    if (!opened) return;
    assert.equal(opened.text, e.text);
    assert.deepEqual(opened.verified.map(v => v.key.name), e.verified);
    if (e.unverified) assert.deepEqual(names(opened.ignored.map(s => s.name)), e.unverified);
  },
  'checkpoint.parse': async (i, e) => checkHead(await refused(e, () => parseCheckpoint(i.text)), e),
  'checkpoint.verify': async (i, e) => {
    const opened = await refused(e, () => open(i, parseCheckpoint));
    if (!opened) return;
    checkHead(opened.head, e);
    assert.deepEqual(opened.verified.map(v => v.key.name), e.verified);
  },
  'cosignature.verify': async (i, e) => {
    const opened = await refused(e, () => open(i, parseCheckpoint));
    if (!opened) return;
    checkHead(opened.head, e);
    assert.deepEqual(opened.verified.map(v => v.key.name), e.verified);
    if (e.timestamps) {
      const times = Array.isArray(e.timestamps) ? e.timestamps : e.verified.map(n => e.timestamps[n]);
      assert.deepEqual(opened.verified.map(v => v.time === null ? null : Number(v.time)), times);
    }
  },
  'cosignature.timestamp': async (i, e) => {
    const data = await refused(e, () => fromBase64(i.sig_b64));
    if (!data) return;
    assert.equal(Number(cosignatureTime(data.subarray(4))), e.timestamp);
    assert.equal(hex(data.subarray(0, 4)), e.key_id_hex);
  },
  'cosignature.message': (i, e) => assert.equal(Buffer.from(cosignedMessage(i.checkpoint_text, BigInt(i.timestamp))).toString(), e.signed_message),
  'tile.path': (i, e) => assert.equal(tilePath(i.level, i.index, i.partial), e.path),
  'tile.entries_path': (i, e) => assert.equal(tilePath('entries', i.index, i.partial), e.path),
  'tile.entries_path_for_index': (i, e) => assert.equal(entriesPathFor(i.entry_index, i.tree_size), e.path),
  'tile.path_parse': (i, e) => {
    const parsed = parseTilePath(i.level, i.rest);
    if (e.ok) assert.deepEqual(parsed, { level: e.level, index: e.index, partial: e.partial }); else assert.equal(parsed, null);
  },
  'tile.plan': (i, e) => assert.deepEqual(tilePlan(i.tree_size).map(l => ({ level: l.level, full: l.full, partial_width: l.partial })), e.levels),
  'bundle.parse': async (i, e) => {
    const entries = await refused(e, () => parseBundle(fromHex(i.bundle_hex)));
    if (entries) assert.deepEqual(entries.map(hex), e.entries_hex);
  },
  'bundle.encode': (i, e) => refused(e, () => encodeBundle([new Uint8Array(i.entry_len)])),
  'policy.parse': async (i, e) => {
    const policy = await refused(e, () => parsePolicy(i.text));
    if (!policy) return;
    const size = quorumSize(policy);
    if (e.threshold !== undefined) assert.deepEqual([size.needed, size.of], [e.threshold, e.members]);
  },
  'policy.quorum': (i, e) => {
    const policy = parsePolicy(i.text);
    assert.equal(quorumReached(policy, policy.witnesses.filter(w => i.cosigned_by.includes(w.name)).map(w => w.vkey)), e.satisfied);
  },
};

function checkHead(head, e) {
  if (!head) return;
  assert.deepEqual([head.origin, Number(head.size), base64(head.root), head.extension], [e.origin, e.size, e.root_b64, e.extension]);
}

// The files of the tests' own generator, which the records of the other tests are made with.
function checkFiles(entries, wanted) {
  const files = logFiles(entries);
  for (const [path, want] of Object.entries(wanted)) {
    const bytes = files.get(path);
    assert.ok(bytes, path);
    if (want.len !== undefined) assert.equal(bytes.length, want.len, path);
    if (want.sha256) assert.equal(hex(sha256(bytes)), want.sha256, path);
    if (want.hex) assert.equal(hex(bytes), want.hex, path);
  }
}

const there = existsSync(file);
if (!there && process.env.SCRUTINEER_REQUIRE_SHARED === '1') throw new Error('shared/vectors/record.json is not there');
const vectors = there ? JSON.parse(readFileSync(file, 'utf8')).vectors : [];

test('vectors of the record', { skip: there ? false : 'shared/vectors/record.json is not beside the repository' }, async t => {
  for (const category of names(vectors.map(v => v.category))) {
    const cases = vectors.filter(v => v.category === category);
    if (NOT_HERE.includes(category)) continue;
    assert.ok(RUN[category], `unknown category ${category}`);
    await t.test(`${category}: ${cases.length} cases`, async () => {
      for (const v of cases) {
        try { await RUN[category](v.in, v.expect); } catch (error) { error.message = `${v.id}: ${error.message}`; throw error; }
      }
    });
  }
});

test('the tree of the generator and that of the verifier agree', () => {
  const leaves = Array.from({ length: 300 }, (_, i) => leafHash(leaf(i)));
  for (const n of [0, 1, 2, 3, 255, 256, 257, 300]) assert.equal(hex(rootOf(leaves.slice(0, n))), hex(treeHash(leaves.slice(0, n).map(b => Buffer.from(b)))));
  assert.equal(hex(nodeHash(leaves[0], leaves[1])), hex(sha256(concat(leaves[0], leaves[1]), 1)));
});
