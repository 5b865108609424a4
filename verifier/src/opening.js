import { Bad, asBad } from './bad.js';
import { hex } from './bytes.js';
import { sha256Of } from './sha256.js';
import { readKeys } from './keys.js';
import { normalPolicy } from './policy.js';
import { readDefinition } from './definition.js';
import { readUnits } from './units.js';
import { readForm } from './form.js';
import { readLaw, UnknownLaw } from './law.js';

// V2 and the definition: what entry 0 says, and the four blobs it names.
export const MAX_BLOB = 512 * 1024 * 1024;

export function openElection(entry, origin, trusted) {
  if (entry.type !== 'election.opened') throw new Bad('opened-type', { type: entry.type });
  if (entry.prev !== null) throw new Bad('prev-stale', { prev: String(entry.prev), latest: 'null' });
  const d = entry.data;
  if (d.origin !== origin) throw new Bad('opened-origin', { found: d.origin, origin });
  if (trusted !== null && trusted !== undefined && normalPolicy(trusted) !== normalPolicy(d.policy)) throw new Bad('policy-differs');
  return readKeys(d.policy, d.commission, origin);
}

export const blobPath = digest => `blob/sha256/${digest}`;

// A blob with its length and digest checked.
export async function readBlob(source, blob) {
  const where = blobPath(blob.sha256);
  if (blob.length > MAX_BLOB) throw new Bad('file-large', { file: where, max: MAX_BLOB }, { where });
  let bytes;
  try {
    bytes = await source.read(where, blob.length);
  } catch (error) {
    const bad = asBad(error, where);
    if (bad.code !== 'file-large') throw bad;
    throw new Bad('blob-length', { length: '>' + blob.length, wanted: blob.length }, { where, byte: blob.length });
  }
  if (!bytes) throw new Bad('missing', { file: where }, { where });
  if (bytes.length !== blob.length) throw new Bad('blob-length', { length: bytes.length, wanted: blob.length }, { where, byte: Math.min(bytes.length, blob.length) });
  const digest = hex(await sha256Of(bytes));
  if (digest !== blob.sha256) throw new Bad('blob-digest', { digest }, { where });
  return bytes;
}

// The definition, units, form and law of an election. `fail(step, bad)` is told of what is wrong; null if a part cannot be used.
export async function readParts(source, entry, fail) {
  const d = entry.data, parts = {}, readers = { definition: readDefinition, units: readUnits, form: readForm, law: readLaw };
  let usable = true;
  for (const [name, reader] of Object.entries(readers)) {
    let bytes;
    try {
      bytes = await readBlob(source, d[name]);
    } catch (error) {
      fail('V10', asBad(error, name));
      usable = usable && name === 'law';
      parts[name] = null;
      continue;
    }
    try {
      parts[name] = reader(bytes);
    } catch (error) {
      if (error instanceof UnknownLaw) { parts.law = null; parts.unknownLaw = error.what; continue; }
      if (!(error instanceof Bad)) throw error;
      fail(name === 'law' ? 'V12' : 'V2', new Bad(error.code, error.params, { where: blobPath(d[name].sha256), byte: error.place.byte }));
      usable = usable && name === 'law';
    }
  }
  parts.lawDigest = d.law.sha256;
  if (parts.definition && !['live', 'test'].some(phase => entry.election === `${parts.definition.id}:${phase}`)) {
    fail('V2', new Bad('opened-id', { election: entry.election, id: parts.definition.id }));
    usable = false;
  }
  return usable ? parts : { ...parts, definition: null };
}
