import { Bad } from './bad.js';
import { checkMembers, check } from './json.js';
import { isCount, isText, isTexts } from './members.js';
import { CLOCKS, REMEDIES } from './dispute-shapes.js';
import { parseDay, parseOffset } from './time.js';

// The member `disputes` of a definition: who hears complaints, who may complain of what, and how long.
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const UNITS = ['hours', 'calendar-days', 'working-days', 'months'];
const isCode = v => isText(v) && /^[a-z-]{1,64}$/.test(v);
const isYesOrNo = v => v === undefined || typeof v === 'boolean';
const isTextOrNone = v => v === undefined || isText(v);

export function readDisputes(d) {
  checkMembers(d, ['article', 'offset', 'grounds'], ['rest-days', 'holidays', 'forums', 'complainants', 'clocks'], 'disputes');
  check(isText(d.article), 'disputes/article');
  const offset = isText(d.offset) ? parseOffset(d.offset) : null;
  check(offset !== null, 'disputes/offset');
  const rest = new Set(items(d, 'rest-days').map(day => DAYS.indexOf(day)));
  check(!rest.has(-1) && rest.size < DAYS.length, 'disputes/rest-days');
  const holidays = new Set(items(d, 'holidays').map(day => isText(day) ? parseDay(day) : null));
  check(!holidays.has(null), 'disputes/holidays');
  const forums = new Map(coded(d, 'forums', readForum).map(f => [f.code, f]));
  checkLadder(forums);
  return {
    offset, rest, holidays, forums,
    complainants: new Set(coded(d, 'complainants', readNamed)), grounds: new Set(coded(d, 'grounds', readNamed)),
    clocks: items(d, 'clocks').map((clock, i) => readClock(clock, `disputes/clocks/${i}`, forums)),
  };
}

function items(d, member) {
  check(d[member] === undefined || Array.isArray(d[member]), `disputes/${member}`);
  return d[member] || [];
}

function coded(d, member, read) {
  const seen = new Set();
  return items(d, member).map((item, i) => {
    const value = read(item, `disputes/${member}/${i}`);
    if (seen.has(item.code)) throw new Bad('definition-twice', { place: `disputes/${member}`, name: item.code });
    seen.add(item.code);
    return value;
  });
}

function readNamed(named, place) {
  checkMembers(named, ['code', 'names'], [], place);
  check(isCode(named.code) && isTexts(named.names), place);
  return named.code;
}

function readForum(f, place) {
  checkMembers(f, ['code', 'names', 'kind', 'level'], ['appeal', 'first', 'remedies', 'members', 'signs', 'article'], place);
  check(isCode(f.code) && isTexts(f.names) && isText(f.level), place);
  check(['commission', 'court', 'legislator'].includes(f.kind), `${place}/kind`);
  check(isTextOrNone(f.appeal) && isTextOrNone(f.article) && isYesOrNo(f.first) && isYesOrNo(f.signs), place);
  check(f.members === undefined || isCount(f.members) && f.members <= 1000, `${place}/members`);
  check(f.remedies === undefined || Array.isArray(f.remedies) && f.remedies.every(r => REMEDIES.includes(r)), `${place}/remedies`);
  return {
    code: f.code, level: f.level, hears: f.kind !== 'legislator', appeal: f.appeal ?? null, first: f.first === true,
    remedies: new Set(f.remedies || []), members: f.members ?? null, signs: f.signs === true,
  };
}

// Appeals lead to forums that exist, and never back.
function checkLadder(forums) {
  for (const forum of forums.values()) {
    let at = forum;
    for (let steps = 0; at.appeal !== null; steps++) {
      check(forums.has(at.appeal) && steps < forums.size, `disputes/forums/${forum.code}/appeal`);
      at = forums.get(at.appeal);
    }
  }
}

function readClock(c, place, forums) {
  checkMembers(c, ['code', 'length', 'unit'], ['forum', 'rolls-over', 'article'], place);
  check(CLOCKS.includes(c.code) && UNITS.includes(c.unit), place);
  check(isCount(c.length) && c.length >= 1 && c.length <= 1000, `${place}/length`);
  check(c.forum === undefined || forums.has(c.forum), `${place}/forum`);
  check(isYesOrNo(c['rolls-over']) && isTextOrNone(c.article), place);
  return { code: c.code, forum: c.forum ?? null, length: c.length, unit: c.unit, rollsOver: c['rolls-over'] === true };
}

// The clock of a code for a forum, or else the one for all forums; null: there is none.
export function clockFor(rules, code, forum) {
  const of = rules.clocks.filter(c => c.code === code);
  return of.find(c => forum !== null && c.forum === forum) ?? of.find(c => c.forum === null) ?? null;
}
