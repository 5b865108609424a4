// Says where this verifier's fold and another one disagree, entry by entry: node agree-entries.mjs DIR, where each DIR/*.json is
// {definition, units, form, law, entries: [{entry, refused, ...}]}: `refused` is the other's code or null; after an entry that is not
// refused come the digest of the totals and the outcome document of each channel, and why nothing may be declared, or null.
// Exit 0: nowhere; 1: somewhere, each on a line.
import { readFile, readdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Bad } from './src/bad.js';
import { readDefinition } from './src/definition.js';
import { readEntry } from './src/entries.js';
import { Fold } from './src/fold.js';
import { readForm } from './src/form.js';
import { readLaw } from './src/law.js';
import { outcomeDocument } from './src/outcome.js';
import { totalsDocument } from './src/totals.js';
import { readUnits } from './src/units.js';

const dir = process.argv[2], sha = text => createHash('sha256').update(text).digest('hex');
let differences = 0, entries = 0;

// The code of what a function refuses; null: nothing.
function refusalOf(run) {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof Bad) return error.code;
    throw error;
  }
}

for (const name of (await readdir(dir)).filter(n => n.endsWith('.json'))) {
  const one = JSON.parse(await readFile(join(dir, name), 'utf8')), bytes = text => Buffer.from(text);
  const definition = readDefinition(bytes(one.definition)), law = readLaw(bytes(one.law));
  const fold = new Fold(definition, readUnits(bytes(one.units)), readForm(bytes(one.form)), law);
  let size = 1;
  for (const given of one.entries) {
    entries++;
    const entry = readEntry(bytes(given.entry)), refused = refusalOf(() => fold.apply(entry, size));
    const differ = (what, theirs, ours) => {
      differences++;
      console.log(`${name} ${size} ${what}: the other says ${theirs}; this one ${ours}\n  ${given.entry}`);
    };
    if ((refused === null) !== (given.refused === null)) {
      differ('legal', given.refused, refused);
      break;
    }
    if (refused !== null) continue;
    size++;
    for (const channel of fold.channels.keys()) {
      const rows = fold.rows(channel), totals = sha(totalsDocument(entry.election, size, channel, rows));
      const outcome = outcomeDocument(entry.election, size, channel, sha(one.law), fold.outcome(rows));
      if (totals !== given[`${channel} totals`]) differ(`${channel} totals`, given[`${channel} totals`], totals);
      if (outcome !== given[`${channel} outcome`]) differ(`${channel} outcome`, given[`${channel} outcome`], outcome);
    }
    const declaration = refusalOf(() => fold.checkDeclaration());
    if (declaration !== given.declaration) differ('declaration', given.declaration, declaration);
  }
}
console.log(`${entries} entries, ${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
