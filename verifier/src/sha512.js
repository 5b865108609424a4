import { primes, fraction64 } from './roots.js';

// SHA-512 (FIPS 180-4) with big integers: for the short messages of signatures only.
const MASK64 = 0xffffffffffffffffn;
const K512 = primes(80).map(p => fraction64(p, 3));
const H512 = primes(8).map(p => fraction64(p, 2));
const turn = (x, n) => (x >> n | x << 64n - n) & MASK64;

export function sha512(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const h = [...H512], w = new Array(80);
  for (let at = 0; at < padded.length; at += 128) {
    for (let i = 0; i < 16; i++) w[i] = view.getBigUint64(at + 8 * i);
    for (let i = 16; i < 80; i++) {
      const x = w[i - 15], y = w[i - 2];
      const s0 = turn(x, 1n) ^ turn(x, 8n) ^ x >> 7n, s1 = turn(y, 19n) ^ turn(y, 61n) ^ y >> 6n;
      w[i] = w[i - 16] + s0 + w[i - 7] + s1 & MASK64;
    }
    let [a, b, c, d, e, f, g, z] = h;
    for (let i = 0; i < 80; i++) {
      const t1 = z + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + (e & f ^ (e ^ MASK64) & g) + K512[i] + w[i];
      const t2 = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + (a & b ^ a & c ^ b & c);
      z = g; g = f; f = e; e = d + t1 & MASK64;
      d = c; c = b; b = a; a = t1 + t2 & MASK64;
    }
    [a, b, c, d, e, f, g, z].forEach((x, i) => { h[i] = h[i] + x & MASK64; });
  }
  const out = new DataView(new ArrayBuffer(64));
  h.forEach((x, i) => out.setBigUint64(8 * i, x));
  return new Uint8Array(out.buffer);
}
