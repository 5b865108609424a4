import { Bad } from './bad.js';
import { decode, encode, fromBase64, hex, concat } from './bytes.js';
import { sha256 } from './sha256.js';
import { verifyEd25519 } from './ed25519.js';
import { cosignedMessage, cosignatureTime } from './cosignature.js';

// Signed notes and verifier keys (signed-note).
export const ED25519 = 1;
export const COSIGNATURE = 4;
export const ML_DSA = 6;
const MAX_SIGNATURES = 100;
const KEY_LENGTH = new Map([[ED25519, 32], [COSIGNATURE, 32], [ML_DSA, 1312]]);

export const goodKeyName = name => name.length > 0 && !/[\s+\u0085\u180e]/u.test(name);

// A verifier key; its key id is computed again. Throws if it is not one.
export function parseVkey(text) {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text);
  const data = match && fromBase64(match[3]);
  if (!match || !goodKeyName(match[1]) || !data || data.length < 2) throw new Bad('vkey', { key: text });
  const [, name, id] = match, type = data[0], key = data.subarray(1);
  if (KEY_LENGTH.has(type) && KEY_LENGTH.get(type) !== key.length) throw new Bad('vkey', { key: text });
  if (keyId(name, type, key) !== id) throw new Bad('vkey-id', { key: text });
  return { text, name, id, type, key };
}

// ECDSA keys (2) are named by the hash of the key alone, keys of Certificate Transparency (5) by that hash in the place of the key.
function keyId(name, type, key) {
  const hashed = type === 2 ? key : concat(encode(name + '\n'), [type], type === 5 ? sha256(key) : key);
  return hex(sha256(hashed).subarray(0, 4));
}

// Text and signature lines of a note, nothing verified.
export function parseNote(bytes) {
  const whole = decode(bytes);
  const control = /[\u0000-\u0009\u000b-\u001f]/u.exec(whole);
  if (control) throw new Bad('note-control', {}, { byte: encode(whole.slice(0, control.index)).length });
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) throw new Bad('note-unsigned');
  const text = whole.slice(0, split + 1), rest = whole.slice(split + 2);
  if (rest.length === 0 || !rest.endsWith('\n')) throw new Bad('note-end');
  const lines = rest.slice(0, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new Bad('note-many', { max: MAX_SIGNATURES });
  const signatures = lines.map((line, i) => {
    const match = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line);
    const data = match && fromBase64(match[2]);
    if (!match || !goodKeyName(match[1]) || !data || data.length < 5) throw new Bad('note-line', { line: i + 1 });
    return { name: match[1], id: hex(data.subarray(0, 4)), data: data.subarray(4), line: i + 1 };
  });
  return { text, signatures };
}

// Verifies the lines of the keys given. A known key with a bad signature refuses the note; others are listed as ignored.
export async function openNote(note, keys) {
  const verified = [], ignored = [], seen = new Set();
  for (const signature of note.signatures) {
    const known = keys.filter(k => k.name === signature.name && k.id === signature.id);
    if (known.length > 1) throw new Bad('note-ambiguous', { name: signature.name });
    const handle = signature.name + ' ' + signature.id;
    const usable = known.length === 1 && (known[0].type === ED25519 || known[0].type === COSIGNATURE);
    if (!usable) { ignored.push(signature); continue; }
    if (seen.has(handle)) continue;
    seen.add(handle);
    const found = await verifyLine(note.text, signature, known[0]);
    if (!found) throw new Bad('note-signature', { name: signature.name, line: signature.line });
    verified.push({ key: known[0], time: found.time });
  }
  return { verified, ignored };
}

async function verifyLine(text, signature, key) {
  if (key.type === ED25519) return await verifyEd25519(key.key, encode(text), signature.data) ? { time: null } : null;
  const time = cosignatureTime(signature.data);
  if (time === null) return null;
  return await verifyEd25519(key.key, cosignedMessage(text, time), signature.data.subarray(8)) ? { time } : null;
}
