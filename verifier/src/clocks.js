import { DAY, LAST_DAY, LAST_SECOND, dateOf, dayNumber, daysOfMonth, parseDay, weekday } from './time.js';
import { clockFor } from './dispute-rules.js';

// Time limits: where they end, and what suspensions do to them. Moments are seconds, days are numbers, both by time.js.
export const localDay = (rules, time) => Math.floor((time + rules.offset) / DAY);
export const endOfDay = (rules, day) => Math.min(day * DAY + DAY - 1 - rules.offset, LAST_SECOND);

const works = (rules, day) => !rules.rest.has(weekday(day)) && !rules.holidays.has(day);

// The last second of a limit that begins at a moment. The day of the event is not counted, the last day counts to its end.
export function lastSecond(rules, clock, from) {
  if (clock.unit === 'hours') return Math.min(from + clock.length * 3600, LAST_SECOND);
  let day = localDay(rules, from);
  if (clock.unit === 'calendar-days') day += clock.length;
  if (clock.unit === 'months') day = monthsAfter(day, clock.length);
  if (clock.unit === 'working-days') {
    for (let left = clock.length; left > 0 && day < LAST_DAY;) if (works(rules, ++day)) left--;
  }
  while (clock.rollsOver && day < LAST_DAY && !works(rules, day)) day++;
  return endOfDay(rules, Math.min(day, LAST_DAY));
}

// The day of the same number, or the last one of a shorter month.
function monthsAfter(number, count) {
  const { year, month, day } = dateOf(number), months = year * 12 + month - 1 + count;
  const y = Math.floor(months / 12), m = months % 12 + 1;
  return y > 9999 ? LAST_DAY : dayNumber(y, m, Math.min(day, daysOfMonth(y, m)));
}

// Times during which a clock stands still, but for those of rulings that are about to end: from the ruling on, to the end of the last
// day or to the revocation. Where several stand at once the time counts once.
function stops(rules, rulings, code, ending) {
  const found = [];
  for (const ruling of rulings.all.values()) {
    if (ending.has(ruling.index)) continue;
    for (const remedy of ruling.remedies) {
      if (remedy.do !== 'suspend' || remedy.clock !== code) continue;
      const last = remedy.until === null ? Infinity : endOfDay(rules, parseDay(remedy.until));
      const revoked = ruling.holds ? Infinity : rulings.endOf(ruling).time;
      found.push({ begin: ruling.time, end: Math.min(last, revoked) });
    }
  }
  const merged = [];
  for (const stop of found.filter(s => s.end > s.begin).sort((a, b) => a.begin - b.begin)) {
    const before = merged.at(-1);
    if (before && stop.begin <= before.end) before.end = Math.max(before.end, stop.end);
    else merged.push(stop);
  }
  return merged;
}

// Whether a clock stands still at a moment.
export const standsStill = (rules, rulings, code, at, ending) =>
  clockFor(rules, code, null) !== null && stops(rules, rulings, code, ending).some(s => s.begin <= at && at < s.end);

// Whether a moment is too late. While the clock stands still nothing is; what was left runs on afterwards.
export function isLate(rules, rulings, code, forum, from, at) {
  const clock = clockFor(rules, code, forum);
  if (clock === null) return false;
  let last = lastSecond(rules, clock, from);
  for (const { begin, end } of stops(rules, rulings, code, new Set())) {
    const start = Math.max(begin, from);
    if (start > last || start > at || end <= start) continue;
    if (end > at) return false;
    last = Math.min(last + end - start, LAST_SECOND);
  }
  return at > last;
}
