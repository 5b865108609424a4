import { baseValue } from './form.js';
import { holds } from './definition.js';
import { refuseLaw } from './outcome.js';

// What a law sees: lists, votes and bases, made from the totals of one channel.
export function lawData(definition, form, units, rows) {
  const lists = definition.lists;
  const against = lists.map(l => holds(l, 'against-all'));
  const root = rows.find(r => r.unit === units.root);
  const votes = (row, i) => BigInt(row.votes[i] ?? 0);
  const sum = (row, wanted) => lists.reduce((n, _, i) => wanted(i) ? n + votes(row, i) : n, 0n);
  const forLists = row => sum(row, i => !against[i]);
  const known = (row, name) => {
    if (name === 'lists') return forLists(row);
    if (name === 'registered' && row === root && units.root.registered !== null) return BigInt(units.root.registered);
    const terms = form.bases.get(name);
    if (terms && row.protocols === 0) return 0n;
    const value = terms ? baseValue(terms, row.lines, forLists(row), sum(row, i => against[i])) : null;
    return value === null && name === 'valid' ? sum(row, () => true) : value;
  };
  return {
    lists, nation: root, votes, known,
    base: (row, name) => known(row, name) ?? refuseLaw('law-no-base'),
    holds: (i, attribute) => holds(lists[i], attribute),
    level: level => rows.filter(r => r.unit.level === level),
    voted: row => row.protocols > 0,
    refuse: refuseLaw,
  };
}
