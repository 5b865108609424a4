import { Bad } from './bad.js';

// Paths and contents of tiles and entry bundles (tlog-tiles).
export const TILE_WIDTH = 256;
export const MAX_ENTRY = 65535;

function groups(index) {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const parts = padded.match(/.{3}/g);
  return parts.map((part, i) => i < parts.length - 1 ? 'x' + part : part).join('/');
}

// `level` is a number or 'entries'; width 0 or 256 is a full tile.
export function tilePath(level, index, width = 0) {
  return `tile/${level}/${groups(index)}` + (width % TILE_WIDTH ? `.p/${width}` : '');
}

export function entriesPathFor(entry, size) {
  const index = Math.floor(entry / TILE_WIDTH);
  return tilePath('entries', index, Math.min(TILE_WIDTH, size - index * TILE_WIDTH));
}

// The strict reading of a path, or null.
export function parseTilePath(level, rest) {
  if (!/^(0|[1-9][0-9]?)$/.test(level) || Number(level) > 63) return null;
  const match = /^((?:x[0-9]{3}\/)*)([0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(rest);
  if (!match || match[1].startsWith('x000/') || match[1].length > 25) return null;
  const partial = match[3] ? Number(match[3]) : 0;
  if (partial > 255) return null;
  return { level: Number(level), index: Number(match[1].replace(/[x/]/g, '') + match[2]), partial };
}

// Per level: full tiles and the width of the partial one.
export function tilePlan(size) {
  const levels = [];
  for (let level = 0, nodes = size; nodes > 0; level++, nodes = Math.floor(nodes / TILE_WIDTH)) {
    levels.push({ level, full: Math.floor(nodes / TILE_WIDTH), partial: nodes % TILE_WIDTH });
  }
  return levels;
}

// The entries of a bundle. `count` of them are wanted; with `more` a longer bundle is taken too.
export function parseBundle(bytes, count = -1, more = false) {
  const entries = [];
  let at = 0;
  while (at < bytes.length) {
    if (entries.length === count && !more) throw new Bad('bundle-after', { count }, { byte: at });
    if (at + 2 > bytes.length) throw new Bad('bundle-cut', {}, { byte: at, index: entries.length });
    const length = bytes[at] << 8 | bytes[at + 1];
    if (at + 2 + length > bytes.length) throw new Bad('bundle-cut', {}, { byte: at, index: entries.length });
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (entries.length < count) throw new Bad('bundle-short', { count, found: entries.length }, { byte: at, index: entries.length });
  if (more && entries.length > TILE_WIDTH) throw new Bad('bundle-after', { count: TILE_WIDTH }, { byte: at });
  return entries;
}

export function encodeBundle(entries) {
  const out = [];
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY) throw new Bad('entry-large', { length: entry.length });
    out.push(entry.length >> 8, entry.length & 255, ...entry);
  }
  return Uint8Array.from(out);
}
