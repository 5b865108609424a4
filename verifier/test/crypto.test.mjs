import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sha256, sha256Of } from '../src/sha256.js';
import { sha512 } from '../src/sha512.js';
import { verifyPure, verifyEd25519, usesWebCrypto } from '../src/ed25519.js';
import { fromHex, hex } from '../src/bytes.js';
import { keyPair } from './make-record.mjs';

const node = (name, ...parts) => { const h = createHash(name); for (const p of parts) h.update(p); return h.digest('hex'); };

test('SHA-256 and SHA-512 against node, at every length around the blocks', async () => {
  for (let n = 0; n < 300; n++) {
    const data = Uint8Array.from({ length: n }, (_, i) => i * 7 + n);
    assert.equal(hex(sha256(data)), node('sha256', data));
    assert.equal(hex(sha256(data, 0)), node('sha256', Buffer.from([0]), data), `prefix, ${n}`);
    if (n < 270) assert.equal(hex(sha512(data)), node('sha512', data));
  }
  const long = new Uint8Array(1_000_003).fill(97);
  assert.equal(hex(sha256(long)), node('sha256', long));
  assert.equal(hex(sha256(long, 1)), node('sha256', Buffer.from([1]), long));
  assert.equal(hex(await sha256Of(long)), node('sha256', long));
});

// RFC 8032, 7.1: tests 1, 2, 3 and SHA(abc).
const RFC = [
  ['d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '', 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
  ['3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72', '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
  ['fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', 'af82', '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'],
  ['ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf', node('sha512', 'abc'), 'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704'],
];
const both = async (key, message, signature, wanted, why) => {
  assert.equal(verifyPure(key, message, signature), wanted, `pure: ${why}`);
  assert.equal(await verifyEd25519(key, message, signature), wanted, `web: ${why}`);
};

test('Ed25519: the vectors of RFC 8032, and every one of them damaged', async () => {
  assert.equal(await usesWebCrypto(), true);
  for (const [key, message, signature] of RFC.map(v => v.map(fromHex))) {
    await both(key, message, signature, true, hex(key));
    for (const at of [0, 31, 32, 63]) await both(key, message, signature.map((b, i) => i === at ? b ^ 4 : b), false, `byte ${at}`);
    await both(key, Uint8Array.from([...message, 0]), signature, false, 'message');
    await both(key.map((b, i) => i === 3 ? b ^ 1 : b), message, signature, false, 'key');
    await both(key, message, signature.subarray(0, 63), false, 'short');
  }
});

const L = 2n ** 252n + 27742317777372353535851937790883648493n, P = 2n ** 255n - 19n;
const little = (n, length = 32) => Uint8Array.from({ length }, (_, i) => Number(n >> BigInt(8 * i) & 255n));
const number = bytes => [...bytes].reverse().reduce((n, b) => n << 8n | BigInt(b), 0n);

test('Ed25519: s not below the order, points not canonical or of small order', async () => {
  const [key, message, signature] = RFC[1].map(fromHex), s = number(signature.subarray(32));
  await both(key, message, Uint8Array.from([...signature.subarray(0, 32), ...little(s + L)]), false, 's + L');
  const small = [1n, 0n, P - 1n, P, P + 1n, 
    number(fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')), number(fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'))];
  for (const y of small) for (const sign of [0n, 1n]) {
    const point = little(y | sign << 255n);
    await both(point, message, Uint8Array.from([...point, ...new Uint8Array(32)]), false, `key y = ${y}`);
    await both(key, message, Uint8Array.from([...point, ...signature.subarray(32)]), false, `R y = ${y}`);
  }
});

test('Ed25519: pure and web agree on signatures of node', async () => {
  for (let i = 0; i < 20; i++) {
    const pair = keyPair('k', i + 100), message = Buffer.from(`message ${i}`), signature = new Uint8Array(pair.sign(message));
    await both(new Uint8Array(pair.raw), message, signature, true, `${i}`);
    signature[i * 3] ^= 1 << i % 8;
    await both(new Uint8Array(pair.raw), message, signature, false, `damaged ${i}`);
  }
});
