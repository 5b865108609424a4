import { Bad } from './bad.js';
import { MAX_ENTRY } from './tiles.js';
import { readCanonical, object, list, texts, text, integer, orNull } from './canonical.js';

// The shapes of the entries: members, order and values that are legal whatever came before.
const MOST = 1_000_000_000_000;
const anyText = text();
const index = integer(0, Number.MAX_SAFE_INTEGER);
const digest = text(/^[0-9a-f]{64}$/, 'SHA-256');
const root = text(/^[A-Za-z0-9+/]{43}=$/, 'base64, 32 bytes');
const instant = text(/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-]([01][0-9]|2[0-3]):[0-5][0-9]$/, '2020-10-04T22:15:00+06:00');
const blob = object({ sha256: digest, length: index, type: anyText });
const counts = list(orNull(integer(0, MOST)));

const codes = r => {
  const at = r.p, value = list(anyText)(r);
  for (let i = 1; i < value.length; i++) if (value[i] <= value[i - 1]) throw r.bad('json-sorted', { name: value[i] }, at);
  return value;
};

const keyIds = r => {
  const at = r.p, value = codes(r);
  if (!value.every(k => /^[0-9a-f]{8}$/.test(k))) throw r.bad('json-text', { wanted: '8 hex digits' }, at);
  return value;
};
const some = item => r => {
  const at = r.p, value = list(item)(r);
  if (value.length === 0) throw r.bad('json-kind', { wanted: '1+' }, at);
  return value;
};

const protocol = {
  unit: anyText, channel: anyText, count: anyText, received: orNull(instant), covers: orNull(integer(0, MOST)),
  lines: counts, votes: counts,
  source: orNull(object({ file: anyText, line: integer(0, Number.MAX_SAFE_INTEGER) })),
  images: list(blob),
};

const situation = object({
  step: anyText, unit: orNull(anyText),
  losing: r => r.take('true') ? true : r.take('false') ? false : (() => { throw r.wrong('true false'); })(),
  places: integer(0, 1_000_000),
  claims: list(object({ name: anyText, votes: text(/^-?(0|[1-9][0-9]*)(\/[1-9][0-9]*)?$/, '100, 7/3'), held: integer(0, 1_000_000) })),
});

const DATA = new Map(Object.entries({
  'election.opened': object({ origin: anyText, definition: blob, units: blob, form: blob, law: blob, policy: anyText, commission: anyText }),
  'protocol.reported': object(protocol),
  'protocol.corrected': object({ reason: anyText, ...protocol }),
  'protocol.repeated': object(protocol),
  'protocol.withdrawn': object({ unit: anyText, channel: anyText, reason: anyText }),
  'protocol.accepted': object({ unit: anyText, channel: anyText, findings: codes, reason: anyText }),
  'protocol.entered': object({ unit: anyText, channel: anyText, method: text(/^(double-entry|machine|copy|handed-over)$/, 'double-entry, machine, copy, handed-over'), by: keyIds, settled: codes }),
  'protocol.scanned': object({ unit: anyText, channel: anyText, images: some(blob) }),
  'act.set-aside': object({ units: list(anyText), authority: anyText, reason: texts }),
  'act.lot': object({ among: list(anyText), drawn: list(anyText), authority: anyText, reason: texts, situation: orNull(situation) }),
  'act.revoked': object({ act: index, authority: anyText, reason: texts }),
  'publication.made': object({ size: index, root, channel: anyText, totals: digest, outcome: digest, program: digest }),
  'declaration.made': object({ note: anyText }),
  'keys.changed': object({ reason: anyText, note: anyText }),
  'incident.reported': object({ code: anyText, text: anyText, details: list(anyText) }),
}));

const entryShape = object({
  type: r => {
    const at = r.p, type = r.string();
    if (!DATA.has(type)) throw r.bad('type-unknown', { type: type.slice(0, 80) }, at);
    return type;
  },
  version: integer(1, 1),
  election: text(/^.+:(live|test)$/su, 'ID:live, ID:test'),
  by: object({ role: text(/^[a-z-]+$/, 'a-z -'), key: orNull(text(/^[0-9a-f]{8}$/, '8 hex')) }),
  time: instant,
  prev: orNull(index),
  data: (r, entry) => DATA.get(entry.type)(r),
});

export function readEntry(bytes) {
  if (bytes.length > MAX_ENTRY) throw new Bad('entry-large', { length: bytes.length });
  return readCanonical(bytes, entryShape);
}

// All blobs an entry names.
export function blobsOf(entry) {
  const d = entry.data;
  if (entry.type === 'election.opened') return [d.definition, d.units, d.form, d.law];
  return d.images || [];
}
