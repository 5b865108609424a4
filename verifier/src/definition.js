import { Bad } from './bad.js';
import { readJson, checkMembers, check, isObject } from './json.js';

// The blob `definition`: what election.json and lists.csv say.
const isText = v => typeof v === 'string';
const isTexts = v => isText(v) || isObject(v) && Object.values(v).every(isText);
export const isCount = v => Number.isSafeInteger(v) && v >= 0;

// An attribute holds if it is there and neither empty, 0 nor false.
export const holds = (list, attribute) => {
  const value = list.attributes[attribute];
  return value !== undefined && !['', '0', 'false', false, 0, null].includes(value);
};

export function readDefinition(bytes) {
  const d = readJson(bytes);
  checkMembers(d, ['format', 'id', 'names', 'date', 'channels', 'lists'],
    ['notice', 'attribution', 'legal-state', 'preliminary', 'other-bases', 'tiles', 'official'], 'definition');
  check(d.format === 'scrutineer-definition/1', 'format');
  check(isText(d.id), 'id');
  check(isTexts(d.names), 'names');
  check(isText(d.date) && /^\d{4}-\d\d-\d\d$/.test(d.date), 'date');
  for (const name of ['notice', 'attribution', 'legal-state']) check(d[name] === undefined || isTexts(d[name]), name);
  check(d.preliminary === undefined || typeof d.preliminary === 'boolean', 'preliminary');
  check(d['other-bases'] === undefined || Array.isArray(d['other-bases']) && d['other-bases'].every(isText), 'other-bases');
  check(d.tiles === undefined || isObject(d.tiles), 'tiles');
  readOfficial(d.official);
  return { id: d.id, names: d.names, date: d.date, notice: d.notice, legalState: d['legal-state'], channels: readChannels(d.channels), lists: readLists(d.lists) };
}

function readOfficial(official) {
  check(official === undefined || Array.isArray(official), 'official');
  for (const row of official || []) checkMembers(row, ['what'], ['votes', 'seats', 'source'], 'official');
}

function readChannels(channels) {
  check(Array.isArray(channels) && channels.length > 0, 'channels');
  return channels.map((c, i) => {
    checkMembers(c, ['code', 'names'], ['decides'], `channels/${i}`);
    check(isText(c.code) && isTexts(c.names), `channels/${i}`);
    if (channels.findIndex(o => o.code === c.code) !== i) throw new Bad('definition-twice', { place: 'channels', name: c.code });
    return { code: c.code, names: c.names, decides: c.decides === true };
  });
}

function readLists(lists) {
  check(Array.isArray(lists) && lists.length > 0, 'lists');
  const seen = new Set();
  return lists.map((list, i) => {
    checkMembers(list, ['code'], ['names', 'colour', 'attributes'], `lists/${i}`);
    check(isText(list.code) && list.code !== '' && !list.code.startsWith('*'), `lists/${i}/code`);
    check(list.names === undefined || isTexts(list.names), `lists/${i}/names`);
    check(list.colour === undefined || list.colour === null || isText(list.colour), `lists/${i}/colour`);
    check(list.attributes === undefined || isObject(list.attributes), `lists/${i}/attributes`);
    if (seen.has(list.code)) throw new Bad('definition-twice', { place: 'lists', name: list.code });
    seen.add(list.code);
    return { code: list.code, names: list.names || list.code, colour: list.colour || null, attributes: list.attributes || Object.create(null) };
  });
}

