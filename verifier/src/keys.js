import { Bad } from './bad.js';
import { encode, hex } from './bytes.js';
import { sha256 } from './sha256.js';
import { ED25519, openNote, parseNote } from './note.js';
import { parsePolicy, quorumReached, quorumSize } from './policy.js';

// The keys in force: a policy (log key, witnesses, quorum) and a commission.
export function readKeys(policyText, commissionText, origin) {
  const policy = parsePolicy(policyText), commission = parsePolicy(commissionText);
  if (policy.logs.length !== 1 || policy.logs[0].type !== ED25519) throw new Bad('keys-log');
  if (policy.logs[0].name !== origin) throw new Bad('keys-origin', { name: policy.logs[0].name, origin });
  if (commission.logs.length !== 0 || commission.witnesses.some(w => w.vkey.type !== ED25519)) throw new Bad('keys-commission');
  return { policyText, commissionText, policy, commission, log: policy.logs[0] };
}

// Verifies that a note's signatures reach the quorum of the commission.
async function commissionSigned(note, commission) {
  const { verified } = await openNote(note, commission.witnesses.map(w => w.vkey));
  if (verified.length === 0 || !quorumReached(commission, verified.map(v => v.key))) {
    const { needed } = quorumSize(commission);
    throw new Bad('quorum-commission', { found: verified.length, needed: Math.max(needed, 1) });
  }
}

// The keys that a keys.changed entry brings, or an error.
export async function changedKeys(entry, keys, origin) {
  const note = parseNote(encode(entry.data.note));
  const lines = note.text.slice(0, -1).split('\n');
  const previous = hex(sha256(encode(keys.policyText + keys.commissionText)));
  const head = ['scrutineer-keys/1', origin, entry.election, `previous ${previous}`, 'policy'];
  head.forEach((line, i) => { if (lines[i] !== line) throw new Bad('keys-text', { line: i + 1, wanted: line }); });
  const split = lines.indexOf('commission', head.length);
  if (split < 0) throw new Bad('keys-text', { line: lines.length + 1, wanted: 'commission' });
  const block = (from, to) => lines.slice(from, to).map((line, i) => {
    if (!line.startsWith(' ')) throw new Bad('keys-text', { line: from + i + 1, wanted: ' ...' });
    return line.slice(1) + '\n';
  }).join('');
  await commissionSigned(note, keys.commission);
  return readKeys(block(head.length, split), block(split + 1, lines.length), origin);
}

// A decision with a note: its text is about this decision, and the commission in force has signed it.
export async function checkDecisionNote(entry, keys, origin) {
  const d = entry.data, note = parseNote(encode(d.note));
  const content = hex(sha256(encode(JSON.stringify({ ...d, note: null }))));
  const wanted = `scrutineer-decision/1\n${origin}\n${entry.election}\n${d.forum} ${d.number}\ncontent ${content}\n`;
  if (note.text !== wanted) throw new Bad('decision-text', { wanted: content });
  await commissionSigned(note, keys.commission);
}

// A declaration: the text names a publication of the record, and the commission in force has signed it.
export async function checkDeclaration(entry, publications, keys, origin) {
  const note = parseNote(encode(entry.data.note));
  const lines = note.text.slice(0, -1).split('\n');
  const named = /^publication (0|[1-9][0-9]*)$/.exec(lines[3] || '');
  const at = named ? Number(named[1]) : -1;
  const publication = publications.get(at);
  if (!publication) throw new Bad('declaration-publication', { publication: named ? named[1] : String(lines[3]) });
  const p = publication.data;
  const wanted = ['scrutineer-declaration/1', origin, entry.election, `publication ${at}`, `size ${p.size}`, `root ${p.root}`,
    `totals ${p.totals}`, `outcome ${p.outcome}`];
  wanted.forEach((line, i) => { if (lines[i] !== line) throw new Bad('declaration-text', { line: i + 1, wanted: line }); });
  if (lines.length !== wanted.length) throw new Bad('declaration-text', { line: wanted.length + 1, wanted: '' });
  await commissionSigned(note, keys.commission);
}
