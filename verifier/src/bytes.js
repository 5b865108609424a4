import { Bad } from './bad.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const encode = text => encoder.encode(text);

export function hex(bytes) {
  let text = '';
  for (const b of bytes) text += b.toString(16).padStart(2, '0');
  return text;
}

export function fromHex(text) {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.substr(2 * i, 2), 16));
}

export function base64(bytes) {
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text);
}

// Canonical base64 with padding, or null.
export function fromBase64(text) {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  let raw;
  try { raw = atob(text); } catch { return null; }
  if (btoa(raw) !== text) return null;
  return Uint8Array.from(raw, c => c.charCodeAt(0));
}

export function same(a, b) {
  return firstDifference(a, b) < 0;
}

// The index of the first byte that differs, or -1. A missing byte differs.
export function firstDifference(a, b) {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : n;
}

export function concat(...parts) {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) { out.set(part, at); at += part.length; }
  return out;
}

export function decode(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Bad('utf8', {}, { byte: wellFormed(bytes) });
  }
}

// How many bytes from the beginning are valid UTF-8: bisection over prefixes, a cut character at the end being no fault.
function wellFormed(bytes) {
  const fits = n => {
    try { new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, n), { stream: true }); return true; } catch { return false; }
  };
  let good = 0, bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (middle <= bytes.length && fits(middle)) good = middle; else bad = middle;
  }
  return good === bytes.length ? lastStart(bytes) : good;
}

function lastStart(bytes) {
  let at = bytes.length - 1;
  while (at > 0 && (bytes[at] & 0xc0) === 0x80) at--;
  return at;
}
