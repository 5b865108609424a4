import { Bad } from './bad.js';
import { readJson, checkMembers, check, isObject } from './json.js';
import { isCount } from './members.js';

// The blob `units`: the tree of country, regions, districts, stations.
export function readUnits(bytes) {
  const blob = readJson(bytes);
  checkMembers(blob, ['format', 'units'], [], 'units');
  check(blob.format === 'scrutineer-units/1', 'units/format');
  check(Array.isArray(blob.units) && blob.units.length > 0, 'units');
  const all = blob.units.map(readUnit);
  const byCode = new Map();
  all.forEach((unit, i) => {
    if (byCode.has(unit.code)) throw new Bad('definition-twice', { place: 'units', name: unit.code });
    byCode.set(unit.code, i);
    unit.index = i;
  });
  let root = null;
  for (const unit of all) {
    if (unit.parent === null) {
      if (root) throw new Bad('units-roots', { unit: unit.code });
      root = unit;
      continue;
    }
    const above = byCode.get(unit.parent);
    if (above === undefined) throw new Bad('units-parent', { unit: unit.code, parent: unit.parent });
    unit.up = all[above];
    if (unit.up.level === 'station') throw new Bad('units-below', { unit: unit.code });
    unit.up.below.push(unit);
  }
  if (!root || root.level === 'station') throw new Bad('units-roots', { unit: root ? root.code : '' });
  const order = fromRoot(root);
  if (order.length !== all.length) {
    const reached = new Set(order);
    throw new Bad('units-cycle', { unit: all.find(u => !reached.has(u)).code });
  }
  for (const unit of order.reverse()) sums(unit);
  return { all, byCode, root };
}

function readUnit(u, i) {
  checkMembers(u, ['code', 'level', 'parent'], ['names', 'registered', 'stations', 'numbers', 'previous'], `units/${i}`);
  check(typeof u.code === 'string' && u.code !== '' && typeof u.level === 'string' && u.level !== '', `units/${i}`);
  check(u.parent === null || typeof u.parent === 'string', `units/${i}/parent`);
  for (const name of ['registered', 'stations']) check(u[name] === undefined || u[name] === null || isCount(u[name]), `units/${i}/${name}`);
  check(u.numbers === undefined || isObject(u.numbers), `units/${i}/numbers`);
  if (u.previous !== undefined) {
    checkMembers(u.previous, ['registered', 'cast'], [], `units/${i}/previous`);
    check(isCount(u.previous.registered) && isCount(u.previous.cast), `units/${i}/previous`);
  }
  return {
    code: u.code, level: u.level, parent: u.parent, names: u.names || u.code, up: null, below: [], index: -1,
    ownRegistered: u.registered ?? null, ownStations: u.stations ?? null, registered: null, stations: 0,
  };
}

function fromRoot(root) {
  const order = [root];
  for (let i = 0; i < order.length; i++) for (const unit of order[i].below) order.push(unit);
  return order;
}

// Stations: the sum below, 1 if nothing is below, or the unit's own number if that is greater. Register: its own, or the sum if all are known.
function sums(unit) {
  const below = unit.below.length ? unit.below.reduce((n, u) => n + u.stations, 0) : 1;
  unit.stations = Math.max(below, unit.ownStations || 0);
  const known = unit.below.length > 0 && unit.below.every(u => u.registered !== null);
  unit.registered = unit.ownRegistered ?? (known ? unit.below.reduce((n, u) => n + u.registered, 0) : null);
}

// The unit and everything below it.
export function subtree(unit) {
  return fromRoot(unit);
}
