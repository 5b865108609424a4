import { list, object, text, integer, orNull } from './canonical.js';
import { anyText, blob, codes, day, digest, index, instant, oneOf, said, someCodes, texts, textsOrNone, yesOrNo } from './shapes.js';

// The shapes of complaints, their steps, and decisions.
export const REMEDIES = ['recount', 'correct', 'exclude-box', 'annul-units', 'void-votes', 'annul-result', 'repeat-vote', 'revoke', 'suspend'];
export const CLOCKS = ['complaint', 'appeal', 'decision', 'mending', 'repeat-set', 'repeat-held', 'repeat-notice'];
const STEPS = ['admit', 'return', 'mend', 'evidence', 'answer', 'set-hearing', 'hear', 'withdraw', 'join', 'serve'];
const RESULTS = ['own-motion', 'upheld', 'partly', 'rejected', 'inadmissible', 'terminated', 'referred', 'no-jurisdiction'];
const members = integer(0, 1000);

const evidence = list(object({ file: blob, sealed: yesOrNo, text: said }));

const asks = r => {
  const at = r.p, value = codes(r), other = value.find(code => !REMEDIES.includes(code));
  if (other !== undefined) throw r.bad('json-text', { value: other.slice(0, 80), wanted: REMEDIES.join(', ') }, at);
  return value;
};

// A remedy begins with `do`; which members follow depends on it.
const REMEDY_SHAPES = Object.fromEntries(Object.entries({
  recount: { units: someCodes },
  correct: { units: someCodes, lines: someCodes },
  'exclude-box': { units: someCodes, box: said },
  'annul-units': { units: someCodes },
  'void-votes': { units: someCodes, list: said, from: codes, to: codes },
  'annul-result': {},
  'repeat-vote': { units: someCodes, on: day, election: orNull(anyText), law: orNull(blob) },
  revoke: { entry: index },
  suspend: { clock: oneOf(...CLOCKS), until: orNull(day) },
}).map(([code, shape]) => [code, object({ do: oneOf(code), ...shape })]));

const remedy = r => {
  const named = REMEDIES.find(code => r.s.startsWith(`{"do":"${code}"`, r.p));
  return named ? REMEDY_SHAPES[named](r) : object({ do: oneOf(...REMEDIES) })(r);
};

export const DISPUTE_DATA = {
  'complaint.filed': object({
    forum: said, at: said,
    complainant: object({ kind: said, lists: codes, person: orNull(digest), initials: orNull(text(/^[^]{1,16}$/, '1-16')) }),
    grounds: someCodes, units: someCodes, against: orNull(index), asks, reason: texts, evidence,
  }),
  'complaint.moved': object({ case: index, step: oneOf(...STEPS), reason: texts, until: orNull(instant), with: orNull(index), evidence }),
  'decision.made': object({
    case: orNull(index), forum: said, at: said, number: said, result: oneOf(...RESULTS),
    findings: list(object({ ground: said, found: yesOrNo, reason: texts })),
    votes: orNull(object({ for: members, against: members, abstained: members, reason: textsOrNone })),
    remedies: list(remedy), reason: texts, law: said, documents: list(blob), note: orNull(anyText),
  }),
};

// The public files of such an entry. Of sealed evidence the hash alone is public.
export function disputeBlobs(data) {
  if (data.evidence) return data.evidence.filter(e => !e.sealed).map(e => e.file);
  return [...data.documents, ...data.remedies.filter(r => r.do === 'repeat-vote' && r.law !== null).map(r => r.law)];
}
