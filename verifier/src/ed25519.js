import { concat } from './bytes.js';
import { sha512 } from './sha512.js';

// Ed25519 verification (RFC 8032), strict: s below the group order, key and R canonical and of large order, and
// exactly s*B = R + h*A. WebCrypto does the arithmetic where it can; the checks before it are the same in both.
const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (x, m = P) => { const r = x % m; return r < 0n ? r + m : r; };
const power = (base, exponent) => {
  let result = 1n;
  for (base = mod(base); exponent > 0n; exponent >>= 1n, base = base * base % P) if (exponent & 1n) result = result * base % P;
  return result;
};
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT = power(2n, (P - 1n) / 4n);
const IDENTITY = [0n, 1n, 1n, 0n];

function little(bytes) {
  let n = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) n = n << 8n | BigInt(bytes[i]);
  return n;
}

function add(p, q) {
  const [x1, y1, z1, t1] = p, [x2, y2, z2, t2] = q;
  const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D), d = mod(2n * z1 * z2);
  const e = b - a, f = d - c, g = d + c, h = b + a;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(n, point) {
  let result = IDENTITY;
  for (; n > 0n; n >>= 1n, point = add(point, point)) if (n & 1n) result = add(result, point);
  return result;
}

const equal = (p, q) => mod(p[0] * q[2] - q[0] * p[2]) === 0n && mod(p[1] * q[2] - q[1] * p[2]) === 0n;

// A point of 32 bytes in canonical form, or null.
function point(bytes) {
  const all = little(bytes), sign = all >> 255n, y = all & (1n << 255n) - 1n;
  if (y >= P) return null;
  const u = mod(y * y - 1n), v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  const check = mod(v * x * x);
  if (check !== u) {
    if (check !== mod(-u)) return null;
    x = mod(x * ROOT);
  }
  if (x === 0n && sign === 1n) return null;
  if ((x & 1n) !== sign) x = mod(-x);
  return [x, y, 1n, mod(x * y)];
}

const smallOrder = p => equal(times(8n, p), IDENTITY);

let base = null;
function basePoint() {
  if (!base) {
    const y = mod(4n * power(5n, P - 2n));
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => Number(y >> BigInt(8 * i) & 255n));
    base = point(bytes);
  }
  return base;
}

function signatureParts(key, signature) {
  if (key.length !== 32 || signature.length !== 64) return null;
  const s = little(signature.subarray(32)), a = point(key), r = point(signature.subarray(0, 32));
  if (s >= L || !a || !r || smallOrder(a) || smallOrder(r)) return null;
  return { s, a, r };
}

export function verifyPure(key, message, signature) {
  const parts = signatureParts(key, signature);
  if (!parts) return false;
  const h = little(sha512(concat(signature.subarray(0, 32), key, message))) % L;
  return equal(times(parts.s, basePoint()), add(parts.r, times(h, parts.a)));
}

let web;
// WebCrypto if it knows Ed25519: tried once by importing a key.
async function webCrypto() {
  if (web !== undefined) return web;
  web = null;
  const subtle = globalThis.crypto && globalThis.crypto.subtle;
  if (!subtle) return web;
  try {
    await subtle.importKey('raw', new Uint8Array(32).fill(1), { name: 'Ed25519' }, false, ['verify']);
    web = subtle;
  } catch { web = null; }
  return web;
}

export async function verifyEd25519(key, message, signature) {
  const subtle = await webCrypto();
  if (!subtle) return verifyPure(key, message, signature);
  if (!signatureParts(key, signature)) return false;
  const imported = await subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
  return subtle.verify({ name: 'Ed25519' }, imported, signature, message);
}

export async function usesWebCrypto() {
  return await webCrypto() !== null;
}

