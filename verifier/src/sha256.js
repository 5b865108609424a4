import { primes, fraction64 } from './roots.js';

// SHA-256 (FIPS 180-4), synchronous, without allocation but for the result.
const K256 = Int32Array.from(primes(64), p => Number(fraction64(p, 3) >> 32n) | 0);
const H256 = Int32Array.from(primes(8), p => Number(fraction64(p, 2) >> 32n) | 0);
const state256 = new Int32Array(8);
const words256 = new Int32Array(64);
const scratch256 = new Uint8Array(128);

function compress256(data, at) {
  const w = words256, h = state256, k = K256;
  for (let i = 0; i < 16; i++, at += 4) w[i] = data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3];
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15], y = w[i - 2];
    const s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
    const s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1 | 0;
  }
  let a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], z = h[7];
  for (let i = 0; i < 64; i++) {
    const t1 = z + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (g ^ e & (f ^ g)) + k[i] + w[i] | 0;
    const t2 = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b | c & (a | b)) | 0;
    z = g; g = f; f = e; e = d + t1 | 0;
    d = c; c = b; b = a; a = t1 + t2 | 0;
  }
  h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += z;
}

// SHA-256 of the bytes, behind one prefix byte if one is given.
export function sha256(bytes, prefix = -1) {
  state256.set(H256);
  const tail = scratch256;
  let used = 0, from = 0;
  const length = bytes.length + (prefix < 0 ? 0 : 1);
  if (prefix >= 0) {
    tail[0] = prefix;
    const first = Math.min(63, bytes.length);
    for (let i = 0; i < first; i++) tail[i + 1] = bytes[i];
    used = first + 1;
    from = first;
    if (used === 64) { compress256(tail, 0); used = 0; }
  }
  if (used === 0) for (; bytes.length - from >= 64; from += 64) compress256(bytes, from);
  for (; from < bytes.length; from++) tail[used++] = bytes[from];
  tail[used++] = 0x80;
  const end = used <= 56 ? 64 : 128;
  tail.fill(0, used, end - 8);
  const high = Math.floor(length / 0x20000000), low = length * 8 >>> 0;
  for (let i = 0; i < 4; i++) { tail[end - 8 + i] = high >>> 24 - 8 * i; tail[end - 4 + i] = low >>> 24 - 8 * i; }
  compress256(tail, 0);
  if (end === 128) compress256(tail, 64);
  const out = new Uint8Array(32);
  for (let i = 0; i < 8; i++) {
    const x = state256[i];
    out[4 * i] = x >>> 24; out[4 * i + 1] = x >>> 16; out[4 * i + 2] = x >>> 8; out[4 * i + 3] = x;
  }
  return out;
}

// The same through WebCrypto where it is, for long documents.
export async function sha256Of(bytes) {
  const subtle = globalThis.crypto && globalThis.crypto.subtle;
  if (subtle && bytes.length > 65536) return new Uint8Array(await subtle.digest('SHA-256', bytes));
  return sha256(bytes);
}
