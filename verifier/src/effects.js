import { subtree } from './units.js';

// A ruling begins or ends to hold: what it sets aside or voids changes, in every channel of the fold.
export function takeEffect(fold, ruling, holds) {
  ruling.remedies.forEach((remedy, place) => {
    if (remedy.do !== 'annul-units' && remedy.do !== 'void-votes') return;
    const units = remedy.units.map(code => fold.unit(code));
    recounted(fold, units, () => {
      if (remedy.do === 'void-votes') fold.voided.turn(voiding(fold, remedy, units, [ruling.index, place]), holds);
      else for (const unit of units) fold.setAside.acts[unit.index] += holds ? 1 : -1;
    });
  });
}

// Around a change: all protocols of the units and of those below are taken out of the totals, and put in again.
function recounted(fold, units, change) {
  const all = new Set(units.flatMap(subtree)), channels = [...fold.channels.values()];
  for (const channel of channels) channel.changeAll(all, -1);
  change();
  for (const channel of channels) channel.changeAll(all, 1);
}

function voiding(fold, remedy, units, order) {
  const lines = codes => codes.map(code => fold.lines.get(code));
  return { order, units: new Set(units), column: fold.lines.size + fold.list(remedy.list), from: lines(remedy.from), to: lines(remedy.to) };
}
