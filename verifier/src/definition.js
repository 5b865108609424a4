import { Bad } from './bad.js';
import { readJson, checkMembers, check, isObject } from './json.js';
import { isCount, isText, isTexts } from './members.js';
import { parseDay } from './time.js';
import { readDisputes } from './dispute-rules.js';

// The blob `definition`: what election.json and lists.csv say.
// An attribute holds if it is there and neither empty, 0 nor false.
export const holds = (list, attribute) => {
  const value = list.attributes[attribute];
  return value !== undefined && !['', '0', 'false', false, 0, null].includes(value);
};

export function readDefinition(bytes) {
  const d = readJson(bytes);
  checkMembers(d, ['format', 'id', 'names', 'date', 'channels', 'lists'],
    ['notice', 'attribution', 'legal-state', 'preliminary', 'other-bases', 'tiles', 'official', 'calendar', 'licence', 'previous', 'disputes', 'repeats'], 'definition');
  check(d.format === 'scrutineer-definition/1', 'format');
  check(isText(d.id), 'id');
  check(isTexts(d.names), 'names');
  check(isText(d.date) && parseDay(d.date) !== null, 'date');
  for (const name of ['notice', 'attribution', 'legal-state']) check(d[name] === undefined || isTexts(d[name]), name);
  check(d.preliminary === undefined || typeof d.preliminary === 'boolean', 'preliminary');
  check(d['other-bases'] === undefined || Array.isArray(d['other-bases']) && d['other-bases'].every(isText), 'other-bases');
  check(d.tiles === undefined || isObject(d.tiles), 'tiles');
  readOfficial(d.official);
  checkCalendar(d.calendar);
  checkLicence(d.licence);
  checkPrevious(d);
  checkRepeats(d.repeats);
  const disputes = d.disputes === undefined ? null : readDisputes(d.disputes);
  return { id: d.id, names: d.names, date: d.date, disputes, notice: d.notice, legalState: d['legal-state'], channels: readChannels(d.channels), lists: readLists(d.lists) };
}

function readOfficial(official) {
  check(official === undefined || Array.isArray(official), 'official');
  for (const row of official || []) checkMembers(row, ['what'], ['votes', 'seats', 'source'], 'official');
}

// What the pages show beside the figures. Nothing here is computed from it, but a definition that gives it wrongly is refused.
function checkCalendar(calendar) {
  if (calendar === undefined) return;
  check(Array.isArray(calendar), 'calendar');
  const seen = new Set();
  calendar.forEach((limit, i) => {
    const place = `calendar/${i}`;
    checkMembers(limit, ['code', 'until', 'names'], ['article', 'rule'], place);
    check(isText(limit.code) && /^[a-z][a-z0-9-]{0,59}$/.test(limit.code), `${place}/code`);
    if (seen.has(limit.code)) throw new Bad('definition-twice', { place: 'calendar', name: limit.code });
    seen.add(limit.code);
    check(isText(limit.until) && /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$/.test(limit.until), `${place}/until`);
    check(isTexts(limit.names) && (limit.article === undefined || isText(limit.article)) && (limit.rule === undefined || isTexts(limit.rule)), place);
  });
}

function checkLicence(licence) {
  if (licence === undefined) return;
  checkMembers(licence, [], ['spdx', 'name', 'url'], 'licence');
  const { spdx, name, url } = licence;
  check(spdx !== undefined || name !== undefined && url !== undefined, 'licence');
  check(spdx === undefined || isText(spdx) && /^[A-Za-z0-9.+-]{1,100}$/.test(spdx), 'licence/spdx');
  check(name === undefined || isText(name) && name.trim() !== '', 'licence/name');
  check(url === undefined || isText(url) && /^https?:\/\/[!#-;=?-~]+$/.test(url), 'licence/url');
}

// The annulled election that this one repeats.
function checkRepeats(repeats) {
  if (repeats === undefined) return;
  checkMembers(repeats, ['election', 'names', 'decision'], [], 'repeats');
  check(isText(repeats.election) && isTexts(repeats.names) && isText(repeats.decision), 'repeats');
}

function checkPrevious(d) {
  if (d.previous === undefined) return;
  checkMembers(d.previous, ['names', 'date', 'bases', 'lists'], ['source', 'turnout-jump'], 'previous');
  const { names, date, source, bases, lists, 'turnout-jump': jump } = d.previous;
  check(isTexts(names) && (source === undefined || isTexts(source)), 'previous');
  check(isText(date) && /^\d{4}-\d\d-\d\d$/.test(date) && date < d.date, 'previous/date');
  check(isObject(bases) && Object.values(bases).every(isCount), 'previous/bases');
  check(jump === undefined || isCount(jump) && jump <= 100, 'previous/turnout-jump');
  check(Array.isArray(lists), 'previous/lists');
  const known = new Set((Array.isArray(d.lists) ? d.lists : []).map(l => isObject(l) ? l.code : null)), seen = new Set();
  lists.forEach((list, i) => {
    const place = `previous/lists/${i}`;
    checkMembers(list, ['names', 'votes'], ['now', 'seats'], place);
    check(isTexts(list.names) && isCount(list.votes) && (list.seats === undefined || isCount(list.seats)), place);
    if (list.now === undefined) return;
    check(isText(list.now) && known.has(list.now), `${place}/now`);
    if (seen.has(list.now)) throw new Bad('definition-twice', { place: 'previous', name: list.now });
    seen.add(list.now);
  });
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

