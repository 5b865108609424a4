import { Bad } from './bad.js';
import { MAX_ENTRY } from './tiles.js';
import { readCanonical, object, list, text, integer, orNull } from './canonical.js';
import { anyText, blob, codes, digest, index, instant, said, some, texts, yesOrNo } from './shapes.js';
import { DISPUTE_DATA, disputeBlobs } from './dispute-shapes.js';

// The shapes of the entries: members, order and values that are legal whatever came before.
const MOST = 1_000_000_000_000;
const root = text(/^[A-Za-z0-9+/]{43}=$/, 'base64, 32 bytes');
const counts = list(orNull(integer(0, MOST)));

const keyIds = r => {
  const at = r.p, value = codes(r);
  if (!value.every(k => /^[0-9a-f]{8}$/.test(k))) throw r.bad('json-text', { value: '', wanted: '8 hex digits' }, at);
  return value;
};

const protocol = {
  unit: anyText, channel: anyText, count: anyText, received: orNull(instant), covers: orNull(integer(0, MOST)),
  lines: counts, votes: counts,
  source: orNull(object({ file: anyText, line: integer(0, 2 ** 31 - 1) })),
  images: list(blob),
};

const situation = object({
  step: said, unit: orNull(anyText),
  losing: yesOrNo,
  places: integer(0, 1_000_000),
  claims: list(object({ name: said, votes: text(/^-?(0|[1-9][0-9]*)(\/[1-9][0-9]*)?$/, '100, 7/3'), held: integer(0, 1_000_000) })),
});

const DATA = new Map(Object.entries({
  'election.opened': object({ origin: said, definition: blob, units: blob, form: blob, law: blob, policy: said, commission: said }),
  'protocol.reported': object(protocol),
  'protocol.corrected': object({ reason: said, ...protocol }),
  'protocol.repeated': object(protocol),
  'protocol.withdrawn': object({ unit: anyText, channel: anyText, reason: said }),
  'protocol.accepted': object({ unit: anyText, channel: anyText, findings: codes, reason: said }),
  'protocol.entered': object({ unit: anyText, channel: anyText, method: text(/^(double-entry|machine|copy|handed-over)$/, 'double-entry, machine, copy, handed-over'), by: keyIds, settled: codes }),
  'protocol.scanned': object({ unit: anyText, channel: anyText, images: some(blob) }),
  'act.set-aside': object({ units: some(anyText), authority: said, reason: texts }),
  'act.lot': object({ among: some(anyText), drawn: some(anyText), authority: said, reason: texts, situation: orNull(situation) }),
  'act.revoked': object({ act: index, authority: said, reason: texts }),
  'publication.made': object({ size: index, root, channel: said, totals: digest, outcome: digest, program: digest }),
  'declaration.made': object({ note: said }),
  'keys.changed': object({ reason: said, note: said }),
  'incident.reported': object({ code: text(/^[a-z-]{1,64}$/, 'a-z -'), text: said, details: list(anyText) }),
  ...DISPUTE_DATA,
}));

const entryShape = object({
  type: r => {
    const at = r.p, type = r.string();
    if (!DATA.has(type)) throw r.bad('type-unknown', { type: type.slice(0, 80) }, at);
    return type;
  },
  version: integer(1, 1),
  election: text(/^.+:(live|test)$/su, 'ID:live, ID:test'),
  by: object({ role: text(/^[a-z-]{1,64}$/, 'a-z -'), key: orNull(text(/^[0-9a-f]{8}$/, '8 hex')) }),
  time: instant,
  prev: orNull(index),
  data: (r, entry) => DATA.get(entry.type)(r),
});

export function readEntry(bytes) {
  if (bytes.length > MAX_ENTRY) throw new Bad('entry-large', { length: bytes.length });
  return readCanonical(bytes, entryShape);
}

// All public blobs an entry names.
export function blobsOf(entry) {
  const d = entry.data;
  if (entry.type === 'election.opened') return [d.definition, d.units, d.form, d.law];
  return entry.type in DISPUTE_DATA ? disputeBlobs(d) : d.images || [];
}
