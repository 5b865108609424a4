import { Bad, asBad } from './bad.js';
import { base64, fromBase64, same } from './bytes.js';
import { parseNote, openNote, ML_DSA } from './note.js';
import { parseCheckpoint } from './checkpoint.js';
import { quorumReached, quorumSize, parsePolicy } from './policy.js';
import { Steps } from './steps.js';
import { TreeReader, inOrder } from './stream.js';
import { Content } from './content.js';
import { readBlob } from './opening.js';
import { checkCurrent } from './current.js';

// The verification of a record, V1 to V15. `source.read(path, limit)` gives the bytes of a file, or null if it is not there.
// Options: `policy`, the text of a policy that is trusted; `remembered(origin)`, the checkpoint seen before as {size, root};
// `progress(done, of, what)`.
export const MAX_SIZE = 2 ** 31 - 1;
const MAX_CHECKPOINT = 1024 * 1024;

export async function verify(source, options = {}) {
  const policy = options.policy ? options.policy.replace(/\r\n?/g, '\n') : null;
  if (policy) parsePolicy(policy);
  const run = new Verification(source, { ...options, policy });
  await run.all();
  return run.result();
}

class Verification {
  constructor(source, options) {
    this.source = source;
    this.options = options;
    this.progress = options.progress || (() => {});
    this.steps = new Steps();
    this.cosignatures = [];
    this.content = null;
  }

  async all() {
    const { steps } = this;
    if (!await this.checkpoint()) { this.skipOthers('V1', steps.list().map(s => s.step)); return; }
    const { origin, size, root } = this.head;
    const old = this.options.remembered ? this.options.remembered(origin) : null;
    const content = this.content = new Content(this.source, origin, this.options.policy, steps);
    const tree = new TreeReader(this.source, size, root, steps);
    if (size === 0) steps.fail('V2', new Bad('tree-empty', {}, { where: 'checkpoint' }));
    let oldRoot = null;
    const whole = await tree.run((index, bytes, where, frontier) => {
      if (old && index === old.size) oldRoot = frontier.root();
      return content.entry(index, bytes, where, frontier);
    }, (done, of) => this.progress(done, of, 'entries'));
    await content.finish();
    this.extends(old, oldRoot, tree, whole);
    if (!whole) { this.skipOthers('V3', steps.list().map(s => s.step)); return; }
    if (steps.failed('V2')) { this.skipOthers('V2', ['V5', 'V6', 'V7', 'V8', 'V10', 'V11', 'V12', 'V13', 'V14', 'V15']); return; }
    steps.pass('V2', this.options.policy ? 'policy-given' : 'policy-own');
    if (!content.fold && !steps.failed('V5')) steps.skip('V5', 'after', { step: 'V10' });
    steps.pass('V5');
    steps.pass('V6');
    await this.signatures();
    if (!tree.rootHolds) {
      for (const step of ['V5', 'V6', 'V10', 'V11', 'V12', 'V13', 'V14', 'V15']) steps.skip(step, 'after', { step: 'V4' }, true);
      return;
    }
    await this.blobs();
    await this.rest();
  }

  async checkpoint() {
    const where = 'checkpoint';
    try {
      const bytes = await this.source.read(where, MAX_CHECKPOINT);
      if (!bytes) throw new Bad('missing', { file: where });
      this.note = parseNote(bytes);
      const { origin, size, root, extension } = parseCheckpoint(this.note.text);
      if (extension.length > 0) throw new Bad('checkpoint-extension');
      if (size > BigInt(MAX_SIZE)) throw new Bad('checkpoint-large', { size: String(size), max: MAX_SIZE });
      this.head = { origin, size: Number(size), root };
    } catch (error) {
      this.steps.fail('V1', asBad(error, where), { where });
      return false;
    }
    this.steps.pass('V1');
    return true;
  }

  // V9. A remembered checkpoint is a prefix of the tree, or the same.
  extends(old, oldRoot, tree, whole) {
    const { steps } = this, { size, root } = this.head;
    if (!old) { steps.skip('V9', 'nothing-remembered'); return; }
    const before = fromBase64(old.root);
    if (old.size > size) steps.fail('V9', new Bad('replayed', { size, old: old.size }, { where: 'checkpoint' }));
    else if (old.size === size && !same(before, root)) steps.fail('V9', new Bad('forked', { size: old.size }, { where: 'checkpoint' }));
    else if (old.size === size) steps.pass('V9');
    else if (!whole) steps.skip('V9', 'after', { step: 'V3' });
    else if (!tree.rootHolds) steps.skip('V9', 'after', { step: 'V4' });
    else if (!same(before, oldRoot)) steps.fail('V9', new Bad('forked', { size: old.size }, { where: 'checkpoint' }));
    else steps.pass('V9');
  }

  // V7 and V8: the log key, and the cosignatures of the witnesses.
  async signatures() {
    const { steps, note } = this, { keys } = this.content, where = 'checkpoint';
    if (steps.failed('V6')) { this.skipOthers('V6', ['V7', 'V8']); return; }
    try {
      const { verified } = await openNote(note, [keys.log]);
      if (verified.length === 0) throw new Bad('log-unsigned', { name: keys.log.name, id: keys.log.id });
      steps.pass('V7', 'signed-by', { name: keys.log.name, id: keys.log.id });
    } catch (error) {
      steps.fail('V7', asBad(error, where), { where });
    }
    const witnesses = keys.policy.witnesses.map(w => w.vkey).filter(k => k.type !== 1);
    const lines = note.signatures.filter(s => !(s.name === keys.log.name && s.id === keys.log.id));
    try {
      const { verified, ignored } = await openNote({ text: note.text, signatures: lines }, witnesses);
      this.cosignatures = verified.map(v => ({ name: v.key.name, time: Number(v.time) }));
      const { needed, of } = quorumSize(keys.policy), found = verified.length;
      if (!quorumReached(keys.policy, verified.map(v => v.key))) throw new Bad('quorum-witnesses', { found, needed, ignored: ignored.length });
      const other = ignored.filter(s => witnesses.some(k => k.type === ML_DSA && k.name === s.name && k.id === s.id)).length;
      steps.pass('V8', ignored.length ? 'cosigned-ignored' : 'cosigned', { found, needed, of, ignored: ignored.length, other });
    } catch (error) {
      steps.fail('V8', asBad(error, where), { where });
    }
  }

  // V10: every blob that entries name. The four of the definition were read before.
  async blobs() {
    const { steps } = this, blobs = [...this.content.blobs.values()];
    let done = 0;
    const read = async i => {
      try {
        await readBlob(this.source, blobs[i]);
        return null;
      } catch (error) {
        return asBad(error, blobs[i].sha256);
      }
    };
    for await (const bad of inOrder(blobs.length, read)) {
      if (bad) steps.fail('V10', bad, { entry: blobs[done].entry });
      this.progress(++done, blobs.length, 'blobs');
    }
    steps.pass('V10');
  }

  async rest() {
    const { steps, content } = this;
    for (const step of ['V11', 'V12']) {
      if (steps.failed('V5')) steps.skip(step, 'after', { step: 'V5' });
      else if (!content.fold) steps.skip(step, 'after', { step: 'V10' });
    }
    if (steps.open('V12') && !content.parts.law && content.publications.size > 0) {
      if (content.parts.unknownLaw) steps.skip('V12', 'law-unknown', { what: content.parts.unknownLaw });
      else steps.skip('V12', 'after', { step: 'V10' });
    }
    if (steps.failed('V6')) steps.skip('V14', 'after', { step: 'V6' });
    for (const step of ['V11', 'V12', 'V13', 'V14']) steps.pass(step);
    await this.current();
  }

  // V15: what current.json says, against the log.
  async current() {
    const { steps, content } = this, where = 'current.json';
    try {
      const bytes = await this.source.read(where, 65536);
      if (!bytes) throw new Bad('missing', { file: where });
      const latest = content.lastPublication, publication = latest === null ? null : { index: latest, data: content.publications.get(latest).data };
      const cosigned = steps.get('V8').state;
      checkCurrent(bytes, {
        origin: this.head.origin, election: content.election, publication, blocks: content.blocks.filter(i => latest === null || i > latest),
        witnessed: cosigned === 'passed' ? true : cosigned === 'failed' ? false : null,
      });
    } catch (error) {
      steps.fail('V15', asBad(error, where), { where });
    }
    steps.pass('V15');
  }

  skipOthers(after, names) {
    for (const name of names) if (name !== after && this.steps.open(name)) this.steps.skip(name, 'after', { step: after });
  }

  result() {
    const { head, steps } = this;
    return {
      verified: steps.verified(), size: head ? head.size : null, origin: head ? head.origin : null, root: head ? base64(head.root) : null,
      steps: steps.list(), cosignatures: this.cosignatures, view: this.content ? this.content.view : null,
    };
  }
}
