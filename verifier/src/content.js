import { Bad, asBad } from './bad.js';
import { base64, encode, firstDifference, fromHex, hex } from './bytes.js';
import { sha256, sha256Of } from './sha256.js';
import { readEntry, blobsOf } from './entries.js';
import { openElection, readParts } from './opening.js';
import { changedKeys, checkDeclaration, checkDecisionNote } from './keys.js';
import { Fold } from './fold.js';
import { totalsDocument } from './totals.js';
import { outcomeDocument } from './outcome.js';

// V2, V5, V6 and V10 to V14 as the entries go by.
const MAX_DOCUMENT = 256 * 1024 * 1024;

export class Content {
  constructor(source, origin, trusted, steps) {
    Object.assign(this, { source, origin, trusted, steps });
    this.keys = null;
    this.parts = null;
    this.fold = null;
    this.election = null;
    this.publications = new Map();
    this.lastPublication = null;
    this.lastDeclaration = null;
    this.lastChange = null;
    this.blocks = [];
    this.blobs = new Map();
    this.jobs = [];
    this.view = null;
  }

  // One entry. Returns a promise if there is something to wait for.
  entry(index, bytes, where, frontier) {
    let entry;
    const place = { where, entry: index };
    try {
      entry = readEntry(bytes);
      if (index > 0 && entry.type === 'election.opened') throw new Bad('opened-again');
      if (index > 0 && this.election !== null && entry.election !== this.election) throw new Bad('election-other', { election: entry.election });
    } catch (error) {
      this.illegal(asBad(error, where), place);
      if (index === 0) this.steps.fail('V2', asBad(error, where), place);
      return null;
    }
    if (index === 0) return this.open(entry, place);
    if (!this.keys) return null;
    for (const blob of blobsOf(entry)) this.name(blob, index);
    try {
      this.legal(entry, index);
    } catch (error) {
      this.illegal(asBad(error, where), place);
    }
    switch (entry.type) {
      case 'publication.made': return this.publication(entry, index, place, frontier);
      case 'declaration.made': return this.declaration(entry, index, place);
      case 'decision.made': return entry.data.note === null ? null : this.signed(() => checkDecisionNote(entry, this.keys, this.origin), place);
      case 'keys.changed': return this.change(entry, index, place);
      case 'incident.reported': if (entry.data.code === 'publication-blocked') this.blocks.push(index); return null;
      default: return null;
    }
  }

  illegal(bad, place) {
    this.steps.fail('V5', bad, place);
    this.fold = null;
  }

  name(blob, index) {
    const known = this.blobs.get(blob.sha256);
    // Copied, so that the text of the entry need not stay in memory.
    if (!known) this.blobs.set(hex(fromHex(blob.sha256)), { sha256: hex(fromHex(blob.sha256)), length: blob.length, entry: index });
    else if (known.length !== blob.length) this.steps.fail('V10', new Bad('blob-length', { length: known.length, wanted: blob.length }), { entry: index });
  }

  async open(entry, place) {
    try {
      this.keys = openElection(entry, this.origin, this.trusted);
    } catch (error) {
      this.steps.fail('V2', asBad(error, place.where), place);
      return;
    }
    this.election = entry.election;
    this.parts = await readParts(this.source, entry, (step, bad) => this.steps.fail(step, bad, place));
    const { definition, units, form, law, unknownLaw } = this.parts;
    const unsure = () => this.steps.skip('V5', unknownLaw ? 'law-unknown' : 'after', { what: unknownLaw, step: law === undefined ? 'V12' : 'V10' });
    if (definition) this.fold = new Fold(definition, units, form, law, unsure);
    if (this.fold) this.view = { ...this.parts, election: this.election, publication: null };
  }

  // Whether the entry may stand here.
  legal(entry, index) {
    const follow = latest => {
      if (entry.prev !== latest) throw new Bad('prev-stale', { prev: String(entry.prev), latest: String(latest) });
    };
    switch (entry.type) {
      case 'publication.made':
        follow(this.lastPublication);
        if (entry.data.size !== index) throw new Bad('publication-size', { size: entry.data.size, index });
        if (this.fold) this.fold.channel(entry.data.channel);
        break;
      case 'declaration.made':
        follow(this.lastDeclaration);
        if (this.fold) this.fold.checkDeclaration();
        break;
      case 'keys.changed': follow(this.lastChange); break;
      case 'incident.reported':
        if (entry.prev !== null) throw new Bad('prev-stale', { prev: String(entry.prev), latest: 'null' });
        break;
      default: if (this.fold) this.fold.apply(entry, index);
    }
  }

  publication(entry, index, place, frontier) {
    this.publications.set(index, entry);
    this.lastPublication = index;
    const root = base64(frontier.root());
    if (entry.data.root !== root) this.steps.fail('V13', new Bad('publication-root', { root, found: entry.data.root }), place);
    if (!this.fold || entry.data.size !== index) return null;
    const { channel: code } = entry.data, { law, unknownLaw, lawDigest } = this.parts;
    const rows = this.fold.rows(code);
    const totals = encode(totalsDocument(this.election, index, code, rows));
    let outcome = null, document = null;
    if (law) {
      outcome = this.fold.outcome(rows);
      document = encode(outcomeDocument(this.election, index, code, lawDigest, outcome));
    }
    this.view = { ...this.parts, election: this.election, publication: index, channel: code, time: entry.time, rows, outcome, unknownLaw };
    this.jobs.push(this.document('V11', `results/${index}/totals.json`, entry.data.totals, totals, place));
    this.jobs.push(this.document('V12', `results/${index}/outcome.json`, entry.data.outcome, document, place));
    return this.jobs.length > 16 ? Promise.all(this.jobs.splice(0)) : null;
  }

  // A published document against the digest of the entry and against what was computed again (null: not computed).
  async document(step, where, digest, computed, place) {
    try {
      const bytes = await this.source.read(where, MAX_DOCUMENT);
      const wanted = computed && hex(sha256(computed));
      if (wanted && wanted !== digest) {
        // The document may agree with the entry: then the figures are wrong in both, and the first byte that differs is named.
        const at = bytes ? firstDifference(bytes, computed) : -1;
        if (at >= 0) throw new Bad('document-figures', {}, { where, byte: at, entry: place.entry });
        throw new Bad('document-entry', { digest: wanted }, place);
      }
      if (!bytes) throw new Bad('missing', { file: where }, { where });
      if (hex(await sha256Of(bytes)) !== digest) {
        throw new Bad('document-differs', {}, { where, byte: computed ? firstDifference(bytes, computed) : undefined });
      }
    } catch (error) {
      this.steps.fail(step, asBad(error, where), { where });
    }
  }

  declaration(entry, index, place) {
    this.lastDeclaration = index;
    return this.signed(() => checkDeclaration(entry, this.publications, this.keys, this.origin), place);
  }

  // V14: a note of the commission.
  async signed(check, place) {
    try {
      await check();
    } catch (error) {
      this.steps.fail('V14', asBad(error, place.where), place);
    }
  }

  async change(entry, index, place) {
    this.lastChange = index;
    if (this.steps.failed('V6')) return;
    try {
      this.keys = await changedKeys(entry, this.keys, this.origin);
    } catch (error) {
      this.steps.fail('V6', asBad(error, place.where), place);
    }
  }

  async finish() {
    await Promise.all(this.jobs.splice(0));
  }
}
